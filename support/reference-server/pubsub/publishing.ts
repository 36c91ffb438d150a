import { randomUUID } from 'node:crypto';
import { namespaces } from '../../protocol/xml/namespaces';
import { xml, type Xml } from '../../protocol/xml/template';
import { childOf, elementsOf, serialise, type Refusal } from '../stanza/stanza';
import { notify, notifyItem } from './delivery';
import type { Item, Node } from './node-store';
import { findNode, refusal, type PubsubRequest } from './service';
import type { Server } from '../stream/session';

const mayPublish = ['owner', 'publisher'];

/** Publishing and retracting (XEP-0060, sections 7.1 and 7.2). */
export const publishing = {
  // 7.1.3.1; on Finesse's nodes that is nobody but Finesse
  checkPublisher: ((_, affiliation) => (mayPublish.includes(affiliation) ? null : refusal('forbidden'))) as (
    node: Node,
    affiliation: string,
    server: Server,
  ) => Refusal | null,

  // 7.1.3.5 and 7.1.3.6
  checkItem: (items: number, payloads: number): Refusal | null => {
    if (items === 0) return refusal('bad-request', 'item-required');
    return items === 1 && payloads === 1 ? null : refusal('bad-request', 'invalid-payload');
  },

  /** 7.1.2: an id of the service's own where the publisher gives none. */
  nextId: (): string => randomUUID(),

  /** 7.1.2.1: the result names the item. */
  confirmation: (node: string, id: string): Xml => xml`<publish node="${node}"><item id="${id}"/></publish>`,

  store: (node: Node, item: Item): void => {
    if (!node.settings.persistItems) return;
    const others = node.items.filter(({ id }) => id !== item.id);
    node.items = [...others, item].slice(-node.settings.maxItems);
  },

  /** Whether a published item is told to the subscribers at all. */
  announces: (() => true) as (node: Node) => boolean,

  // 7.2.1: whoever may publish may take back
  checkRetraction: (() => null) as (node: Node) => Refusal | null,

  /** 7.2.2.1: whether the subscribers are told of a retraction. */
  announcesRetraction: (node: Node, asked: boolean): boolean => asked || node.settings.notifyRetract,

  /** The order of the publisher's result and the events. */
  resultFirst: true,
};

export type Publishing = typeof publishing;

declare module '../decisions' {
  interface Behaviour {
    publishing: Publishing;
  }
}

/** Answers `<publish/>`. */
export function publish(request: PubsubRequest): Refusal | null {
  const { iq, action, requester } = request;
  const { publishing: phase, service } = iq.session.server.behaviour;
  // 7.1.3.3 gives way to 7.1.3.1 for those who may publish nowhere
  const node = findNode(request);
  if ('condition' in node) return node;
  const entries = elementsOf(action).filter(({ localName }) => localName === 'item');
  const [entry] = entries;
  const payload = entry && elementsOf(entry);
  const problem =
    phase.checkPublisher(node, service.affiliation(node, requester), iq.session.server) ??
    phase.checkItem(entries.length, payload?.length ?? 0);
  if (problem !== null || !payload?.[0]) return problem ?? refusal('bad-request');
  const id = entry?.getAttribute('id') ?? phase.nextId();
  const item = { id, publisher: requester, payload: serialise(payload[0]) };
  const answer = (): void => iq.reply(service.pubsub(phase.confirmation(node.name, id)));
  if (phase.resultFirst) answer();
  publishItem(iq.session.server, node, item);
  if (!phase.resultFirst) answer();
  return null;
}

/** Keeps an item and tells the subscribers. */
export function publishItem(server: Server, node: Node, item: Item): void {
  const { publishing: phase } = server.behaviour;
  phase.store(node, item);
  if (phase.announces(node)) notifyItem(server, node, item);
}

/** Answers `<retract/>`. */
export function retract(request: PubsubRequest): Refusal | null {
  const { iq, action, requester } = request;
  const { server } = iq.session;
  const { publishing: phase, service, delivery } = server.behaviour;
  const node = findNode(request);
  if ('condition' in node) return node;
  const affiliation = service.affiliation(node, requester);
  const problem = phase.checkPublisher(node, affiliation, iq.session.server) ?? phase.checkRetraction(node);
  if (problem !== null) return problem;
  const id = childOf(action, namespaces.ps, 'item')?.getAttribute('id') ?? null;
  if (id === null) return refusal('bad-request', 'item-required');
  if (!node.items.some((item) => item.id === id)) return refusal('item-not-found');
  node.items = node.items.filter((item) => item.id !== id);
  iq.reply();
  // 7.2.2.1
  const asked = ['1', 'true'].includes(action.getAttribute('notify') ?? '');
  if (phase.announcesRetraction(node, asked)) {
    notify(server, node, delivery.items(node.name, delivery.retraction(id)));
  }
  return null;
}
