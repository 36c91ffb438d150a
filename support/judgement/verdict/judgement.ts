import type { Cause, Suspect } from './cause';

/** Strongest first; for a case, a requirement and the run. */
export const verdicts = ['error', 'fail', 'blocked', 'warn', 'pass', 'info', 'not-applicable'] as const;
export type Verdict = (typeof verdicts)[number];

/** What a reader needs to act on a broken rule. */
export interface Finding {
  /** The requirement's id. */
  requirement: string;
  /** What was sent, or null where the rule is about something the server does unasked. */
  sent: string | null;
  /** Every outcome that would have been right. */
  expected: string[];
  /** What came, with times. */
  got: string;
  /** What to do about it, where the signature is known. */
  next: string | null;
  /** Why it is no more than a warning: what is known of the product. Absent of all else. */
  known?: string;
}

/**
 * What a step concluded when it did not simply pass. Attached to the step as JSON with `judgementType`, so that
 * everything downstream is derived from Cucumber's messages.
 */
export interface Judgement {
  verdict: 'fail' | 'warn' | 'info' | 'blocked' | 'not-applicable';
  /** One sentence; of a not-applicable case the proof or the setting, of a blocked one what stood in the way. */
  message: string;
  finding: Finding | null;
  /** What stood in the way of a blocked case, or what a finding shows that others may meet as well. */
  cause?: Cause | null;
  /** When what the finding is about was said, in milliseconds of its conversation, where that was looked at as a whole. */
  at?: number;
  /** The finding is that something never came: what else the case is about was not seen either. */
  isMissing?: boolean;
  /** What else may be why the finding was made, where other cases show that this is so. */
  suspect?: Suspect;
}

export const judgementType = 'application/vnd.finesse-conformance.judgement+json';
export const transcriptType = 'application/vnd.finesse-conformance.transcript+json';
