import { recognise, type CheckName, type KnownCause } from '../judgement/sign';
import type { Examination } from './examination';

/** What a check saw: that all is well, or evidence of what is not; or why there is nothing to look at. */
export type Sight =
  | { found: string; wrong?: { evidence: string; values?: Readonly<Record<string, string>> } }
  | { notApplicable: string };

/** One thing that doctor looks at. */
export interface Check {
  name: CheckName;
  /** Checks that have to be well, or have nothing to look at, before this one can be made. */
  needs: readonly CheckName[];
  look: (examination: Examination) => Promise<Sight | Sight[]> | Sight | Sight[];
}

/** What a check came to; the shape of `checks` in `doctor --json`. */
export interface CheckResult {
  check: CheckName;
  status: 'ok' | 'warn' | 'fail' | 'not tried' | 'not applicable';
  /** Stable name of the cause, and its place in the documentation; null where nothing is wrong. */
  code: string | null;
  page: string | null;
  /** The value that was found, or why the check was not made. */
  found: string;
  means: string | null;
  next: string | null;
  who: KnownCause['who'] | null;
  probably: boolean;
  /** What it makes of the exit code. */
  exit: 0 | 1 | 2 | 3;
}

/** Where codes are explained. */
export const page = 'docs/doctor.md';

/** A check that found nothing wrong, or was not made. */
export function plainResult(check: CheckName, status: CheckResult['status'], found: string): CheckResult {
  return {
    ...{ check, status, code: null, page: null, found },
    ...{ means: null, next: null, who: null, probably: false, exit: 0 },
  };
}

/** A sight as a result; what is wrong is looked up among the known causes. */
export function judge(
  check: CheckName,
  sight: Sight,
  values: Readonly<Record<string, string>>,
): { result: CheckResult; cause: KnownCause | null } {
  if ('notApplicable' in sight)
    return { result: plainResult(check, 'not applicable', sight.notApplicable), cause: null };
  if (!sight.wrong) return { result: plainResult(check, 'ok', sight.found), cause: null };
  const cause = recognise(check, { got: sight.wrong.evidence });
  if (!cause) throw new Error(`signs.yaml has no last sign for the check ${check}: put one in that fits all`);
  const known = { ...values, ...sight.wrong.values };
  const { code, who, probably, level } = cause;
  const result: CheckResult = {
    ...{ check, status: level, code, page: `${page}#${code}`, found: sight.found, who, probably },
    means: fillIn(cause.means, known),
    next: fillIn(cause.next, known),
    exit: level === 'warn' ? 0 : cause.exit,
  };
  return { result, cause };
}

function fillIn(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{([a-z-]+)\}/g, (whole, name: string) => values[name] ?? whole);
}
