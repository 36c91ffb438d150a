import { xml, type Xml } from '../../protocol/xml/template';
import { parseJid } from '../jid';
import type { Refusal } from '../stanza/stanza';
import type { Server, Session } from '../stream/session';
import { findSubscription, type Node, type Subscription } from './node-store';
import { findNode, refusal, type PubsubRequest } from './service';

/** Subscribing and unsubscribing (XEP-0060, sections 6.1 and 6.2). */
export const subscribing = {
  /** The JID under which Finesse subscribes a user by itself. */
  automatic: (bare: string): string | null => bare,

  /** A subscription outlasts the session that made it. */
  onEnd: (() => undefined) as (session: Session) => void,

  // 6.1.3.1
  checkJid: ((requester, jid, owns) =>
    jid !== null && parseJid(jid) !== null && owns && requester !== ''
      ? null
      : refusal('bad-request', 'invalid-jid')) as (
    requester: string,
    jid: string | null,
    owns: boolean,
    server: Server,
  ) => Refusal | null,

  // 6.1.3.8
  checkOutcast: (node: Node, affiliation: string): Refusal | null =>
    affiliation === 'outcast' && node.name !== '' ? refusal('forbidden') : null,

  // 6.1.3.10
  checkAllowed: (node: Node): Refusal | null =>
    node.settings.subscribe ? null : refusal('feature-not-implemented', 'unsupported', 'subscribe'),

  /** 6.1.3.2 to 6.1.3.4: who is let in by the node's access model. */
  checkAccess: (node: Node, affiliation: string): Refusal | null => {
    if (affiliation !== 'none') return null;
    switch (node.settings.accessModel) {
      case 'whitelist':
        return refusal('not-allowed', 'closed-node');
      case 'presence':
        return refusal('not-authorized', 'presence-subscription-required');
      case 'roster':
        return refusal('not-authorized', 'not-in-roster-group');
      default:
        return null;
    }
  },

  // 6.1.3.7
  checkPending: (existing: Subscription | undefined): Refusal | null =>
    existing?.state === 'pending' ? refusal('not-authorized', 'pending-subscription') : null,

  /** 6.1.4: an owner has to agree where the access model says so. */
  initialState: (node: Node, affiliation: string): Subscription['state'] =>
    node.settings.accessModel === 'authorize' && affiliation === 'none' ? 'pending' : 'subscribed',

  /** 6.1.6: without multiple subscriptions a second request finds the first one. */
  add: (node: Node, subscription: Subscription): void => {
    node.subscriptions.push(subscription);
  },

  /** The subscription as the answer shows it. */
  shown: (subscription: Subscription): Subscription => subscription,

  /** 6.1.2, in Openfire's order of attributes and with its empty `<subscribe-options/>` (6.1.5). */
  confirmation: ({ node, jid, state }: Subscription): Xml =>
    xml`<subscription node="${node}" jid="${jid}" subscription="${state}"><subscribe-options/></subscription>`,

  // 6.2.3.3
  checkOwner: (owns: boolean): Refusal | null => (owns ? null : refusal('forbidden')),

  // 6.2.3.2
  checkSubscribed: (existing: Subscription | undefined): Refusal | null =>
    existing ? null : refusal('unexpected-request', 'not-subscribed'),

  // 6.2.3.5: there are no SubIDs here, so one that is given is ignored
  checkSubscriptionId: (() => null) as (subid: string | null) => Refusal | null,

  remove: (node: Node, existing: Subscription): void => {
    node.subscriptions = node.subscriptions.filter((subscription) => subscription !== existing);
  },

  // 6.2.2
  endConfirmation: (): Xml | undefined => undefined,
};

export type Subscribing = typeof subscribing;

declare module '../decisions' {
  interface Behaviour {
    subscribing: Subscribing;
  }
}

/** Answers `<subscribe/>`. */
export function subscribe(request: PubsubRequest): Refusal | null {
  const { iq, action, requester } = request;
  const { server } = iq.session;
  const { service, subscribing: phase, delivery } = server.behaviour;
  const node = findNode(request);
  if ('condition' in node) return node;
  const jid = action.getAttribute('jid');
  const affiliation = service.affiliation(node, requester);
  const problem =
    phase.checkJid(requester, jid, jid !== null && service.owns(requester, jid), server) ??
    phase.checkOutcast(node, affiliation) ??
    phase.checkAllowed(node) ??
    phase.checkAccess(node, affiliation);
  if (problem !== null) return problem;
  const canonical = parseJid(jid ?? '')?.full ?? requester;
  const existing = findSubscription(node, canonical);
  const pending = phase.checkPending(existing);
  if (pending !== null) return pending;
  const subscription = existing ?? {
    node: node.name,
    jid: canonical,
    state: phase.initialState(node, affiliation),
    delivers: true,
  };
  if (!existing) phase.add(node, subscription);
  iq.reply(service.pubsub(phase.confirmation(phase.shown(subscription))));
  if (!existing) delivery.afterSubscribe(server, node, subscription);
  return null;
}

/** Answers `<unsubscribe/>`. */
export function unsubscribe(request: PubsubRequest): Refusal | null {
  const { iq, action, requester } = request;
  const { service, subscribing: phase } = iq.session.server.behaviour;
  const node = findNode(request);
  if ('condition' in node) return node;
  const jid = action.getAttribute('jid');
  if (jid === null) return refusal('bad-request', 'jid-required');
  const existing = findSubscription(node, parseJid(jid)?.full ?? jid);
  const problem =
    phase.checkOwner(service.owns(requester, jid)) ??
    phase.checkSubscribed(existing) ??
    phase.checkSubscriptionId(action.getAttribute('subid'));
  if (problem !== null) return problem;
  if (existing) phase.remove(node, existing);
  iq.reply(phase.endConfirmation());
  return null;
}
