import {
  describeHeard,
  describeOutcome,
  documentOf,
  type Message,
  type Outcome,
  type Session,
} from '../../protocol/session';
import { Blocked, Nonconformity, NotApplicable, type Missing } from '../../judgement/verdict';
import { textOf, textsOf } from '../../protocol/xml/query';
import { causeEvent } from './event-source';
import type { Change } from './change';
import { eventsOf, findLost, nameChange, tellsOf } from './signed-event';
import { hearLate } from './late-event';
import { nonconformity } from '../expectation';
import { conditionIn, eventInPlace, isMisnamed, isViolated, misnamed } from '../missing';
import type { NodeName } from '../node-name';
import type { Party } from '../party';
import type { ConformanceWorld } from '../world';

/**
 * Checks that no event of a node is lost: causes one more, and waits until a party has every event of the node that the case has caused. What
 * was to come before has come by then: a service tells of the events of one publisher as they come.
 */
export async function expectEvents(world: ConformanceWorld, party: Party, name: NodeName): Promise<void> {
  await causeEvent(world, name);
  await expectCaused(world, party, name);
}

/** The same, of what was caused so far. */
export async function expectCaused(world: ConformanceWorld, party: Party, name: NodeName): Promise<void> {
  const at = world.nodeId(name);
  const changes = changesOf(world, at);
  const session = world.session(party);
  const kind = `event ${at}`;
  const withinMs = session.patience.allow(kind, session.target.limits.replyMs);
  const arrived = (): boolean => findLost(session, at, changes).length === 0;
  const inTime = await session.inbox.wait(0, arrived, withinMs);
  const outcome = inTime.kind === 'timed out' ? await hearLate(session, arrived) : inTime;
  if (outcome.kind === 'message') return;
  session.patience.missed(kind);
  const events = { ...outcome, heard: eventsOf(session, at) };
  const lost = findLost(session, at, changes).map(nameChange);
  const came = cameInstead(session, outcome, at, changes.length);
  throw nonconformity(
    session,
    `all ${String(changes.length)} events of ${at}`,
    `${fates[came] ?? 'lost'}: ${lost.join(', ')}; ${describeOutcome(events)}`,
    isMisnamed(session)
      ? misnamed
      : { subject: 'event', came, condition: conditionIn(session, session.inbox.messages, '/stream:error') },
  );
}

/** Goes on where a party has every event of a node that the case has caused. @throws Blocked where one is missing */
export async function assumeEvents(world: ConformanceWorld, party: Party, name: NodeName): Promise<void> {
  try {
    await expectCaused(world, party, name);
  } catch (error) {
    if (!(error instanceof Nonconformity)) throw error;
    throw new Blocked(`the case needs events that did not come: ${error.evidence.got}`);
  }
}

/** What became of events that were not found, where they are not lost. */
const fates: Partial<Record<Missing['came'], string>> = {
  binary: 'not readable',
  'ill-formed': 'not readable',
  other: 'not recognised',
};

/** What came where events did not: what cannot be read may be the one that is missing. */
function cameInstead(session: Session, outcome: Outcome, at: string, caused: number): Missing['came'] {
  if (isViolated(session, outcome)) return 'violation';
  const unread = session.inbox.messages.find(({ parsed }) => !parsed.ok);
  if (unread) return unread.binary ? 'binary' : 'ill-formed';
  if (outcome.kind === 'closed') return 'end';
  // as many events as were caused, under another address or without their signs: those were not lost but altered
  const altered = session.inbox.messages.filter((message) =>
    session.matches(message, eventInPlace, { node: at }),
  );
  return altered.length < caused ? 'nothing' : 'other';
}

function changesOf(world: ConformanceWorld, at: string): Change[] {
  return world.changes.filter(({ nodes }) => nodes.includes(at));
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

/** Checks that nothing the case caused on one node came before the next event of another node. XEP-0060, section 4.2. */
export async function expectNoEvent(
  world: ConformanceWorld,
  party: Party,
  silent: NodeName,
  fence: NodeName,
): Promise<void> {
  const caused = changesOf(world, world.nodeId(silent));
  if (caused.length === 0) throw new Error('nothing was caused whose absence could be checked');
  await expectEvents(world, party, fence);
  const session = world.session(party);
  const found = session.inbox.messages.filter((message) =>
    caused.some((change) => tellsOf(session, message, world.nodeId(silent), change)),
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
