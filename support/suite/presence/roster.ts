import {
  describeOutcome,
  fence,
  nameOutcome,
  readRoster,
  SetupFailure,
  undoContact,
  type Roster,
  type Session,
} from '../../protocol/session';
import { NotApplicable } from '../../judgement/verdict';
import { xml } from '../../protocol/xml/template';
import { beginConversation } from '../conversation';
import type { Party } from '../party';
import type { ConformanceWorld } from '../world';

const seeing = ['to', 'both'];
const subscriptionOf = (roster: Roster, jid: string): string => roster.get(jid) ?? 'none';

/** Reads a party's roster. RFC 6121, section 2.1.3. @throws SetupFailure where the server does not tell it */
async function rosterFor(session: Session): Promise<Roster> {
  const { roster, outcome } = await readRoster(session);
  if (!roster) throw new SetupFailure(`${session.party} could not read its roster: ${nameOutcome(outcome)}`);
  return roster;
}

/**
 * Has a party's roster put back as it is now when the case ends: what came goes, what was there stays. Whether it
 * is so, the server is asked: what is not stays in the ledger.
 */
export async function putRosterBack(world: ConformanceWorld, party: Party): Promise<void> {
  const before = await rosterFor(world.session(party));
  world.defer(async () => {
    if (world.session(party).inbox.closing) await rejoin(world, party);
    const session = world.session(party);
    let changed = false;
    for (const [jid, subscription] of await rosterFor(session)) {
      for (const stanza of undoContact(session, jid, before.get(jid) ?? null, subscription)) {
        session.send(stanza);
        changed = true;
      }
    }
    await fence(session);
    const after = changed ? (await readRoster(session)).roster : before;
    if (after) world.ledger.settleContacts(session.account, after);
  });
}

/** A fresh session of a party whose own is gone. @throws SetupFailure where the case has signed in for that before */
async function rejoin(world: ConformanceWorld, party: Party): Promise<void> {
  const { username } = world.session(party).account;
  if (!world.run.budget.takeCleanUp(username))
    throw new SetupFailure(`${party} could not put its roster back: the case has signed in for that before`);
  await beginConversation(world, party, 'bound');
}

/**
 * Has one party see another's presence, by a subscription that ends with the case unless it was there before.
 * RFC 6121, section 3.1.
 * @throws SetupFailure where the server does not come to that state
 */
export async function grantSight(world: ConformanceWorld, watcher: Party, watched: Party): Promise<void> {
  const [viewer, viewed] = [world.session(watcher), world.session(watched)];
  const contact = viewed.bareJid;
  if (seeing.includes(subscriptionOf(await rosterFor(viewer), contact))) return;
  await putRosterBack(world, watched);
  await putRosterBack(world, watcher);
  viewer.send(xml`<presence xmlns='jabber:client' type='subscribe' to='${contact}'/>`);
  await fence(viewer);
  viewed.send(xml`<presence xmlns='jabber:client' type='subscribed' to='${viewer.bareJid}'/>`);
  await awaitSight(viewer, contact, watcher, watched);
}

/** Milliseconds between one look at the roster and the next, at first; twice as long each time. */
const firstPauseMs = 20;

/**
 * Asks for the roster until it says that its owner sees a contact. A push tells so as well, but goes to none but those
 * whom the server takes for interested. RFC 6121, sections 2.1.6 and 3.1.6.
 */
async function awaitSight(viewer: Session, contact: string, watcher: Party, watched: Party): Promise<void> {
  const deadline = performance.now() + viewer.target.limits.replyMs;
  const pushed =
    "/client:iq[@type='set']/roster:query/roster:item[@jid=$contact and (@subscription='to' or @subscription='both')]";
  for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
    const withinMs = Math.max(1, Math.min(pauseMs, deadline - performance.now()));
    const outcome = await viewer.expect(pushed, { variables: { contact }, withinMs });
    if (outcome.kind === 'message') return;
    const state = subscriptionOf(await rosterFor(viewer), contact);
    if (seeing.includes(state)) return;
    if (outcome.kind !== 'timed out' || performance.now() >= deadline)
      throw new SetupFailure(
        `${watcher} could not subscribe to ${watched}: the roster says ${state}; ${describeOutcome(outcome)}`,
      );
  }
}

/** Goes on where one party does not see another's presence. @throws NotApplicable where its roster says that it does */
export async function assumeNoSight(world: ConformanceWorld, watcher: Party, watched: Party): Promise<void> {
  const roster = await rosterFor(world.session(watcher));
  const state = subscriptionOf(roster, world.session(watched).bareJid);
  if (seeing.includes(state))
    throw new NotApplicable(`the roster of ${watcher} has ${watched} with subscription='${state}'`);
}
