import { select, textOf, textsOf } from '../xml/query';
import { xml, type Xml } from '../xml/template';
import type { Outcome } from './inbox';
import { documentOf } from './message';
import type { Session } from './session';
import { pubsubRequest } from './subscription';

/** What a server says of one thing: that it has it, that it has it not, or neither. */
export type Told = 'there' | 'gone' | 'unknown';

/** An iq to the pubsub service about what belongs to a node's owner. XEP-0060, section 8. */
export function owningRequest(session: Session, type: 'get' | 'set', child: Xml): Xml {
  return xml`<iq to='${session.target.pubsub}' type='${type}' id='${session.nextId('owner')}' xmlns='jabber:client'><pubsub xmlns='http://jabber.org/protocol/pubsub#owner'>${child}</pubsub></iq>`;
}

/** Deletes a node and waits for the answer. XEP-0060, section 8.4.1. */
export function deleteNode(session: Session, node: string): Promise<Outcome> {
  return ask(session, owningRequest(session, 'set', xml`<delete node='${node}'/>`));
}

/** Whether there is a node, by its configuration, which its owner may read. XEP-0060, section 8.2. */
export async function nodeConfiguration(session: Session, node: string): Promise<Told> {
  return tell(session, await ask(session, owningRequest(session, 'get', xml`<configure node='${node}'/>`)));
}

/** The nodes that the service lists, by name; null where it tells none. XEP-0060, section 5.2. */
export async function itemsOf(session: Session): Promise<string[] | null> {
  const outcome = await ask(
    session,
    xml`<iq type='get' to='${session.target.pubsub}' id='${session.nextId('nodes')}' xmlns='jabber:client'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>`,
  );
  return read(session, outcome, '/client:iq[@type="result"]/items:query', '//items:item/@node');
}

/** The ids of a node's items; null where the service does not tell. XEP-0060, section 6.5.2. */
export async function listItems(session: Session, node: string): Promise<string[] | null> {
  const outcome = await ask(session, pubsubRequest(session, 'get', 'items', xml`<items node='${node}'/>`));
  return read(session, outcome, '/client:iq[@type="result"]/ps:pubsub/ps:items', '//ps:item/@id');
}

/** Whether a node has an item. XEP-0060, section 6.5.8; a service may answer with the items it has, and so with none. */
export async function tellItem(session: Session, node: string, id: string): Promise<Told> {
  const request = xml`<items node='${node}'><item id='${id}'/></items>`;
  const outcome = await ask(session, pubsubRequest(session, 'get', 'item', request));
  const told = tell(session, outcome);
  const document = outcome.kind === 'message' ? documentOf(outcome.message) : null;
  if (told !== 'there' || !document) return told;
  return select('//ps:item', document).some((item) => textOf('@id', item) === id) ? 'there' : 'gone';
}

async function ask(session: Session, request: Xml): Promise<Outcome> {
  session.send(request);
  return session.expectAnswer();
}

function tell(session: Session, outcome: Outcome): Told {
  if (outcome.kind !== 'message') return 'unknown';
  if (session.matches(outcome.message, '/client:iq[@type="result"]')) return 'there';
  return session.matches(outcome.message, '/client:iq/client:error/stanzaerr:item-not-found')
    ? 'gone'
    : 'unknown';
}

function read(session: Session, outcome: Outcome, answer: string, values: string): string[] | null {
  if (outcome.kind !== 'message' || !session.matches(outcome.message, answer)) return null;
  const document = documentOf(outcome.message);
  return document && textsOf(values, document);
}
