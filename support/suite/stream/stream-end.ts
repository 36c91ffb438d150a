import {
  describeHeard,
  describeOutcome,
  fence,
  nameOutcome,
  type Outcome,
  type Session,
} from '../../protocol/session';
import { Blocked, causeOf, NotApplicable, type Missing } from '../../judgement/verdict';
import { assumeRead, awaitReaction, nonconformity, suspectOf } from '../expectation';
import { dropped, findMissing, isViolated } from '../missing';
import { subjectsOf } from '../subject';

/** The end of a stream as a session can see it: an error, a `<close/>`, or the WebSocket's own end. */
const end = '/stream:error | /framing:close';

/**
 * Waits, in the reaction to the last stimulus, for the message that a rule is about.
 * @param speaker whose stimulus it was, where another session's
 * @throws NotApplicable where the server reacts otherwise: whether it may has a rule of its own
 * @throws Blocked where nothing tells how it reacts, or what the case needs is not delivered
 */
export async function assumeReaction(session: Session, expression: string, speaker = session): Promise<void> {
  const outcome = await (speaker === session
    ? awaitAnyReaction(session, expression)
    : awaitReaction(session, expression, {}, speaker));
  if (outcome.kind === 'message' && session.matches(outcome.message, expression)) return;
  const { recorder } = session.setting.recorder;
  const missing = findMissing(session, expression, outcome);
  if (missing && isUnexplained(missing, session))
    throw new Blocked(
      recorder.redact(`the case needs ${expression}, and there was ${describeOutcome(outcome)}`),
      causeOf(missing),
    );
  const heard = recorder.redact(describeHeard(outcome.heard));
  throw new NotApplicable(
    `the rule is about a server that answers with ${expression}; this one: ${heard || nameOutcome(outcome)}`,
  );
}

/** Waits for a message, or for another that answers the request which was the last stimulus: it has one answer. */
function awaitAnyReaction(session: Session, expression: string): Promise<Outcome> {
  // what a server of Finesse's kind asks of its own accord comes by its clock, and no fence tells when
  const [subject] = subjectsOf(expression, session.stimulus);
  const waitsOut = subject === 'push' && session.target.product === 'finesse';
  if (subject === 'push' && session.stimulus) {
    // asked right after the bind, it came before what was said since
    const sinceBind = { stimulus: { ...session.stimulus, position: 0 } };
    return waitsOut ? session.expect(expression, sinceBind) : awaitReaction(session, expression, sinceBind);
  }
  if (session.stimulus?.kind === 'iq')
    return awaitReaction(session, `${session.answerExpression()} | ${expression}`);
  return awaitReaction(session, expression);
}

/** Whether nothing tells that the server reacts otherwise: it said nothing that can be read, or answers no request. */
function isUnexplained({ subject, came }: Missing, { stimulus }: Session): boolean {
  // no server has to ask anything of its own accord
  if (subject === 'push' && (came === 'nothing' || came === 'silence')) return false;
  const isDelivered = ['message', 'presence', 'event'].includes(subject);
  if (came === 'silence') return isDelivered || stimulus?.kind === 'iq';
  return ['nothing', 'refusal', 'ill-formed', 'violation'].includes(came);
}

/** Checks that the last features a session was sent offer something. @throws NotApplicable where they do not */
export function assumeFeature(session: Session, child: string): void {
  if (session.last(`/stream:features[${child}]`) !== null) return;
  throw new NotApplicable(`the server's last features do not contain ${child}`);
}

/** Checks that the reaction to the last stimulus ends the stream, in whichever form. RFC 6120, sections 4.4 and 4.9. */
export async function expectStreamEnd(session: Session): Promise<void> {
  const outcome = await awaitReaction(session, end);
  if (outcome.kind === 'message' || (outcome.kind === 'closed' && !isViolated(session, outcome))) return;
  const expected = ['a stream error', 'a <close/>', 'the end of the WebSocket connection'];
  throw nonconformity(session, expected, describeOutcome(outcome), findMissing(session, end, outcome));
}

/**
 * Checks that the stream survives the last stimulus, or ends for a reason that the server names: a fence behind
 * the stimulus is answered, or a stream error came. RFC 6120, section 4.8.4.
 */
export async function expectNoSilentEnd(session: Session): Promise<void> {
  const outcome = await fence(session);
  const explained = outcome.heard.some((message) => session.matches(message, '/stream:error'));
  const goesOn = outcome.kind === 'message' && !session.matches(outcome.message, '/framing:close');
  if (goesOn || explained) return;
  const expected = ['a stream that goes on, so that a ping is answered', 'a stream error before the end'];
  const suspect = outcome.kind === 'closed' ? 'end' : null;
  throw nonconformity(session, expected, describeOutcome(outcome), findUnread(session, outcome), suspect);
}

/** Goes on where the last stimulus has ended the stream, in whichever way. @throws NotApplicable where it goes on */
export async function assumeEnded(session: Session): Promise<void> {
  const has = (expression: string): boolean =>
    session.inbox.messages.some((message) => session.matches(message, expression));
  const wasEnded = has(end);
  const outcome = await fence(session);
  // before authentication the question itself may end the stream: RFC 6120, section 4.9.3.12
  const endedByFence = !wasEnded && !has('/sasl:success') && has('/stream:error[streamerr:not-authorized]');
  const isEnd = outcome.kind !== 'message' || session.matches(outcome.message, end);
  if (isEnd && !endedByFence) return;
  throw new NotApplicable('the rule is about the end of a stream, and this one goes on');
}

/** Whether what came before an end may be the error that explains it. */
function findUnread(session: Session, outcome: Outcome): Missing | null {
  if (isViolated(session, outcome)) return { subject: 'end', came: 'violation', condition: null };
  const isUnread = outcome.heard.some(({ parsed }) => !parsed.ok);
  if (isUnread) return { subject: 'end', came: 'ill-formed', condition: null };
  return outcome.kind === 'closed' ? dropped : null;
}

/** Waits for a message, or for the end of the WebSocket with a code that says the same. RFC 6455, section 7.4.1. */
export async function expectUnlessEnded(session: Session, code: number, expression: string): Promise<void> {
  const outcome = await awaitReaction(session, expression);
  if (outcome.kind === 'message' || (outcome.kind === 'closed' && outcome.closing.code === code)) return;
  const expected = [`a message with ${expression}`, `a WebSocket closed with ${String(code)}`];
  const missing = findMissing(session, expression, outcome);
  const suspect = suspectOf(session, expression, outcome);
  throw nonconformity(session, expected, describeOutcome(outcome), missing, suspect);
}

/** Checks that nothing a session has heard, from its first message on, satisfies an XPath expression. */
export function expectNotHeard(session: Session, expression: string): void {
  const found = session.inbox.messages.filter((message) => session.matches(message, expression));
  if (found.length === 0) {
    assumeRead(session.inbox.messages, expression);
    return;
  }
  throw nonconformity(session, `no message with ${expression} so far`, describeHeard(found));
}
