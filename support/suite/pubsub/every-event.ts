import {
  describeHeard,
  describeOutcome,
  documentOf,
  subscribe,
  type Message,
  type Session,
} from '../../protocol/session';
import { Blocked, NotApplicable } from '../../judgement/verdict';
import { textOf, textsOf } from '../../protocol/xml/query';
import { causeEvent } from './event-source';
import { nonconformity } from '../expectation';
import { eventInPlace } from '../missing';
import type { NodeName } from '../node-name';
import type { Party } from '../party';
import type { ConformanceWorld } from '../world';

const item = '/client:message[@from=$pubsub]/pse:event/pse:items[@node=$at]/pse:item';
const signed = `${item}[@id=$sign or contains(.,$sign)]`;

/**
 * Checks that no event of a node is lost: causes one more, and waits until a party has every event of the node that the case has caused. What
 * was to come before has come by then: a service tells of the events of one publisher as they come.
 */
export async function expectEvents(world: ConformanceWorld, party: Party, name: NodeName): Promise<void> {
  await causeEvent(world, name);
  const at = world.nodeId(name);
  const signs = world.changes.filter(({ nodes }) => nodes.includes(at)).map(({ sign }) => sign);
  const session = world.session(party);
  const kind = `event ${at}`;
  const withinMs = session.patience.allow(kind, session.target.limits.replyMs);
  const arrived = (): boolean => findLost(session, at, signs).length === 0;
  const outcome = await session.inbox.wait(0, arrived, withinMs);
  if (outcome.kind === 'message') return;
  session.patience.missed(kind);
  const events = { ...outcome, heard: eventsOf(session, at) };
  const lost = findLost(session, at, signs);
  // as many events as were caused, under another address or without their signs: those were not lost but altered
  const altered = session.inbox.messages.filter((message) =>
    session.matches(message, eventInPlace, { node: at }),
  );
  const came = altered.length < signs.length ? 'nothing' : 'other';
  throw nonconformity(
    session,
    `all ${String(signs.length)} events of ${at}`,
    `${came === 'nothing' ? 'lost' : 'not recognised'}: ${lost.join(', ')}; ${describeOutcome(events)}`,
    { subject: 'event', came, condition: null },
  );
}

/** The signs that no event of a node has. An event may stand for several only where a sign comes twice. */
function findLost(session: Session, at: string, signs: readonly string[]): string[] {
  const left = [...session.inbox.messages];
  return signs.filter((sign) => {
    const index = left.findIndex((message) => holdsSign(session, message, at, sign));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

function holdsSign(session: Session, message: Message, at: string, sign: string): boolean {
  return session.matches(message, signed, { at, sign });
}

function eventsOf(session: Session, at: string): Message[] {
  return session.inbox.messages.filter((message) => session.matches(message, item, { at }));
}

/** Checks that a party has every event of a node, and none of them twice under one address. XEP-0060, section 7.1.2. */
export async function expectEachOnce(world: ConformanceWorld, party: Party, name: NodeName): Promise<void> {
  await expectEvents(world, party, name);
  const session = world.session(party);
  const seen = new Map<string, Message>();
  for (const message of eventsOf(session, world.nodeId(name))) {
    const document = documentOf(message);
    if (!document) continue;
    const to = textOf('/client:message/@to', document);
    for (const id of textsOf('//pse:item/@id', document)) {
      const first = seen.get(`${id} ${to}`);
      if (first)
        throw nonconformity(session, `one event with the item ${id}`, describeHeard([first, message]));
      seen.set(`${id} ${to}`, message);
    }
  }
}

/**
 * Checks that the events of a node come in the order in which the case caused them: none is lost or told twice, which
 * have rules of their own. RFC 6120, section 10.1.
 * @throws Blocked where nothing tells the events apart
 */
export async function expectInOrder(world: ConformanceWorld, party: Party, name: NodeName): Promise<void> {
  await expectEvents(world, party, name);
  const session = world.session(party);
  const at = world.nodeId(name);
  const signs = world.changes.filter(({ nodes }) => nodes.includes(at)).map(({ sign }) => sign);
  if (new Set(signs).size < signs.length) throw new Blocked(`two changes of ${at} have the same sign`);
  const events = eventsOf(session, at);
  const places = signs.map((sign) => events.findIndex((message) => holdsSign(session, message, at, sign)));
  if (places.every((place, index) => index === 0 || place > (places[index - 1] ?? place))) return;
  throw nonconformity(
    session,
    `the events of ${at} in the order ${signs.join(', ')}`,
    `all of them in another order: ${describeHeard(events)}`,
  );
}

/** Checks that nothing the case caused on one node came before the next event of another node. XEP-0060, section 4.2. */
export async function expectNoEvent(
  world: ConformanceWorld,
  party: Party,
  silent: NodeName,
  fence: NodeName,
): Promise<void> {
  const caused = world.changes.filter(({ nodes }) => nodes.includes(world.nodeId(silent)));
  if (caused.length === 0) throw new Error('nothing was caused whose absence could be checked');
  await expectEvents(world, party, fence);
  const session = world.session(party);
  const found = session.inbox.messages.filter((message) =>
    caused.some(({ sign }) => holdsSign(session, message, world.nodeId(silent), sign)),
  );
  if (found.length > 0)
    throw nonconformity(session, `no event of ${world.nodeId(silent)}`, describeHeard(found));
}

/** Checks that no two events a party has heard share a message id. XEP-0060, section 12.4. */
export function expectDistinctIds(session: Session): void {
  const seen = new Map<string, Message>();
  for (const message of session.inbox.messages) {
    const document = documentOf(message);
    const id = document ? textOf('/client:message[pse:event]/@id', document) : '';
    const first = seen.get(id);
    if (id !== '' && first)
      throw nonconformity(session, 'an id of its own for each event', describeHeard([first, message]));
    if (id !== '') seen.set(id, message);
  }
  if (seen.size < 2) throw new NotApplicable(`${String(seen.size)} events had an id, too few to compare`);
}

/**
 * Subscribes to a node that holds an item, and goes on where the service sends that item along. The reaction to
 * come is what followed the subscription.
 * @throws NotApplicable where the item has not come before a later event of the node
 */
export async function assumeLastItem(world: ConformanceWorld, party: Party, name: NodeName): Promise<void> {
  const session = world.session(party);
  const at = world.node(name);
  const held = world.changes.at(-1)?.sign ?? '';
  const outcome = await subscribe(session, at, session.ownFullJid());
  const { stimulus } = session;
  if (!stimulus) throw new Error('a subscription was asked for, and is no stimulus');
  await causeEvent(world, name);
  const later = world.changes.at(-1)?.sign ?? '';
  await session.inbox.wait(
    stimulus.position,
    (message) => holdsSign(session, message, at, later),
    session.target.limits.replyMs,
  );
  session.resume(stimulus);
  world.variables.set({ item: held });
  const since = session.inbox.since(stimulus.position);
  if (since.some((message) => holdsSign(session, message, at, held))) return;
  throw new NotApplicable(
    `the last item of ${at} did not come along with the subscription: ${describeOutcome(outcome)}`,
  );
}
