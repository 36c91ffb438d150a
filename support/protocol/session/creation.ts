import type { Document, Node } from '@xmldom/xmldom';
import { select, textOf } from '../xml/query';

/** What the suite makes on a server and has to take back: it outlives the session, and so a run that is killed. */
export type Creation =
  /** XEP-0060, section 6.1. */
  | { kind: 'subscription'; username: string; node: string; jid: string }
  /** XEP-0060, section 8.1. */
  | { kind: 'node'; username: string; node: string }
  /** XEP-0060, section 7.1. */
  | { kind: 'item'; username: string; node: string; id: string }
  /** A roster item or a presence subscription, and what the roster said of the contact before. RFC 6121, section 2. */
  | { kind: 'contact'; username: string; jid: string; before: ContactState }
  /** The agent signed in over REST. */
  | { kind: 'sign-in'; username: string; user: string };

export type CreationKind = Creation['kind'];
export type CreationOf<K extends CreationKind> = Extract<Creation, { kind: K }>;

/** Null where the contact is not in the roster, else its subscription. RFC 6121, section 2.1.2.5. */
export type ContactState = string | null;

/** What tells one creation from another. The state of before is none of it: it is noted once. */
export function keyOf(creation: Creation): string {
  return JSON.stringify([creation.kind, creation.username.toLowerCase(), ...placeOf(creation)]);
}

function placeOf(creation: Creation): string[] {
  switch (creation.kind) {
    case 'subscription':
      return [creation.node, creation.jid];
    case 'node':
      return [creation.node];
    case 'item':
      return [creation.node, creation.id];
    case 'contact':
      return [creation.jid];
    case 'sign-in':
      return [creation.user];
  }
}

/** Whether a text may ask for something that is made or removed: parsing every text would cost too much. */
export function mayCreate(text: string): boolean {
  return /subscribe|create|publish|retract|delete|purge|jabber:iq:roster/.test(text);
}

/**
 * Everything a message asks the server to make.
 * @param before what the roster said of a contact, or undefined where nobody knows: such a contact is not noted, since
 *   it could not be put back
 */
export function readCreations(
  document: Document,
  username: string,
  before: (jid: string) => ContactState | undefined,
): Creation[] {
  const subscriptions = select('//ps:subscribe[@node!="" and @jid!=""]', document).map(
    (element): Creation => {
      const [node, jid] = [textOf('@node', element), textOf('@jid', element)];
      return { kind: 'subscription', username, node, jid };
    },
  );
  const nodes = select('//ps:create[@node!=""]', document).map((element): Creation => {
    return { kind: 'node', username, node: textOf('@node', element) };
  });
  const items = select('//ps:publish[@node!=""]/ps:item[@id!=""]', document).map((element): Creation =>
    itemOf(element, username),
  );
  const contacts = select(
    '/client:presence[@type="subscribe" or @type="subscribed"]/@to | /client:iq[@type="set"]/roster:query/roster:item[not(@subscription="remove")]/@jid',
    document,
  ).flatMap((address): Creation[] => {
    const jid = bareOf(textOf('string(.)', address));
    const state = before(jid);
    return state === undefined ? [] : [{ kind: 'contact', username, jid, before: state }];
  });
  return [...subscriptions, ...nodes, ...items, ...contacts];
}

/**
 * What a message asks the server to remove, as a test of creations. A subscription is not among it: of several under
 * one JID an answer may end but one, and so it is given back by who asks for that.
 */
export function readRemovals(document: Document, username: string): (creation: Creation) => boolean {
  const deleted = select('//psowner:delete/@node', document).map((node) => textOf('string(.)', node));
  const emptied = select('//psowner:purge/@node', document).map((node) => textOf('string(.)', node));
  const keys = new Set(
    select('//ps:retract/ps:item', document).map((element) => keyOf(itemOf(element, username))),
  );
  for (const jid of select('//roster:item[@subscription="remove"]/@jid', document))
    keys.add(keyOf({ kind: 'contact', username, jid: bareOf(textOf('string(.)', jid)), before: null }));
  return (creation) =>
    keys.has(keyOf(creation)) ||
    (creation.kind === 'node' && deleted.includes(creation.node)) ||
    (creation.kind === 'item' && [...deleted, ...emptied].includes(creation.node));
}

function itemOf(element: Node, username: string): Creation {
  return { kind: 'item', username, node: textOf('../@node', element), id: textOf('@id', element) };
}

/** The bare JID of an address, in lower case. RFC 6120, section 1.4. */
export function bareOf(jid: string): string {
  return (jid.split('/', 1)[0] ?? '').toLowerCase();
}
