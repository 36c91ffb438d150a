import { describeOutcome, documentOf, fence, nameOutcome, SetupFailure, type Session } from '../../session';
import { NotApplicable } from '../../verdict';
import { select, textOf, xml, type Xml } from '../../xml';
import { beginConversation } from '../conversation';
import type { Party } from '../party';
import type { ConformanceWorld } from '../world';

/** Contacts by bare JID, each with its subscription: `none`, `to`, `from` or `both`. RFC 6121, section 2.1.2.5. */
type Roster = ReadonlyMap<string, string>;

const seeing = ['to', 'both'];
const seen = ['from', 'both'];
const subscriptionOf = (roster: Roster, jid: string): string => roster.get(jid) ?? 'none';

/** Reads a party's roster. RFC 6121, section 2.1.3. @throws SetupFailure where the server does not tell it */
async function readRoster(session: Session): Promise<Roster> {
  const id = session.nextId('roster');
  session.send(xml`<iq type='get' id='${id}' xmlns='jabber:client'><query xmlns='jabber:iq:roster'/></iq>`);
  const outcome = await session.expectAnswer();
  const document = outcome.kind === 'message' ? documentOf(outcome.message) : null;
  if (!document || textOf('/client:iq/@type', document) !== 'result')
    throw new SetupFailure(`${session.party} could not read its roster: ${nameOutcome(outcome)}`);
  const items = select('/client:iq/roster:query/roster:item', document);
  return new Map(items.map((item) => [textOf('@jid', item), textOf('@subscription', item)]));
}

/** Has a party's roster put back as it is now when the case ends: what came goes, what was there stays. */
export async function putRosterBack(world: ConformanceWorld, party: Party): Promise<void> {
  const before = await readRoster(world.session(party));
  world.defer(async () => {
    if (world.session(party).inbox.closing) await rejoin(world, party);
    const session = world.session(party);
    for (const [jid, subscription] of await readRoster(session)) {
      for (const stanza of undoing(jid, before.get(jid), subscription)) session.send(stanza);
    }
    await fence(session);
  });
}

/** A fresh session of a party whose own is gone. @throws SetupFailure where the case has signed in for that before */
async function rejoin(world: ConformanceWorld, party: Party): Promise<void> {
  const { username } = world.session(party).account;
  if (!world.run.budget.takeCleanUp(username))
    throw new SetupFailure(`${party} could not put its roster back: the case has signed in for that before`);
  await beginConversation(world, party, 'bound');
}

/** What brings a contact back to its earlier subscription. RFC 6121, sections 2.5, 3.2 and 3.3. */
function undoing(jid: string, earlier: string | undefined, now: string): Xml[] {
  if (earlier === undefined)
    return [
      xml`<iq type='set' id='forget-${jid}' xmlns='jabber:client'><query xmlns='jabber:iq:roster'><item jid='${jid}' subscription='remove'/></query></iq>`,
    ];
  const gained = (states: readonly string[]): boolean => states.includes(now) && !states.includes(earlier);
  return [
    ...(gained(seeing) ? [xml`<presence xmlns='jabber:client' type='unsubscribe' to='${jid}'/>`] : []),
    ...(gained(seen) ? [xml`<presence xmlns='jabber:client' type='unsubscribed' to='${jid}'/>`] : []),
  ];
}

/**
 * Has one party see another's presence, by a subscription that ends with the case unless it was there before.
 * RFC 6121, section 3.1.
 * @throws SetupFailure where the server does not come to that state
 */
export async function grantSight(world: ConformanceWorld, watcher: Party, watched: Party): Promise<void> {
  const [viewer, viewed] = [world.session(watcher), world.session(watched)];
  const contact = viewed.bareJid;
  if (seeing.includes(subscriptionOf(await readRoster(viewer), contact))) return;
  await putRosterBack(world, watched);
  await putRosterBack(world, watcher);
  viewer.send(xml`<presence xmlns='jabber:client' type='subscribe' to='${contact}'/>`);
  await fence(viewer);
  viewed.send(xml`<presence xmlns='jabber:client' type='subscribed' to='${viewer.bareJid}'/>`);
  // section 3.1.6: whoever has read its roster is told of the change
  const outcome = await viewer.expect(
    "/client:iq[@type='set']/roster:query/roster:item[@jid=$contact and (@subscription='to' or @subscription='both')]",
    { variables: { contact } },
  );
  if (outcome.kind !== 'message')
    throw new SetupFailure(`${watcher} could not subscribe to ${watched}: ${describeOutcome(outcome)}`);
}

/** Goes on where one party does not see another's presence. @throws NotApplicable where its roster says that it does */
export async function requireNoSight(world: ConformanceWorld, watcher: Party, watched: Party): Promise<void> {
  const roster = await readRoster(world.session(watcher));
  const state = subscriptionOf(roster, world.session(watched).bareJid);
  if (seeing.includes(state))
    throw new NotApplicable(`the roster of ${watcher} has ${watched} with subscription='${state}'`);
}
