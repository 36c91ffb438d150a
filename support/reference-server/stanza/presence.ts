import type { Element } from '@xmldom/xmldom';
import { namespaces } from '../../protocol/xml/namespaces';
import { attribute, xml, type Xml } from '../../protocol/xml/template';
import type { Bot } from '../population';
import type { Server, Session } from '../stream/session';
import { directPresence } from './directed-presence';
import { elementsOf, refuse, serialise, type Refusal, type Stanza } from './stanza';
import { handleSubscription, isSubscription } from './presence-subscription';

const shows = ['away', 'chat', 'dnd', 'xa'];

function texts(element: Element, name: string): string[] {
  return elementsOf(element)
    .filter((child) => child.localName === name && child.namespaceURI === namespaces.client)
    .map((child) => child.textContent ?? '');
}

/** Presence to everybody (RFC 6121, section 4). */
export const presence = {
  // 4.7.1: 'available' is no type
  checkType: (stanza: Stanza): Refusal | null =>
    [null, 'unavailable', 'probe', 'error'].includes(stanza.type) || isSubscription(stanza)
      ? null
      : { condition: 'bad-request' },

  // 4.7.2
  checkChildren: (stanza: Stanza): Refusal | null => {
    const show = texts(stanza.element, 'show');
    const priority = texts(stanza.element, 'priority');
    const sound =
      show.length <= 1 &&
      show.every((each) => shows.includes(each)) &&
      priority.length <= 1 &&
      priority.every((each) => /^[+-]?\d{1,3}$/.test(each) && Math.abs(Number(each) + 0.5) < 128);
    return sound ? null : { condition: 'bad-request' };
  },

  /** A copy of a broadcast for one recipient: stamped, else unchanged. */
  copy: (element: Element, from: string, to: string): Xml => {
    const copy = element.cloneNode(true) as Element;
    copy.setAttribute('from', from);
    copy.setAttribute('to', to);
    return serialise(copy);
  },

  // 4.2.2, 4.4.2 and 4.5.2: to the sending resource as well
  echoes: (() => true) as (session: Session, element: Element) => boolean,

  /** The user's other available resources. */
  siblings: (session: Session): Session[] =>
    session.server.sessionsOf(session.address.bare).filter((other) => other !== session && other.available),

  /** The available resources of those who may see this user. */
  watchers: (session: Session): Session[] => {
    const { server } = session;
    const own = session.address.bare;
    return server
      .allSessions()
      .filter((other) => other.available && other.address.bare !== own)
      .filter((other) => server.contacts.sees(other.address.bare, own));
  },

  /** 4.3.2: the sessions whose presence is told to one that has just come. */
  watched: (session: Session): Session[] => {
    const own = session.address.bare;
    return session.server
      .allSessions()
      .filter((other) => other.available && other.address.bare !== own)
      .filter((other) => session.server.contacts.sees(own, other.address.bare));
  },

  /** The bots whose presence is told to one that has just come. */
  bots: (server: Server): readonly Bot[] => server.population.bots,

  bot: ({ username, resource, presenceId, smack }: Bot, to: string, server: Server): Xml => {
    const caps = smack ? server.botCapabilities() : undefined;
    return xml`<presence xmlns='${namespaces.client}' id='${presenceId}' from='${username}@${server.domain}/${resource}' to='${to}'>${caps}</presence>`;
  },

  /** 4.5.2: what the server says for a resource that is gone without a word. */
  unavailable: (from: string, to: string): Xml =>
    xml`<presence xmlns='${namespaces.client}' type='unavailable'${attribute('from', from)}${attribute('to', to)}/>`,
};

export type Presence = typeof presence;

declare module '../decisions' {
  interface Behaviour {
    presence: Presence;
  }
}

/** Handles a presence that a bound session sent. */
export function handlePresence(session: Session, stanza: Stanza): void {
  const { presence: phase } = session.server.behaviour;
  if (stanza.type === 'error') return;
  const malformed: Refusal | null = stanza.malformedTo ? { condition: 'jid-malformed' } : null;
  const refusal = malformed ?? phase.checkType(stanza) ?? phase.checkChildren(stanza);
  if (refusal !== null) refuse(session, stanza, refusal);
  else if (isSubscription(stanza)) handleSubscription(session, stanza);
  else if (stanza.to !== null) directPresence(session, stanza, stanza.to);
  else if (stanza.type === 'unavailable') becomeUnavailable(session, stanza.element);
  else if (stanza.type === null) becomeAvailable(session, stanza.element);
  else refuse(session, stanza, { condition: 'bad-request' });
}

function becomeAvailable(session: Session, element: Element): void {
  const { presence: phase } = session.server.behaviour;
  const initial = !session.available;
  session.presence = element;
  session.priority = Number(texts(element, 'priority')[0] ?? '0');
  broadcast(session, element);
  for (const question of session.server.behaviour.caps.questions(session, element)) session.send(question);
  if (!initial) return;
  for (const other of [...phase.siblings(session), ...phase.watched(session)]) {
    if (other.presence) session.send(phase.copy(other.presence, other.full, session.full));
  }
  for (const bot of phase.bots(session.server)) {
    session.send(phase.bot(bot, session.full, session.server));
  }
}

function becomeUnavailable(session: Session, element: Element): void {
  broadcast(session, element);
  const { presence: phase } = session.server.behaviour;
  for (const target of directedTargets(session)) {
    target.send(phase.copy(element, session.full, target.full));
  }
  forget(session);
}

function broadcast(session: Session, element: Element): void {
  const { presence: phase } = session.server.behaviour;
  if (phase.echoes(session, element)) session.send(phase.copy(element, session.full, session.full));
  for (const other of [...phase.siblings(session), ...phase.watchers(session)]) {
    other.send(phase.copy(element, session.full, other.full));
  }
}

/** Tells that a session is gone which did not say so itself (4.5.2, 4.6.3). */
export function announceLoss(session: Session): void {
  const { presence: phase } = session.server.behaviour;
  if (session.jid === null) return;
  const told = session.available ? [...phase.siblings(session), ...phase.watchers(session)] : [];
  for (const other of new Set([...told, ...directedTargets(session)])) {
    other.send(phase.unavailable(session.full, other.full));
  }
  forget(session);
}

function directedTargets(session: Session): Session[] {
  return session.server
    .allSessions()
    .filter((other) => other !== session)
    .filter((other) => session.directed.has(other.full) || session.directed.has(other.address.bare));
}

function forget(session: Session): void {
  session.presence = null;
  session.priority = 0;
  session.directed.clear();
}
