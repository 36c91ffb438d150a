import { compareRuns, loadRules, readRun } from '../../comparison';
import type { Change, Expectation } from './change';

/** What a comparison found, as far as it is held against what was to be found. */
export interface Found {
  class: string;
  channel: string;
  path: string;
  after: string | null;
  sentence: string;
  rule: string | null;
}

/** What came of a planted change. */
export interface Outcome {
  change: Pick<Change, 'name' | 'what' | 'because' | 'expect'>;
  found: Found[];
  /** Expected and not found. */
  missing: Expectation[];
  /** Found and not expected. */
  surplus: Found[];
  /** Found where it was expected, in another class. */
  misclassed: Found[];
}

/** Compares two run folders, without controls. */
export function findDifferences(before: string, after: string): Found[] {
  const { differences } = compareRuns(readRun(before), readRun(after), { controls: [], rules: loadRules() });
  return differences.map(({ class: of, channel, path, after, sentence, rule }) => ({
    ...{ class: of, channel, path, after, sentence, rule },
  }));
}

/** Holds what was found against what was to be found: all of it, nothing else, each in its class. */
export function weighFound(change: Outcome['change'], found: readonly Found[]): Outcome {
  const fits = (expected: Expectation, each: Found): boolean =>
    isLike(expected.channel, each.channel) &&
    isLike(expected.path, each.path) &&
    isLike(expected.after ?? '*', each.after ?? '');
  const classed = (each: Found): boolean =>
    change.expect.some((expected) => fits(expected, each) && expected.class === each.class);
  const known = (each: Found): boolean => change.expect.some((expected) => fits(expected, each));
  const isFurther = (each: Found): boolean =>
    change.expect.some(
      (expected) =>
        expected.several === undefined &&
        fits(expected, each) &&
        found.find((other) => fits(expected, other)) !== each,
    ) && !change.expect.some((expected) => expected.several && fits(expected, each));
  return {
    change,
    found: [...found],
    missing: change.expect.filter((expected) => !found.some((each) => fits(expected, each))),
    surplus: found.filter((each) => !known(each) || isFurther(each)),
    misclassed: found.filter((each) => known(each) && !classed(each)),
  };
}

/** Whether all came as it was to. */
export function isRight({ missing, surplus, misclassed }: Outcome): boolean {
  return [missing, surplus, misclassed].every(({ length }) => length === 0);
}

/** `*` stands for any characters, `?` for one, as in rules. */
function isLike(pattern: string, text: string): boolean {
  const escaped = pattern
    .replace(/[\\^$.+()[\]{}|]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${escaped}$`, 's').test(text);
}
