import { describeHeard, describeOutcome, type Message, type Outcome, type Session } from '../session';
import { Blocked, Nonconformity } from '../verdict';

/** A sentence that says what would have been right, or several where each would. */
export type Expected = string | readonly string[];

/** The finding of a check on a session: what it said last, what should have come, what came. */
export function nonconformity(session: Session, expected: Expected, got: string): Nonconformity {
  const { recorder } = session.setting.recorder;
  return new Nonconformity({
    sent: session.lastSent === null ? null : recorder.redact(session.lastSent),
    expected: typeof expected === 'string' ? [expected] : [...expected],
    got: recorder.redact(got),
    next: null,
  });
}

/**
 * Waits, in the reaction to the last stimulus, for a message that satisfies an XPath expression.
 * @param speaker whose stimulus it was, where another session's
 */
export async function expectMessage(
  session: Session,
  expression: string,
  expected: Expected,
  speaker = session,
): Promise<Message> {
  const outcome = await session.expect(expression);
  if (outcome.kind === 'message') return outcome.message;
  throw nonconformity(speaker, expected, describeOutcome(outcome));
}

/** Waits for the answer to the last stimulus and checks it with an XPath expression. */
export async function expectAnswer(
  session: Session,
  condition: string,
  expected: Expected,
): Promise<Message> {
  return requireMatch(session, await session.expectAnswer(), condition, expected);
}

/** Checks that a wait ended with a message for which an XPath expression holds. */
export function requireMatch(
  session: Session,
  outcome: Outcome,
  condition: string,
  expected: Expected,
): Message {
  if (outcome.kind === 'message' && session.matches(outcome.message, condition)) return outcome.message;
  throw nonconformity(session, expected, describeOutcome(outcome));
}

/**
 * Checks that nothing in the reaction satisfies an XPath expression. Proven by a fence: a ping sent behind the
 * stimulus, to the same server, has been answered, or the connection has ended.
 * @param speaker whose stimulus it was, where another session's
 * @throws Blocked where the fence is not answered in time, since silence then proves nothing
 */
export async function expectNone(
  session: Session,
  expression: string,
  expected: Expected,
  speaker = session,
): Promise<void> {
  const { kind, heard } = await session.fence();
  const found = heard.filter((message) => session.matches(message, expression));
  if (found.length > 0) throw nonconformity(speaker, expected, describeHeard(found));
  requireFence(kind, `${[expected].flat().join(' or ')} came`);
}

/**
 * Says how silence was proven.
 * @param claim what did not come, as the start of a sentence
 * @throws Blocked where the fence behind it was not answered in time, since silence then proves nothing
 */
export function requireFence(kind: Outcome['kind'], claim: string): void {
  if (kind === 'timed out')
    throw new Blocked(`${claim}, but neither did the answer to the ping sent behind: that proves nothing`);
}
