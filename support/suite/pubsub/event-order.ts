import { describeHeard, type Message, type Session } from '../../protocol/session';
import { Blocked } from '../../judgement/verdict';
import { nonconformity } from '../expectation';
import type { NodeName } from '../node-name';
import type { Party } from '../party';
import type { ConformanceWorld } from '../world';
import type { Change } from './change';
import { expectCaused, expectEvents } from './every-event';
import { eventsOf, fieldOf, nameChange, tellsOf } from './signed-event';

/**
 * Checks that the events of some nodes, of one publisher, come in the order in which the case caused them: none is lost
 * or told twice, which have rules of their own. RFC 6120, section 10.1.
 * @throws Blocked where nothing tells the events apart
 */
export async function expectInOrder(
  world: ConformanceWorld,
  party: Party,
  first: NodeName,
  ...others: readonly NodeName[]
): Promise<void> {
  await expectEvents(world, party, first);
  for (const name of others) await expectCaused(world, party, name);
  const session = world.session(party);
  const places = [first, ...others].map((name) => world.nodeId(name));
  const events = session.inbox.messages.filter((message) =>
    places.some((at) => eventsOf(session, at).includes(message)),
  );
  const changes = world.changes.filter(({ nodes }) => nodes.some((at) => places.includes(at)));
  const told = orderOf(session, places, events, changes);
  if (isRising(told)) return;
  throw nonconformity(
    session,
    `the events of ${places.join(' and ')} in the order ${changes.map(nameChange).join(', ')}`,
    `all of them, in the order ${ranksOf(told).join(', ')}: ${describeHeard(events)}`,
  );
}

/** Numbers that rise where the events came in order: their places, or the times that they tell. */
function orderOf(
  session: Session,
  nodes: readonly string[],
  events: readonly Message[],
  changes: readonly Change[],
): number[] {
  const requests = new Set(events.map((event) => fieldOf(event, 'requestId')));
  const isTold = changes.every(({ request }) => request === '' || requests.has(request));
  if (isTold && new Set(changes.map(nameChange)).size === changes.length)
    return changes.map((change) =>
      events.findIndex(
        (event) =>
          // what tells of no request may be due to another, such as the sign-in
          (change.request === '' || fieldOf(event, 'requestId') === change.request) &&
          nodes.some((at) => tellsOf(session, event, at, change)),
      ),
    );
  // states come again and again: what tells them apart is their time
  const times = events.map((event) => Date.parse(fieldOf(event, 'stateChangeTime')));
  if (times.some(Number.isNaN))
    throw new Blocked('nothing tells the events apart: neither the id of a request nor a time is in each');
  return times;
}

/** The numbers' places, counted from 1, as they stand when sorted: 2, 1 of two that were swapped. */
function ranksOf(numbers: readonly number[]): number[] {
  return Array.from(numbers, (each, index) => ({ each, rank: index + 1 }))
    .sort((a, b) => a.each - b.each)
    .map(({ rank }) => rank);
}

function isRising(numbers: readonly number[]): boolean {
  return numbers.every((each, index) => index === 0 || each >= (numbers[index - 1] ?? each));
}
