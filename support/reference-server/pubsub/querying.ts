import { attribute, xml, type Xml } from '../../protocol/xml/template';
import { parseJid } from '../jid';
import type { Server } from '../stream/session';
import type { Refusal } from '../stanza/stanza';
import { findSubscription, type Item, type Node, type Subscription } from './node-store';
import { findNode, refusal, type PubsubRequest } from './service';

/** Asking the service for what it has (XEP-0060, sections 5.6, 5.7 and 6.5). */
export const querying = {
  // 5.6: retrieval is supported
  checkSubscriptions: (): Refusal | null => null,

  /** 5.6: those whose JID has the requester's bare JID. */
  mine: (server: Server, requester: string, node: Node | null): Subscription[] =>
    (node ? [node] : server.nodes.all())
      .flatMap(({ subscriptions }) => subscriptions)
      .filter(({ jid }) => parseJid(jid)?.bare === requester),

  subscriptions: (found: Subscription[], node: string | null): Xml =>
    xml`<subscriptions${attribute('node', node ?? undefined)}>${found.map(
      (each) => xml`<subscription node="${each.node}" jid="${each.jid}" subscription="${each.state}"/>`,
    )}</subscriptions>`,

  noSubscriptions: (): Refusal | null => null,

  affiliations: (found: [node: string, affiliation: string][], requester: string): Xml =>
    xml`<affiliations>${found.map(
      ([node, affiliation]) =>
        xml`<affiliation node="${node}" jid="${requester}" affiliation="${affiliation}"/>`,
    )}</affiliations>`,

  // 5.7: none is no error
  noAffiliations: (): Refusal | null => null,

  /** 6.5.9: who may see the items. */
  checkItems: (node: Node, affiliation: string, subscribed: boolean): Refusal | null => {
    if (affiliation === 'outcast') return refusal('forbidden');
    if (affiliation !== 'none') return null;
    switch (node.settings.accessModel) {
      case 'whitelist':
        return refusal('not-allowed', 'closed-node');
      case 'presence':
        return refusal('not-authorized', 'presence-subscription-required');
      case 'roster':
        return refusal('not-authorized', 'not-in-roster-group');
      case 'authorize':
        return subscribed ? null : refusal('not-authorized', 'not-subscribed');
      default:
        return null;
    }
  },

  // 6.5.9.4
  checkPersistent: (node: Node): Refusal | null =>
    node.settings.persistItems ? null : refusal('feature-not-implemented', 'unsupported', 'persistent-items'),

  items: (node: string, items: Item[]): Xml =>
    xml`<items node="${node}">${items.map(({ id, payload }) => xml`<item id="${id}">${payload}</item>`)}</items>`,
};

export type Querying = typeof querying;

declare module '../decisions' {
  interface Behaviour {
    querying: Querying;
  }
}

export function listSubscriptions(request: PubsubRequest): Refusal | null {
  const { iq, action, requester } = request;
  const { server } = iq.session;
  const { querying: phase, service } = server.behaviour;
  const name = action.getAttribute('node');
  const node = name === null ? null : findNode(request);
  if (node && 'condition' in node) return node;
  const unsupported = phase.checkSubscriptions();
  if (unsupported) return unsupported;
  const found = phase.mine(server, requester, node);
  const none = found.length === 0 ? phase.noSubscriptions() : null;
  if (none) return none;
  iq.reply(service.pubsub(phase.subscriptions(found, name)));
  return null;
}

export function listAffiliations({ iq, action, requester }: PubsubRequest): Refusal | null {
  const { server } = iq.session;
  const { querying: phase, service } = server.behaviour;
  const only = action.getAttribute('node');
  const found = server.nodes
    .all()
    .filter(({ name }) => only === null || name === only)
    .map((node): [string, string] => [node.name, service.affiliation(node, requester)])
    .filter(([, affiliation]) => affiliation !== 'none');
  const none = found.length === 0 ? phase.noAffiliations() : null;
  if (none) return none;
  iq.reply(service.pubsub(phase.affiliations(found, requester)));
  return null;
}

export function listItems(request: PubsubRequest): Refusal | null {
  const { iq, action, requester } = request;
  const { querying: phase, service } = iq.session.server.behaviour;
  const node = findNode(request);
  if ('condition' in node) return node;
  const subscribed = [requester, iq.session.full].some(
    (jid) => findSubscription(node, jid)?.state === 'subscribed',
  );
  const problem =
    phase.checkItems(node, service.affiliation(node, requester), subscribed) ?? phase.checkPersistent(node);
  if (problem !== null) return problem;
  const wanted = Array.from(action.getElementsByTagName('item')).map((item) => item.getAttribute('id'));
  const limit = Number(action.getAttribute('max_items') ?? node.items.length);
  const chosen =
    wanted.length === 0 ? node.items.slice(-limit) : node.items.filter(({ id }) => wanted.includes(id));
  iq.reply(service.pubsub(phase.items(node.name, limit === 0 ? [] : chosen)));
  return null;
}
