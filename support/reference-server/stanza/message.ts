import type { Element } from '@xmldom/xmldom';
import type { Xml } from '../../protocol/xml/template';
import type { Jid } from '../jid';
import type { Server, Session } from '../stream/session';
import { refuse, type Refusal, type Stanza } from './stanza';

/** Delivery of messages (RFC 6121, section 8.5). */
export const message = {
  /** 10.3.1 of RFC 6120: without 'to' a message is for the sender's bare JID. */
  defaultTo: ({ address }: Session): Jid => ({ ...address, resource: '', full: address.bare }),

  /** 8.5.2.1.1: the available resources with a priority that is not negative. */
  bareTargets: (server: Server, bare: string): Session[] =>
    server.sessionsOf(bare).filter((session) => session.available && session.priority >= 0),

  /** 8.5.3.1: a connected resource, whether it has sent presence or not. */
  fullTargets: (server: Server, full: string): Session[] => {
    const session = server.findSession(full);
    return session ? [session] : [];
  },

  /** What a message comes to that reaches nobody (8.5.2.2.1 and 8.5.3.2.1); errors and headlines are dropped. */
  undeliverable: (type: string): Refusal | null =>
    type === 'error' || type === 'headline' ? null : { condition: 'service-unavailable' },

  /** The server and its services take no messages. */
  toServer: (() => undefined) as (session: Session, stanza: Stanza) => void,

  // RFC 6120, 10.4.3
  remote: (): Refusal | null => ({ condition: 'remote-server-not-found' }),

  /** The copies that one target gets. */
  copies: (element: Element): Element[] => [element],

  /** RFC 6120, 10.1: what comes first is handed over first. */
  handOver: (target: Session, copy: Xml): void => target.send(copy),
};

export type MessagePhase = typeof message;

declare module '../decisions' {
  interface Behaviour {
    message: MessagePhase;
  }
}

/** Handles a message that a bound session sent. */
export function handleMessage(session: Session, stanza: Stanza): void {
  const { message: phase } = session.server.behaviour;
  const { server } = session;
  if (stanza.malformedTo) {
    refuse(session, stanza, { condition: 'jid-malformed' });
    return;
  }
  const to = stanza.to ?? phase.defaultTo(session);
  if (stanza.to === null) stanza.element.setAttribute('to', to.full);
  if (to.full === server.domain || to.full === server.pubsub) {
    phase.toServer(session, stanza);
    return;
  }
  if (to.domain !== server.domain) {
    give(session, stanza, phase.remote());
    return;
  }
  const targets = findTargets(server, to, stanza.type ?? 'normal');
  for (const target of targets) relayTo(target, session, stanza.element);
  if (targets.length === 0) give(session, stanza, phase.undeliverable(stanza.type ?? 'normal'));
}

function findTargets(server: Server, to: Jid, type: string): Session[] {
  const { message: phase } = server.behaviour;
  if (type === 'groupchat' || (type === 'error' && to.resource === '')) return [];
  const direct = to.resource === '' ? [] : phase.fullTargets(server, to.full);
  // 8.5.3.2.1: a chat message to a resource that is gone goes to the others
  const toBare = to.resource === '' || (type === 'chat' && direct.length === 0);
  return toBare ? phase.bareTargets(server, to.bare) : direct;
}

function relayTo(target: Session, from: Session, element: Element): void {
  const { message: phase, stanzas } = from.server.behaviour;
  for (const copy of phase.copies(element)) phase.handOver(target, stanzas.relay(copy, from));
}

function give(session: Session, stanza: Stanza, refusal: Refusal | null): void {
  if (refusal !== null) refuse(session, stanza, refusal);
}
