import type { CaseOutcome, MutantRun } from './outcome';

/** A check, one `Then` of a case, that found nothing whatever the server did wrong. */
export interface UnkilledCheck {
  case: string;
  /** The sentence of the step. */
  check: string;
  /** Why no fault can turn it red; null where nobody knows yet. */
  reason: string | null;
}

/** Why some checks cannot be turned red: each by its case, or by `case: sentence` where its case has others. */
export interface UnkilledReason {
  reason: string;
  checks: readonly string[];
}

/**
 * Every check of the control that no fault turned red: one that were emptied would go unnoticed. What a check finds
 * without a fault does not count.
 */
export function findUnkilled(
  controls: readonly MutantRun[],
  faulty: readonly MutantRun[],
  reasons: readonly UnkilledReason[],
): UnkilledCheck[] {
  const usual = redChecks(controls);
  const red = redChecks(faulty);
  const known = new Map(reasons.flatMap(({ reason, checks }) => checks.map((check) => [check, reason])));
  const all = new Map(controls.flatMap(({ outcomes }) => outcomes.flatMap(checksOf)));
  return [...all]
    .filter(([key]) => !red.has(key) || usual.has(key))
    .map(([key, found]) => ({ ...found, reason: known.get(key) ?? known.get(found.case) ?? null }));
}

function redChecks(runs: readonly MutantRun[]): Set<string> {
  return new Set(
    runs.flatMap(({ outcomes }) =>
      outcomes.flatMap(({ id, checks }) =>
        checks.filter(({ red }) => red).map(({ text }) => checkKey(id, text)),
      ),
    ),
  );
}

function checksOf({ id, checks }: CaseOutcome): [string, Omit<UnkilledCheck, 'reason'>][] {
  return checks.map(({ text }) => [checkKey(id, text), { case: id, check: text }]);
}

/** What names a check in `unkilled-checks.yaml`. */
export function checkKey(caseId: string, check: string): string {
  return `${caseId}: ${check}`;
}
