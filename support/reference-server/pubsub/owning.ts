import { randomUUID } from 'node:crypto';
import { namespaces } from '../../protocol/xml/namespaces';
import { xml, type Xml } from '../../protocol/xml/template';
import { parseJid } from '../jid';
import type { Server } from '../stream/session';
import { childOf, elementsOf, type Refusal } from '../stanza/stanza';
import { notify, notifyOfState } from './delivery';
import { configurationForm, configureNode } from './node-configuration';
import { findSubscription, type Node, type Subscription } from './node-store';
import { findNode, refusal, type ActionTable, type PubsubHandler, type PubsubRequest } from './service';

/** What owners do with nodes (XEP-0060, section 8). */
export const owning = {
  /** 8.9.2: an affiliation as it is kept. */
  keptAffiliation: (asked: string): string => asked,

  /** Who may make nodes: on Finesse's server the publishers. */
  checkCreator: (server: Server, requester: string): Refusal | null =>
    server.population.publishers.some(({ username }) => `${username}@${server.domain}` === requester)
      ? null
      : refusal('forbidden'),

  // 8.1.1
  checkName: (existing: Node | undefined): Refusal | null => (existing ? refusal('conflict') : null),

  // 14.2
  checkOwner: ((affiliation) => (affiliation === 'owner' ? null : refusal('forbidden'))) as (
    affiliation: string,
    request: PubsubRequest,
  ) => Refusal | null,

  // 8.4.1: whoever owns a node may delete it
  checkDeletion: (() => null) as (node: Node) => Refusal | null,

  /** 8.4.2 and 8.5.2: whether the subscribers are told. */
  announcesDeletion: (node: Node): boolean => node.settings.notifyDelete,
  announcesPurge: (node: Node): boolean => node.settings.notifyRetract,

  /** 8.8.4: whether a subscriber is told that an owner changed the subscription. */
  announcesState: (() => true) as (former: Subscription) => boolean,
};

export type Owning = typeof owning;

declare module '../decisions' {
  interface Behaviour {
    owning: Owning;
  }
}

/** Answers `<create/>`, perhaps with `<configure/>` beside it. */
export function create({ iq, action, requester }: PubsubRequest): Refusal | null {
  const { server } = iq.session;
  const { owning: phase, service } = server.behaviour;
  const asked = action.getAttribute('node') ?? '';
  const name = asked === '' ? randomUUID() : asked;
  const problem = phase.checkCreator(server, requester) ?? phase.checkName(server.nodes.find(name));
  if (problem !== null) return problem;
  const node = server.nodes.add(name, [[requester, 'owner']]);
  const configure = childOf(iq.payload, namespaces.ps, 'configure');
  if (configure) configureNode(node, configure);
  iq.reply(asked === '' ? service.pubsub(xml`<create node="${name}"/>`) : undefined);
  return null;
}

/** The node of an owner's request, or why it is not this requester's to change. */
function ownNode(request: PubsubRequest): Node | Refusal {
  const { owning: phase, service } = request.iq.session.server.behaviour;
  const node = findNode(request);
  if ('condition' in node) return node;
  return phase.checkOwner(service.affiliation(node, request.requester), request) ?? node;
}

function asOwner(act: (request: PubsubRequest, node: Node) => void): PubsubHandler {
  return (request) => {
    const node = ownNode(request);
    if ('condition' in node) return node;
    act(request, node);
    return null;
  };
}

function configure({ iq, action }: PubsubRequest, node: Node): void {
  if (!iq.isGet) {
    configureNode(node, action);
    iq.reply();
    return;
  }
  iq.reply(owned(xml`<configure node="${node.name}">${configurationForm(node)}</configure>`));
}

/** Answers `<delete/>`. */
function remove(request: PubsubRequest): Refusal | null {
  const { server } = request.iq.session;
  const { owning: phase, delivery } = server.behaviour;
  const node = ownNode(request);
  if ('condition' in node) return node;
  const problem = phase.checkDeletion(node);
  if (problem !== null) return problem;
  server.nodes.delete(node.name);
  request.iq.reply();
  if (phase.announcesDeletion(node)) notify(server, node, delivery.deletion(node.name));
  return null;
}

function purge({ iq }: PubsubRequest, node: Node): void {
  const { server } = iq.session;
  node.items = [];
  iq.reply();
  const { owning: phase, delivery } = server.behaviour;
  if (phase.announcesPurge(node)) notify(server, node, delivery.purge(node.name));
}

function affiliations({ iq, action }: PubsubRequest, node: Node): void {
  if (iq.isGet) {
    const entries = [...node.affiliations].map(
      ([jid, affiliation]) => xml`<affiliation jid="${jid}" affiliation="${affiliation}"/>`,
    );
    iq.reply(owned(xml`<affiliations node="${node.name}">${entries}</affiliations>`));
    return;
  }
  const { owning: phase } = iq.session.server.behaviour;
  for (const entry of elementsOf(action)) {
    const jid = parseJid(entry.getAttribute('jid') ?? '')?.bare;
    const affiliation = phase.keptAffiliation(entry.getAttribute('affiliation') ?? 'none');
    if (jid === undefined) continue;
    if (affiliation === 'none') node.affiliations.delete(jid);
    else node.affiliations.set(jid, affiliation);
  }
  iq.reply();
}

function subscriptions({ iq, action }: PubsubRequest, node: Node): void {
  if (iq.isGet) {
    const entries = node.subscriptions.map(
      ({ jid, state }) => xml`<subscription jid="${jid}" subscription="${state}"/>`,
    );
    iq.reply(owned(xml`<subscriptions node="${node.name}">${entries}</subscriptions>`));
    return;
  }
  const { owning: phase } = iq.session.server.behaviour;
  for (const entry of elementsOf(action)) {
    const jid = parseJid(entry.getAttribute('jid') ?? '')?.full ?? '';
    const state = entry.getAttribute('subscription');
    const former = findSubscription(node, jid);
    node.subscriptions = node.subscriptions.filter((subscription) => subscription.jid !== jid);
    if (state === 'subscribed') node.subscriptions.push({ node: node.name, jid, state, delivers: true });
    const told = former && phase.announcesState(former);
    if (told && state !== null) notifyOfState(iq.session.server, former, state);
  }
  iq.reply();
}

function owned(children: Xml): Xml {
  return xml`<pubsub xmlns="${namespaces.psowner}">${children}</pubsub>`;
}

/** The actions of the owner namespace. */
export const ownerActions: ActionTable = {
  configure: { type: 'any', handle: asOwner(configure) },
  delete: { type: 'set', handle: remove },
  purge: { type: 'set', handle: asOwner(purge) },
  affiliations: { type: 'any', handle: asOwner(affiliations) },
  subscriptions: { type: 'any', handle: asOwner(subscriptions) },
};
