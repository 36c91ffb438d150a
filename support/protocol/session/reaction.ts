import { sendEarlyFence } from './early-fence';
import { sendFence } from './fence';
import type { Outcome } from './inbox';
import type { Message } from './message';
import type { Session } from './session';
import type { Wait } from './session-setting';

/** Milliseconds in which most servers react; only then is a fence sent, so that most conversations need none. */
const promptMs = 40;
/** A service that deals with requests in several threads has dealt with an earlier one by the second later answer. */
const fencesNeeded = 2;

/** One wait for the reaction to a stimulus. */
interface Awaiting {
  session: Session;
  position: number;
  wanted: (message: Message) => boolean;
  withinMs: number;
  /** What happened elsewhere comes by other ways than the answers to what a session says: those prove nothing of it. */
  isElsewhere: boolean;
  /** On the clock of `performance`. */
  deadline: number;
}

/**
 * Waits, in the reaction to a stimulus, for a message that satisfies an XPath expression: a race between it and the
 * answer to a later request, after which it will not come (RFC 6120, section 10.1). Where nobody can be asked, or where
 * the server answers out of order, the deadline decides.
 * @param kind what is awaited, the same for all waits of the kind: after some in vain the others are cut short
 * @param speaker whose stimulus it was, where another session's
 */
export async function react(
  session: Session,
  expression: string,
  kind: string,
  wait: Wait = {},
  speaker: Session = session,
): Promise<Outcome> {
  const { patience, target } = session;
  const withinMs = patience.allow(kind, wait.withinMs ?? target.limits.replyMs);
  const startedAt = performance.now();
  const stimulus = wait.stimulus ?? session.stimulus;
  const outcome = await race(
    {
      session,
      position: stimulus?.position ?? 0,
      isElsewhere: stimulus?.kind === 'elsewhere',
      wanted: (message) => session.matches(message, expression, wait.variables),
      withinMs,
      deadline: startedAt + withinMs,
    },
    speaker,
  );
  if (outcome.kind === 'timed out') patience.missed(kind);
  if (outcome.kind === 'message') patience.came(kind, performance.now() - startedAt);
  return outcome;
}

async function race(awaiting: Awaiting, speaker: Session): Promise<Outcome> {
  const { session, withinMs } = awaiting;
  const prompt = await waitFor(awaiting, awaiting.wanted, promptMs);
  if (prompt.kind !== 'timed out' || withinMs <= promptMs) return prompt;
  if (session.fullJid === null && speaker === session) return raceEarly(awaiting);
  if (![session, speaker].every(canFence)) return waitFor(awaiting, awaiting.wanted);
  const { domain, pubsub } = session.target;
  // an event is due to what another stream brought: in order is what one stream brings (RFC 6120, section 10.1)
  if (awaiting.isElsewhere || (speaker !== session && speaker.stimulus?.to === pubsub))
    return waitFor(awaiting, awaiting.wanted);
  const to = speaker.stimulus?.to === pubsub ? pubsub : domain;
  if (speaker !== session && !(await isAnswered(speaker, to, awaiting)))
    return waitFor(awaiting, awaiting.wanted);
  for (let fences = 0; fences < fencesNeeded; fences += 1) {
    const id = sendFence(session, to);
    const outcome = await waitFor(awaiting, (message) => awaiting.wanted(message) || message.fence === id);
    if (outcome.kind !== 'message' || outcome.message.fence !== id) return outcome;
  }
  return { kind: 'silent', heard: session.inbox.since(awaiting.position) };
}

/** The same before a resource is bound, where one answer to what may be asked there has to do. */
async function raceEarly(awaiting: Awaiting): Promise<Outcome> {
  const { session, wanted } = awaiting;
  const early = session.patience.isOrdered ? sendEarlyFence(session) : null;
  if (!early) return waitFor(awaiting, wanted);
  const outcome = await waitFor(awaiting, (message) => wanted(message) || early.isAnswered(message));
  if (outcome.kind !== 'message' || wanted(outcome.message)) return outcome;
  early.mark();
  return { kind: 'silent', heard: session.inbox.since(awaiting.position) };
}

/** Waits for a message of the reaction; in the outcome stands the whole time it was given. */
async function waitFor(
  { session, position, withinMs, deadline }: Awaiting,
  wanted: (message: Message) => boolean,
  mostMs = Infinity,
): Promise<Outcome> {
  const leftMs = Math.max(0, Math.min(mostMs, deadline - performance.now()));
  const outcome = await session.inbox.wait(position, wanted, leftMs);
  return outcome.kind === 'timed out' ? { ...outcome, withinMs } : outcome;
}

/** Whether the one who spoke gets an answer to a later request: what was said has been dealt with then. */
async function isAnswered(speaker: Session, to: string, { deadline }: Awaiting): Promise<boolean> {
  const id = sendFence(speaker, to);
  const leftMs = Math.max(0, deadline - performance.now());
  const position = speaker.stimulus?.position ?? 0;
  const outcome = await speaker.inbox.wait(position, (message) => message.fence === id, leftMs);
  return outcome.kind === 'message';
}

/** Whether a session may make requests whose answers come in the order of the requests. */
function canFence(session: Session): boolean {
  return session.fullJid !== null && !session.inbox.closing && session.patience.isOrdered;
}
