import type { CheckResult } from './check';

/** Strongest first: a target file that cannot be used, a broken rule of the server, not ready. */
const strongest = [2, 1, 3] as const;

/** 0 ready, 1 a broken rule of the server, 2 configuration, 3 not ready. */
export function exitCodeOf(results: readonly CheckResult[]): 0 | 1 | 2 | 3 {
  return strongest.find((code) => results.some(({ exit }) => exit === code)) ?? 0;
}
