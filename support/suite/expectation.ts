import {
  describeHeard,
  describeOutcome,
  fence,
  matches,
  react,
  stepId,
  type Message,
  type Outcome,
  type Session,
  type Stage,
  type StimulusKind,
  type Wait,
} from '../protocol/session';
import {
  Blocked,
  causeOf,
  missingFence,
  Nonconformity,
  type Cause,
  type Missing,
  type Suspect,
} from '../judgement/verdict';
import { namespaces } from '../protocol/xml/namespaces';
import { excerpt } from '../protocol/wire/excerpt';
import { endOf, findMissing, isEndedBefore } from './missing';
import { subjectsOf } from './subject';

/** A sentence that says what would have been right, or several where each would. */
export type Expected = string | readonly string[];

/**
 * The finding of a check on a session: what it said last, what should have come, what came.
 * @param missing what never came, where the check saw nothing of what it is about
 */
export function nonconformity(
  session: Session,
  expected: Expected,
  got: string,
  missing: Missing | null = null,
  suspect: Suspect | null = null,
): Nonconformity {
  const { recorder } = session.setting.recorder;
  const { stimulus } = session;
  return new Nonconformity({
    sent: stimulus === null ? null : recorder.redact(stimulus.sent),
    expected: typeof expected === 'string' ? [expected] : [...expected],
    got: recorder.redact(got),
    next: null,
    missing,
    suspect,
    step: stepOf(session),
  });
}

/** The step on the way of every conversation that the last stimulus is, or null where it is none. */
function stepOf({ stimulus, fullJid, inbox }: Session): Cause | null {
  const isAuthenticated = inbox.messages.some((message) => matches(message, '/sasl:success'));
  const stage = stimulus && stageAfter(stimulus.kind, isAuthenticated, fullJid !== null);
  if (!stage) return null;
  return { id: stepId(stage), sentence: `What leads to the stage “${stage}” goes wrong.` };
}

function stageAfter(kind: StimulusKind, isAuthenticated: boolean, isBound: boolean): Stage | null {
  if (kind === 'open') return isAuthenticated ? 'signed in' : 'at an open stream';
  if (kind === 'sasl') return 'authenticated';
  return kind === 'iq' && isAuthenticated && !isBound ? 'bound' : null;
}

/** Waits for what answers the last stimulus, or for an XPath expression in the reaction to it. */
export function awaitReaction(
  session: Session,
  expression: string,
  wait: Wait = {},
  speaker = session,
): Promise<Outcome> {
  const [subject = ''] = subjectsOf(expression, speaker.stimulus);
  const from = speaker.stimulus?.to ?? 'the server';
  return react(session, expression, `${subject} ${from}`, wait, speaker);
}

/**
 * Waits, in the reaction to the last stimulus, for a message that satisfies an XPath expression.
 * @param speaker whose stimulus it was, where another session's
 */
export async function expectMessage(
  session: Session,
  expression: string,
  expected: Expected,
  { speaker = session, ...wait }: Wait & { speaker?: Session } = {},
): Promise<Message> {
  const outcome = await awaitReaction(session, expression, wait, speaker);
  if (outcome.kind === 'message') return outcome.message;
  const isUnheard = speaker !== session && isEndedBefore(speaker);
  const missing = isUnheard
    ? endOf(speaker, subjectsOf(expression, speaker.stimulus)[0] ?? 'answer')
    : findMissing(session, expression, outcome, wait.variables);
  const suspect = suspectOf(session, expression, outcome);
  throw nonconformity(speaker, expected, describeOutcome(outcome), missing, suspect);
}

/** What else may be why a wait for an expression ended without it. */
export function suspectOf(session: Session, expression: string, outcome: Outcome): Suspect | null {
  const [subject = 'answer'] = subjectsOf(expression, session.stimulus);
  if (subject === 'open' && outcome.kind !== 'message') return 'open';
  if (outcome.kind === 'closed') return 'end';
  if (subject === 'message') return 'message';
  // silence is proven by a fence, which is a ping that was answered
  const isUnproven = outcome.kind !== 'message' && outcome.kind !== 'silent';
  const isPing = session.stimulus?.sent.includes(namespaces.ping) === true;
  return isPing && subject === 'answer' && isUnproven ? 'ping' : null;
}

/** Waits for the answer to the last stimulus and checks it with an XPath expression. */
export async function expectAnswer(
  session: Session,
  condition: string,
  expected: Expected,
  wait: Wait = {},
): Promise<Message> {
  const outcome = await awaitReaction(session, session.answerExpression(wait.stimulus), wait);
  return expectMatch(session, outcome, condition, expected, wait);
}

/** Checks that a wait ended with a message for which an XPath expression holds. */
export function expectMatch(
  session: Session,
  outcome: Outcome,
  condition: string,
  expected: Expected,
  { variables }: Wait = {},
): Message {
  if (outcome.kind === 'message' && session.matches(outcome.message, condition, variables))
    return outcome.message;
  throw nonconformity(
    session,
    expected,
    describeOutcome(outcome),
    findMissing(session, condition, outcome, variables),
    suspectOf(session, condition, outcome),
  );
}

/**
 * Checks that nothing in the reaction satisfies an XPath expression. Proven by a fence: a ping sent behind the
 * stimulus, to the same server, has been answered, or the connection has ended.
 * @param speaker whose stimulus it was, where another session's: what it said has been dealt with then
 * @throws Blocked where the fence is not answered in time, since silence then proves nothing
 */
export async function expectNone(
  session: Session,
  expression: string,
  expected: Expected,
  speaker = session,
): Promise<void> {
  const dealt = speaker === session ? null : await fence(speaker);
  const { kind, heard } = await fence(session);
  const reaction = heard.filter((message) => message.fence === undefined);
  const found = reaction.filter((message) => session.matches(message, expression));
  if (found.length > 0) throw nonconformity(speaker, expected, describeHeard(found));
  for (const fenced of [dealt?.kind ?? kind, kind])
    assumeFenced(fenced, `${[expected].flat().join(' or ')} came`);
  assumeRead(heard, expression);
}

/** @throws Blocked where a message that cannot be read may be the one that is not to come */
export function assumeRead(heard: readonly Message[], expression: string): void {
  const unread = heard.find(({ parsed, binary }) => !parsed.ok && !binary);
  if (!unread) return;
  throw new Blocked(
    `nothing with ${expression} came that can be read, but neither can this: ${excerpt(unread.text, 200)}`,
    causeOf({ subject: 'answer', came: 'ill-formed', condition: null }),
  );
}

/**
 * Says how silence was proven.
 * @param claim what did not come, as the start of a sentence
 * @throws Blocked where the fence behind it was not answered in time, since silence then proves nothing
 */
export function assumeFenced(kind: Outcome['kind'], claim: string): void {
  if (kind !== 'timed out') return;
  throw new Blocked(
    `${claim}, but neither did the answer to the ping sent behind: that proves nothing`,
    missingFence,
  );
}
