import { namespaces } from '../../protocol/xml/namespaces';
import { xml, type Xml } from '../../protocol/xml/template';
import type { Jid } from '../jid';
import type { Session } from '../stream/session';
import type { Stanza } from './stanza';

/** Presence to one entity (RFC 6121, sections 4.3 and 4.6). */
export const directedPresence = {
  /** The resources that directed presence reaches: the one named, or the available ones of the user. */
  targets: (session: Session, to: Jid): Session[] => {
    const { server } = session;
    if (to.resource === '') return server.sessionsOf(to.bare).filter((other) => other.available);
    const target = server.findSession(to.full);
    return target ? [target] : [];
  },

  /** 4.6.3: whether the server notes who has to learn of the end. */
  remembers: (): boolean => true,

  /** RFC 6121, 8.5.1: presence to an account that does not exist is dropped. */
  onMissing: (() => undefined) as (session: Session, stanza: Stanza) => void,

  /** Whether a probe is answered with presence: for those who may see it (4.3.2, section 11). */
  answersProbe: (session: Session, to: Jid): boolean =>
    session.address.bare === to.bare || session.server.contacts.sees(session.address.bare, to.bare),

  /** 4.3.2: what everybody else gets, whether the account exists or not. */
  probeRefusal: (session: Session, to: Jid): Xml | null =>
    xml`<presence xmlns="${namespaces.client}" type="unsubscribed" from="${to.bare}" to="${session.address.bare}"/>`,
};

export type DirectedPresence = typeof directedPresence;

declare module '../decisions' {
  interface Behaviour {
    directedPresence: DirectedPresence;
  }
}

/** Handles a presence that names its addressee. */
export function directPresence(session: Session, stanza: Stanza, to: Jid): void {
  const { directedPresence: phase, stanzas } = session.server.behaviour;
  if (to.domain !== session.server.domain || to.local === '') return;
  if (stanza.type === 'probe') {
    answerProbe(session, to);
    return;
  }
  if (!session.server.exists(to.bare)) {
    phase.onMissing(session, stanza);
    return;
  }
  if (stanza.type === 'unavailable') session.directed.delete(to.full);
  else if (phase.remembers()) session.directed.add(to.full);
  for (const target of phase.targets(session, to)) target.send(stanzas.relay(stanza.element, session));
}

function answerProbe(session: Session, to: Jid): void {
  const { directedPresence: phase, presence } = session.server.behaviour;
  const { server } = session;
  if (!phase.answersProbe(session, to)) {
    const refusal = phase.probeRefusal(session, to);
    if (refusal !== null) session.send(refusal);
    return;
  }
  for (const bot of presence.bots(server)) {
    if (to.bare === `${bot.username}@${server.domain}`) session.send(presence.bot(bot, session.full, server));
  }
  for (const other of server.sessionsOf(to.bare)) {
    if (other.presence) session.send(presence.copy(other.presence, other.full, session.full));
  }
}
