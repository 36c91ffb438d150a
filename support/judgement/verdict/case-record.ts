import type { Transcript } from '../../protocol/wire/transcript';
import type { StepFinished } from './envelope';
import type { Judgement } from './judgement';

/** What Cucumber's messages say of one case, before anything is judged. */
export interface CaseRecord {
  /** The case id; `feature:line` where the scenario carries none. */
  id: string;
  name: string;
  /** Path of the feature file as Cucumber saw it, with forward slashes. */
  feature: string;
  featureName: string;
  /** Title of the rule, or null where the scenario stands outside one. */
  rule: string | null;
  tags: string[];
  requirements: string[];
  steps: StepRecord[];
  /** The conversation, or null where the case held none. */
  transcript: Transcript | null;
  /** Milliseconds since 1970, or null where the case never began. */
  startedAtMs: number | null;
  durationMs: number;
  /** False where the run ended before the case did. */
  finished: boolean;
}

export type StepStatus = `${StepFinished['testStepResult']['status']}`;

/** One step or hook of a case. */
export interface StepRecord {
  kind: 'step' | 'before' | 'after';
  /** `Given`, `When` and so on; empty for a hook. */
  keyword: string;
  /** It stands under Then, in whatever language: what it finds is what the case is about. */
  isCheck: boolean;
  /** The sentence, or the name of the hook. */
  text: string;
  /** Doc string or table as text, or null. */
  argument: string | null;
  status: StepStatus;
  /** Milliseconds since 1970. */
  startedAtMs: number;
  durationMs: number;
  exception: { type: string; message: string; trace: string } | null;
  judgements: Judgement[];
}

/** All that a run's messages say. */
export interface Collected {
  cases: CaseRecord[];
  /** What went wrong outside every case: a hook of the run, a feature that does not parse. */
  problems: string[];
  /** Milliseconds since 1970. */
  startedAtMs: number;
  durationMs: number;
}

/** A case as every output names it: its rule first, since the name of a scenario alone may not say what it is about. */
export function titleOf({ rule, name }: Pick<CaseRecord, 'rule' | 'name'>): string {
  return rule === null ? name : `${rule} › ${name}`;
}
