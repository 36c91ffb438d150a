import type { CaseRecord, StepRecord } from './case-record';
import { settle } from './conclusion';
import type { Cause, Suspect } from './cause';
import type { Finding, Judgement, Verdict } from './judgement';
import { nothingKnown, type KnownDeviations } from './known-deviation';
import { attribute, cap, severityOf, strongest, type Graded, type Grades } from './severity';

/** Something a step came to; an error is what a step cannot conclude of itself. */
export interface Conclusion {
  verdict: Judgement['verdict'] | 'error';
  message: string;
  finding: Finding | null;
  cause?: Cause | null;
  isMissing?: boolean;
  at?: number;
  suspect?: Suspect;
}

/** A case with its verdict. */
export interface JudgedCase {
  record: CaseRecord;
  verdict: Verdict;
  /** Why; null for a plain pass. */
  message: string | null;
  finding: Finding | null;
  /** Everything its steps concluded, in their order. */
  conclusions: Conclusion[];
}

const ours = new Map<string, Judgement['verdict']>([
  ['Nonconformity', 'fail'],
  ['Blocked', 'blocked'],
  ['NotApplicable', 'not-applicable'],
]);

/** The verdict of a case: the strongest of what its steps and hooks came to, and a pass where they came to nothing. */
export function judgeCase(
  record: CaseRecord,
  catalogue: Grades,
  deviations: KnownDeviations = nothingKnown,
): JudgedCase {
  const conclusions = [...concludeOutside(record, catalogue), ...concludeSteps(record, catalogue)].map(
    (found): Conclusion =>
      found.verdict === 'error'
        ? found
        : settle({ ...found, verdict: found.verdict }, record.requirements, catalogue, (finding) =>
            deviations.find(record.id, finding),
          ),
  );
  const verdict = strongest(conclusions.map((found) => found.verdict)) ?? 'pass';
  const reason = conclusions.find((found) => found.verdict === verdict);
  const judged = {
    record,
    verdict,
    message: reason?.message ?? null,
    finding: reason?.finding ?? null,
    conclusions,
  };
  const recorded = verdict === 'info' && conclusions.every(({ finding }) => finding === null);
  return recorded && holdsMore(judged, catalogue) ? { ...judged, verdict: 'pass' } : judged;
}

/**
 * What a case says of one of its requirements: what its findings say that name it, and what was concluded of the case
 * as a whole. A finding about another requirement says that this one held where the case went on to its end and a check
 * of it found nothing; nothing of it where what both are about was never seen, or every check found something; and where
 * it ended the case no more than a weaker rule can come to.
 */
export function judgeShare({ record, verdict, conclusions }: JudgedCase, requirement: Graded): Verdict {
  const severity = severityOf(requirement);
  if (verdict === 'error') return 'error';
  const own = conclusions.filter(({ finding, verdict: found }) =>
    finding ? finding.requirement === requirement.id : found !== 'info' || severity === 'info',
  );
  const said = strongest(own.map((found) => found.verdict));
  if (said) return cap(said, severity);
  if (conclusions.some(({ isMissing }) => isMissing)) return 'blocked';
  const isFound = conclusions.some(({ finding, verdict: found }) => finding !== null && found !== 'info');
  if (record.steps.every(({ status }) => status === 'PASSED'))
    return isFound && !hasCleanCheck(record) ? 'blocked' : 'pass';
  // what ended the case is held against the one requirement that the finding names
  const shared = cap(verdict, severity);
  return shared === 'fail' ? 'blocked' : shared;
}

/** Whether a check of a case, said under Then, found nothing. */
function hasCleanCheck({ steps }: CaseRecord): boolean {
  return steps.some(({ isCheck, judgements }) => isCheck && judgements.length === 0);
}

/** Whether a case that only recorded something, and found nothing, also holds a rule that can be broken and was kept. */
function holdsMore(judged: JudgedCase, catalogue: Grades): boolean {
  const known = judged.record.requirements
    .map((id) => catalogue.get(id))
    .filter((found) => found !== undefined);
  return known.some((requirement) => judgeShare(judged, requirement) === 'pass');
}

function concludeOutside(record: CaseRecord, catalogue: Grades): Conclusion[] {
  const unknown = record.requirements
    .filter((id) => catalogue.get(id) === undefined)
    .map((id) =>
      fault(`the case is tagged @req:${id}, which the catalogue does not hold: add it or mend the tag`),
    );
  if (record.startedAtMs === null) return [...unknown, hindrance('the run ended before this case began')];
  return record.finished ? unknown : [...unknown, hindrance('the run ended while this case was under way')];
}

function concludeSteps(record: CaseRecord, catalogue: Grades): Conclusion[] {
  const found = record.steps.flatMap((step) => concludeStep(step, record, catalogue));
  const skipped = record.steps.find(({ status }) => status === 'SKIPPED');
  if (found.length > 0 || !skipped) return found;
  return [hindrance(`skipped without a reason at “${skipped.text}”`)];
}

function concludeStep(step: StepRecord, record: CaseRecord, catalogue: Grades): Conclusion[] {
  const { status, text, judgements, exception } = step;
  if (status === 'UNDEFINED')
    return [fault(`no step definition says “${text}”: add one or mend the sentence`)];
  if (status === 'AMBIGUOUS')
    return [fault(`more than one step definition says “${text}”: make them differ`)];
  if (status === 'PENDING') {
    return judgements.length > 0 ? judgements : [hindrance(`pending without a reason at “${text}”`)];
  }
  if (!exception) return judgements;
  const decided = judgements.some(({ verdict }) => verdict !== 'warn' && verdict !== 'info');
  const meant = ours.get(exception.type);
  // a hook that attached a judgement of its own is judged by it, whatever it threw
  if (decided && (meant !== undefined || step.kind !== 'step')) return judgements;
  if (meant === undefined)
    return [fault(`${exception.type}: ${exception.message} (at “${text}”)`), ...judgements];
  const rule = attribute(record.requirements, catalogue);
  const finding: Finding = {
    requirement: rule?.id ?? '',
    sent: null,
    expected: ['the rule to hold'],
    got: exception.message,
    next: null,
  };
  return [
    { verdict: meant, message: exception.message, finding: meant === 'fail' ? finding : null },
    ...judgements,
  ];
}

function fault(message: string): Conclusion {
  return { verdict: 'error', message, finding: null };
}

function hindrance(message: string): Conclusion {
  return { verdict: 'blocked', message, finding: null };
}
