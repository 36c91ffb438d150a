import { namespaces } from '../../protocol/xml/namespaces';
import { xml, type Xml } from '../../protocol/xml/template';
import { parseJid } from '../jid';
import type { Server, Session } from '../stream/session';
import { makeToken } from '../token';
import type { Item, Node, Subscription } from './node-store';

/** Sending of events (XEP-0060, sections 4.2, 7.1.2 and 12). */
export const delivery = {
  /** 4.2: those in state subscribed, as far as their options let them. */
  recipients: (node: Node): Subscription[] =>
    node.subscriptions.filter(({ state, delivers }) => state === 'subscribed' && delivers),

  /** A full JID's own session; for a bare JID the available resources whose priority is not negative. */
  targets: (server: Server, jid: string): Session[] => {
    const { message } = server.behaviour;
    return parseJid(jid)?.resource ? message.fullTargets(server, jid) : message.bareTargets(server, jid);
  },

  /** 12.4: an id of its own for each message. */
  nextId: (): string => makeToken(8),

  // 12.3: to the JID as it was subscribed
  address: (({ jid }) => jid) as (subscription: Subscription, target: Session) => string,

  /** How often one target gets one event: once (7.1.2). */
  repeats: 1,

  message: (from: string, to: string, id: string, event: Xml): Xml =>
    xml`<message xmlns="${namespaces.client}" from="${from}" to="${to}" id="${id}">${event}</message>`,

  /** 4.2, and RFC 6120, section 10.1: in the order in which they came about. */
  handOver: (target: Session, message: Xml): void => target.send(message),

  event: (content: Xml): Xml => xml`<event xmlns="${namespaces.pse}">${content}</event>`,

  items: (node: string, items: Xml): Xml => xml`<items node="${node}">${items}</items>`,

  item: ({ id, payload }: Item): Xml => xml`<item id="${id}">${payload}</item>`,

  retraction: (id: string): Xml => xml`<retract id="${id}"/>`,

  // 8.8.4
  subscription: ({ node, jid }: Subscription, state: string): Xml =>
    xml`<subscription node="${node}" jid="${jid}" subscription="${state}"/>`,

  // 8.4.2 and 8.5.2
  deletion: (node: string): Xml => xml`<delete node="${node}"/>`,
  purge: (node: string): Xml => xml`<purge node="${node}"/>`,

  /** The last item for a new subscriber (6.1.7): where the node is set so, stamped as late. */
  afterSubscribe: (server: Server, node: Node, subscription: Subscription): void => {
    const item = node.items.at(-1);
    const { delivery: phase } = server.behaviour;
    if (!node.settings.sendLastItem || !item || subscription.state !== 'subscribed') return;
    const stamp = new Date().toISOString();
    const event = phase.event(phase.items(node.name, phase.item(item)));
    sendTo(server, subscription, xml`${event}<delay xmlns="${namespaces.delay}" stamp="${stamp}"/>`);
  },
};

export type Delivery = typeof delivery;

declare module '../decisions' {
  interface Behaviour {
    delivery: Delivery;
  }
}

/** Sends an event to everybody entitled to it. */
export function notify(server: Server, node: Node, content: Xml): void {
  const { delivery: phase } = server.behaviour;
  for (const subscription of phase.recipients(node)) sendTo(server, subscription, phase.event(content));
}

/** Tells of published items. */
export function notifyItem(server: Server, node: Node, item: Item): void {
  const { delivery: phase } = server.behaviour;
  notify(server, node, phase.items(node.name, phase.item(item)));
}

/** Tells the one whose subscription somebody else has changed (8.8.4). */
export function notifyOfState(server: Server, subscription: Subscription, state: string): void {
  const { delivery: phase } = server.behaviour;
  sendTo(server, subscription, phase.event(phase.subscription(subscription, state)));
}

function sendTo(server: Server, subscription: Subscription, content: Xml): void {
  const { delivery: phase } = server.behaviour;
  for (const target of phase.targets(server, subscription.jid)) {
    for (let sent = 0; sent < phase.repeats; sent += 1) {
      const to = phase.address(subscription, target);
      phase.handOver(target, phase.message(server.pubsub, to, phase.nextId(), content));
    }
  }
}
