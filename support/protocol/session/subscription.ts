import { holds, select, textOf } from '../xml/query';
import { xml, type Xml } from '../xml/template';
import type { Outcome } from './inbox';
import type { CreationOf } from './creation';
import { documentOf } from './message';
import type { Session } from './session';

const answered = '/client:iq[@id=$id and (@type="result" or @type="error")]';

/** An iq to the pubsub service. XEP-0060. */
export function pubsubRequest(session: Session, type: 'get' | 'set', purpose: string, child: Xml): Xml {
  const from = session.fullJid ?? session.bareJid;
  return xml`<iq from='${from}' to='${session.target.pubsub}' type='${type}' id='${session.nextId(purpose)}' xmlns='jabber:client'><pubsub xmlns='http://jabber.org/protocol/pubsub'>${child}</pubsub></iq>`;
}

/** Asks for a subscription, as the desktop does. XEP-0060, section 6.1.1. */
export function requestSubscription(session: Session, node: string, jid: string): void {
  session.send(pubsubRequest(session, 'set', 'subscribenode', xml`<subscribe node='${node}' jid='${jid}'/>`));
}

/** Asks for the end of a subscription. XEP-0060, section 6.2.1. */
export function requestUnsubscription(session: Session, node: string, jid: string): void {
  session.send(
    pubsubRequest(session, 'set', 'unsubscribenode', xml`<unsubscribe node='${node}' jid='${jid}'/>`),
  );
}

/** Asks which subscriptions the account holds. XEP-0060, section 5.6. */
export function requestSubscriptions(session: Session): void {
  session.send(pubsubRequest(session, 'get', 'subscriptions', xml`<subscriptions/>`));
}

/** Subscribes and waits for the answer. */
export async function subscribe(session: Session, node: string, jid: string): Promise<Outcome> {
  requestSubscription(session, node, jid);
  return session.expect(answered);
}

/**
 * Gives a subscription back and strikes it from the ledger once the server says that it holds it no longer:
 * by a result, or by an error that says so (XEP-0060, sections 6.2.3.2 and 6.2.3.4). What was asked for somebody
 * else's JID is not the account's to hold: any answer ends the matter (section 6.2.3.3).
 */
export async function giveBack(session: Session, entry: CreationOf<'subscription'>): Promise<boolean> {
  requestUnsubscription(session, entry.node, entry.jid);
  const outcome = await session.expect(answered);
  const own = entry.jid.toLowerCase().split('/', 1)[0] === session.bareJid;
  const gone =
    outcome.kind === 'message' &&
    (!own ||
      session.matches(
        outcome.message,
        '/client:iq[@type="result" or client:error[stanzaerr:item-not-found or stanzaerr:unexpected-request or pserr:not-subscribed]]',
      ));
  if (gone) session.setting.ledger.strike(entry);
  return gone;
}

/** Publishes one item. XEP-0060, section 7.1.1. */
export async function publish(
  session: Session,
  node: string,
  itemId: string,
  payload: Xml,
): Promise<Outcome> {
  const item = xml`<publish node='${node}'><item id='${itemId}'>${payload}</item></publish>`;
  session.send(pubsubRequest(session, 'set', 'publish', item));
  return session.expect(answered);
}

/** Takes an item back. XEP-0060, section 7.2.1. */
export async function retract(session: Session, node: string, itemId: string): Promise<Outcome> {
  const item = xml`<retract node='${node}'><item id='${itemId}'/></retract>`;
  session.send(pubsubRequest(session, 'set', 'retract', item));
  return session.expect(answered);
}

/** One subscription as the service lists it. */
export interface ListedSubscription {
  node: string;
  jid: string;
}

/** Every subscription of the account, of all its resources; null where the service does not tell. XEP-0060, section 5.6. */
export async function listSubscriptions(session: Session): Promise<ListedSubscription[] | null> {
  requestSubscriptions(session);
  const outcome = await session.expect(answered);
  const document = outcome.kind === 'message' ? documentOf(outcome.message) : null;
  if (!document || !holds('/client:iq[@type="result"]/ps:pubsub/ps:subscriptions', document)) return null;
  return select('//ps:subscription[@node]', document).map((element) => ({
    node: textOf('@node', element),
    jid: textOf('@jid', element),
  }));
}
