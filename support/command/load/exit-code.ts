import type { LoadResult } from '../../load';

/** The exit code of the contract, strongest first: 5, 4, 1, 3, 0; a load that was interrupted ends with 130. */
export function exitCodeOf(
  { interrupted, verdict, thresholds, agents, conformance, leftBehind }: LoadResult,
  secretFound: boolean,
): number {
  if (interrupted) return 130;
  const judged = conformance?.exitCode ?? 0;
  if (secretFound || leftBehind > 0 || judged === 5) return 5;
  // the file was read before the load began: what `run` finds wrong with it is the suite's own fault
  if (judged === 4 || judged === 2) return 4;
  if (judged === 1) return 1;
  // where nobody was signed in, no threshold was put to the test
  if (agents.signedIn > 0 && thresholds.some(({ holds }) => !holds)) return 1;
  return judged === 3 || verdict === 'blocked' || conformance === null ? 3 : 0;
}
