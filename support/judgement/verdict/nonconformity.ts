import type { Cause, Missing, Suspect } from './cause';

/** What a check saw, and what it wanted to see. */
export interface Evidence {
  /** What was sent, or null where the rule is about something the server does unasked. */
  sent: string | null;
  /** Every outcome that would have been right. */
  expected: string[];
  /** What came, with times. */
  got: string;
  /** What to do about it, where the signature is known. */
  next: string | null;
  /** The requirement this is about, where the check knows better than the tags of its case. */
  requirement?: string;
  /** When what is at fault was said, in milliseconds of its conversation, where the check has looked at all of it. */
  at?: number;
  /** What never came, where the check saw nothing of what its rule is about. */
  missing?: Missing | null;
  /** What else may be why it did not come, where other cases show that this is so. */
  suspect?: Suspect | null;
  /** The step on the way of every conversation that it is about, by its name where it is what blocks; null for none. */
  step?: Cause | null;
}

/** The server broke a rule: the one exception that means the server's fault and not the suite's. */
export class Nonconformity extends Error {
  override readonly name = 'Nonconformity';

  constructor(
    readonly evidence: Evidence,
    message = `wanted ${evidence.expected.join(', or ')}; got ${evidence.got}`,
  ) {
    super(message);
  }
}

/** The case could not be judged; the message names what stood in the way. */
export class Blocked extends Error {
  override readonly name = 'Blocked';

  /** @param blocker what stood in the way, where other cases may meet it as well */
  constructor(
    message: string,
    readonly blocker: Cause | null = null,
  ) {
    super(message);
  }
}

/** The target does not offer what the case is about, or its file does not allow it; the message is the proof. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable';
}
