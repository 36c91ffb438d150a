import type { CaseRecord, JudgedCase, Judgement, Verdict } from '../../judgement/verdict';
import type { Reach } from './reached';

/** The server of one run of the suite: the reference server with one fault, or without any as the control. */
export interface Mutant {
  /** Name of the fault; null for the control. */
  fault: string | null;
  /** Ids of the requirements that the fault breaks. */
  breaks: readonly string[];
  /** Spoken over TLS, which a fault of TLS needs and all others go without for speed. */
  tls: boolean;
  /** Ids of cases about other rules that have to notice the fault all the same. */
  also: readonly string[];
  /** Ids of the cases that the fault can make a difference to; null for every case. */
  cases: readonly string[] | null;
}

/** One `Then` of a case. */
export interface Check {
  /** The sentence of the step, numbered where its case says it again. */
  text: string;
  /** It found something. */
  red: boolean;
}

/** What one case came to in a run. */
export interface CaseOutcome {
  id: string;
  requirements: readonly string[];
  verdict: Verdict;
  message: string | null;
  /** The requirements that its findings name, whatever their severity. */
  named: readonly string[];
  /** Those of them that failed. */
  failed: readonly string[];
  checks: readonly Check[];
}

/** A run against a mutant, with what every case came to. */
export interface MutantRun {
  mutant: Mutant;
  outcomes: readonly CaseOutcome[];
  /** What went wrong outside every case. */
  problems: readonly string[];
  /** Of the control: which decisions the server took in each case. */
  reach?: Reach;
}

/** The part of a judged case that a proof needs. */
export function readOutcome({ record, verdict, message, conclusions }: JudgedCase): CaseOutcome {
  const found = conclusions.filter(({ finding }) => finding !== null);
  const named = found.flatMap(({ finding }) => finding?.requirement ?? []);
  const failed = found.flatMap(({ finding, verdict: of }) =>
    of === 'fail' && finding ? [finding.requirement] : [],
  );
  const { id, requirements } = record;
  return {
    id,
    requirements,
    verdict,
    message,
    named: [...new Set(named)],
    failed: [...new Set(failed)],
    checks: readChecks(record),
  };
}

/** A check of a positive control is seen red where it blocks: it finds nothing of its own. */
function readChecks({ steps, tags }: CaseRecord): Check[] {
  const isControl = tags.includes('@control');
  const seen = new Map<string, number>();
  return steps.flatMap((step) => {
    if (!step.isCheck) return [];
    const times = (seen.get(step.text) ?? 0) + 1;
    seen.set(step.text, times);
    const text = times === 1 ? step.text : `${step.text} (${String(times)})`;
    const isRed = ({ finding, verdict }: Judgement): boolean =>
      finding !== null || (isControl && verdict === 'blocked');
    return [{ text, red: step.judgements.some(isRed) }];
  });
}

/** The requirements a fault breaks that a case carries and names in a finding: why the case noticed the fault. */
export function reasonsOf({ requirements, named }: CaseOutcome, breaks: readonly string[]): string[] {
  return named.filter((id) => breaks.includes(id) && requirements.includes(id));
}
