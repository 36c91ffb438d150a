import type { Results } from './results';

/** What an exit code depends on. */
export interface Outcome {
  results: Pick<Results, 'verdict' | 'requirements' | 'cases'>;
  /** Warnings count as nonconformities. */
  strict: boolean;
  /** Whether a requirement is one of the core of the documented profile. */
  isCore: (requirement: string) => boolean;
  /** A secret was found in what was written. */
  secretFound: boolean;
  /** Something the suite made is still on the server. */
  leftBehind: boolean;
  /** The target could not be spoken to at all: name, connection, TLS, credentials. */
  untestable: boolean;
}

/** The exit code of a run, the strongest reason first: 5, 4, 1, 3, 0. Wrong usage (2) ends before a run begins. */
export function exitCodeOf(outcome: Outcome): 0 | 1 | 3 | 4 | 5 {
  const { results, strict, isCore } = outcome;
  const found = new Set([results, ...results.cases, ...results.requirements].map(({ verdict }) => verdict));
  if (outcome.secretFound || outcome.leftBehind) return 5;
  if (found.has('error')) return 4;
  if (found.has('fail') || (strict && found.has('warn'))) return 1;
  const coreBlocked = results.requirements.some(({ id, verdict }) => verdict === 'blocked' && isCore(id));
  const nothingJudged = !found.has('warn') && !found.has('pass');
  return outcome.untestable || coreBlocked || nothingJudged ? 3 : 0;
}

/** Whether a requirement belongs to the core of the documented profile. */
export function isDocumentedCore({ id, tier }: { id: string; tier?: string }): boolean {
  return id.startsWith('DOC-') && (tier ?? 'core') === 'core';
}
