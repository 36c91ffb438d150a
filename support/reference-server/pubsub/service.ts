import type { Element } from '@xmldom/xmldom';
import { namespaces } from '../../protocol/xml/namespaces';
import { attribute, xml, type Xml } from '../../protocol/xml/template';
import { parseJid } from '../jid';
import type { IqRequest } from '../stanza/iq';
import { elementsOf, type Refusal } from '../stanza/stanza';
import type { Node } from './node-store';

/** A request to the service: the iq, and the element inside `<pubsub/>` that says what is wanted. */
export interface PubsubRequest {
  iq: IqRequest;
  action: Element;
  /** Bare JID of whoever asks. */
  requester: string;
}

/** Answers a request, or returns why it is refused. */
export type PubsubHandler = (request: PubsubRequest) => Refusal | null;
export type ActionTable = Record<string, { type: 'get' | 'set' | 'any'; handle: PubsubHandler }>;

/** An error condition of XEP-0060. */
export function pubsubDetail(name: string, feature?: string): Xml {
  return xml`<${name} xmlns="${namespaces.pserr}"${attribute('feature', feature)}/>`;
}

/** A refusal with a condition of XEP-0060 beside the one of RFC 6120. */
export function refusal(condition: string, detail?: string, feature?: string): Refusal {
  return detail === undefined ? { condition } : { condition, detail: pubsubDetail(detail, feature) };
}

/** Decisions that several actions share. */
export const service = {
  // 6.1.3.12 and others
  unknownNode: (): Refusal | null => refusal('item-not-found'),

  /** Whether a JID belongs to whoever asks: the bare parts are compared (6.1.3.1). */
  owns: (requester: string, jid: string): boolean => parseJid(jid)?.bare === requester,

  /** What an action that nobody knows comes to. */
  unknownAction: (): Refusal => refusal('bad-request'),

  affiliation: (node: Node, bare: string): string => node.affiliations.get(bare) ?? 'none',

  pubsub: (children: Xml): Xml => xml`<pubsub xmlns="${namespaces.ps}">${children}</pubsub>`,
};

export type Service = typeof service;

declare module '../decisions' {
  interface Behaviour {
    service: Service;
  }
}

/** Hands a request to the handler of its action. */
export function handlePubsub(table: ActionTable, iq: IqRequest): void {
  const { service: phase } = iq.session.server.behaviour;
  const action = elementsOf(iq.payload).find(({ localName }) => localName !== null && localName in table);
  const entry = table[action?.localName ?? ''];
  if (!action || !entry) iq.refuse(phase.unknownAction());
  else if (entry.type !== 'any' && entry.type !== iq.stanza.type) iq.refuse(refusal('bad-request'));
  else answer(entry.handle, { iq, action, requester: iq.session.address.bare });
}

function answer(handle: PubsubHandler, request: PubsubRequest): void {
  const refused = handle(request);
  if (refused !== null) request.iq.refuse(refused);
}

/** The node that a request names, or why there is none. */
export function findNode({ iq, action }: PubsubRequest): Node | Refusal {
  const { server } = iq.session;
  const name = action.getAttribute('node');
  if (name === null || name === '') return refusal('bad-request', 'nodeid-required');
  return server.nodes.find(name) ?? server.behaviour.service.unknownNode() ?? server.nodes.add(name, []);
}
