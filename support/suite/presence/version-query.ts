import { describeHeard, fence, type Session } from '../../protocol/session';
import { NotApplicable } from '../../judgement/verdict';
import { nonconformity } from '../expectation';
import { hearOut } from '../recording/recorded-conversation';
import type { ConformanceWorld } from '../world';

/** Openfire asks five seconds after the bind; three times that is ample. */
const patienceMs = 15_000;

/**
 * Waits for the server's `jabber:iq:version` query, as Finesse's server sends one to each new session. Other
 * servers need not ask: one that has not done so by the time a ping is answered is left alone.
 * @throws NotApplicable where a server other than Finesse's has not asked
 */
export async function expectVersionQuery(world: ConformanceWorld, session: Session): Promise<void> {
  const expression = "/client:iq[@type='get' and @from=$domain and @to=$full and @id]/version:query";
  const { product, embedded, limits } = world.target;
  if (world.run.recording) hearOut(session);
  if (world.run.recording && !session.inbox.messages.some((message) => session.matches(message, expression)))
    throw new NotApplicable(`${world.run.recording.format} shows no question for the software version`);
  if (product !== 'finesse') await fence(session);
  const withinMs = product !== 'finesse' ? 0 : embedded ? limits.replyMs : patienceMs;
  const outcome = await session.inbox.wait(0, (message) => session.matches(message, expression), withinMs);
  if (outcome.kind === 'message') return;
  if (product !== 'finesse')
    throw new NotApplicable('the server had not asked by the time it answered a ping');
  throw nonconformity(
    session,
    `an iq get with jabber:iq:version from ${world.target.domain}`,
    `${describeHeard(outcome.heard.slice(-3))}\nand no such query within ${String(withinMs)} ms`,
  );
}
