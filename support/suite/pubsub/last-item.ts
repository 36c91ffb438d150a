import { describeOutcome, subscribe } from '../../protocol/session';
import { NotApplicable } from '../../judgement/verdict';
import type { NodeName } from '../node-name';
import type { Party } from '../party';
import type { ConformanceWorld } from '../world';
import type { Change } from './change';
import { causeEvent } from './event-source';
import { tellsOf } from './signed-event';

/**
 * Subscribes to a node that holds an item, and goes on where the service sends that item along. The reaction to
 * come is what followed the subscription.
 * @throws NotApplicable where the item has not come before a later event of the node
 */
export async function assumeLastItem(world: ConformanceWorld, party: Party, name: NodeName): Promise<void> {
  const session = world.session(party);
  const at = world.node(name);
  const held = lastChange(world);
  const outcome = await subscribe(session, at, session.ownFullJid());
  const { stimulus } = session;
  if (!stimulus) throw new Error('a subscription was asked for, and is no stimulus');
  await causeEvent(world, name);
  const later = lastChange(world);
  await session.inbox.wait(
    stimulus.position,
    (message) => tellsOf(session, message, at, later),
    session.target.limits.replyMs,
  );
  session.resume(stimulus);
  world.variables.set({ item: held.sign });
  const since = session.inbox.since(stimulus.position);
  if (since.some((message) => tellsOf(session, message, at, held))) return;
  throw new NotApplicable(
    `the last item of ${at} did not come along with the subscription: ${describeOutcome(outcome)}`,
  );
}

function lastChange({ changes }: ConformanceWorld): Change {
  const change = changes.at(-1);
  if (!change) throw new Error('nothing was caused yet: a When must come first');
  return change;
}
