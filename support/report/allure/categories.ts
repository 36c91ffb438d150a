import { Status } from 'allure-js-commons';

/**
 * How Allure sorts what did not plainly pass. It matches the whole message, and groups the cases of a category by it;
 * each begins with its verdict. Read by Java's regular expressions and by JavaScript's.
 */
export const categories = [
  { name: 'Nonconformities', matchedStatuses: [Status.FAILED] },
  { name: 'Suite errors', matchedStatuses: [Status.BROKEN], messageRegex: 'error: [\\s\\S]*' },
  { name: 'Blocked', matchedStatuses: [Status.BROKEN], messageRegex: 'blocked: [\\s\\S]*' },
  { name: 'Warnings', matchedStatuses: [Status.PASSED], messageRegex: 'warn: [\\s\\S]*' },
  { name: 'Not applicable', matchedStatuses: [Status.SKIPPED], messageRegex: 'not-applicable: [\\s\\S]*' },
];
