import { secretsOfProxy } from './proxy';
import type { Target } from './target';

/** Parts of a header's value shorter than this are words like `Bearer`, or say too little to be a secret. */
const partLeast = 12;

/** Every text of a target that must stand in no artefact, each once. */
export function secretsOf(target: Pick<Target, 'accounts' | 'headers' | 'proxy'>): string[] {
  const passwords = Object.values(target.accounts).map((account) => account.password);
  const headers = target.headers.flatMap(([, value]) => [value, ...partsOf(value)]);
  return [...new Set([...passwords, ...headers, ...secretsOfProxy(target.proxy)])];
}

/** A cookie or a token as an answer may repeat it, without what stands around it in the header. */
function partsOf(value: string): string[] {
  return value.split(/[;,\s=]+/).filter((part) => part.length >= partLeast);
}
