import { describeHeard, documentOf, type Message } from '../../protocol/session';
import { Blocked } from '../../judgement/verdict';
import { textOf } from '../../protocol/xml/query';
import { nonconformity } from '../expectation';
import type { NodeName } from '../node-name';
import type { Party } from '../party';
import type { ConformanceWorld } from '../world';
import { causeEvent } from './event-source';
import { eventsOf, tellsOf } from './signed-event';

/** What says of itself that it is late. XEP-0203. */
const late = '/client:message/delay:delay';

/**
 * Checks that none of the events of a node that a party heard on its connection before comes again on the one it has now:
 * causes one more, behind which nothing of before can come. What is marked as late may. XEP-0060, section 7.1.2.
 * @throws Blocked where it heard none before, or hears none now
 */
export async function expectNotToldAgain(
  world: ConformanceWorld,
  party: Party,
  name: NodeName,
): Promise<void> {
  const at = world.nodeId(name);
  const session = world.session(party);
  const before = world.earlier(party).flatMap((each) => eventsOf(each, at));
  if (before.length < 2) throw new Blocked('fewer than two events came before the connection was made anew');
  await causeEvent(world, name);
  const change = world.changes.at(-1);
  const isNext = (message: Message): boolean => change !== undefined && tellsOf(session, message, at, change);
  const outcome = await session.inbox.wait(0, isNext, session.target.limits.replyMs);
  if (outcome.kind !== 'message') throw new Blocked('no event comes on the new connection');
  // whoever subscribes anew may be sent the last item, which is only better stamped (XEP-0060, section 6.1.7)
  const last = before.at(-1);
  const settled = before.filter((each) => last && !isSame(each, last));
  const again = eventsOf(session, at).filter(
    (message) => !session.matches(message, late) && settled.some((each) => isSame(each, message)),
  );
  if (again.length > 0)
    throw nonconformity(
      session,
      'no event that was told before the connection was made anew, unless it is marked as late (XEP-0203)',
      describeHeard(again),
    );
}

/** Whether two messages tell of the same item: its id and all that it holds. */
function isSame(one: Message, other: Message): boolean {
  const [first, second] = [documentOf(one), documentOf(other)];
  if (!first || !second) return false;
  return ['//pse:item/@id', '//pse:item'].every((part) => textOf(part, first) === textOf(part, second));
}
