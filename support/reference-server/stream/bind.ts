import { namespaces } from '../../protocol/xml/namespaces';
import { xml, type Xml } from '../../protocol/xml/template';
import { makeJid, prepareResource, type Jid } from '../jid';
import { makeToken } from '../token';
import { childOf, elementsOf, refuse, type Answer, type Refusal, type Stanza } from '../stanza/stanza';
import { endWithError } from './closing';
import type { StreamProblem } from './input';
import type { Session } from './session';

/** Resource binding (RFC 6120, section 7). */
export const bind = {
  /** Failures after which the stream ends (7.7.3 asks for 5 to 10 retries). */
  maxFailures: 10,

  limitProblem: (): StreamProblem | null => ({
    condition: 'policy-violation',
    text: 'Too many failed attempts to bind.',
  }),

  // a stream has one resource (7.1)
  checkBound: (session: Session): Refusal | null =>
    session.jid === null ? null : { condition: 'not-allowed' },

  checkRequest: (stanza: Stanza): Refusal | null =>
    stanza.type === 'set' && stanza.id ? null : { condition: 'bad-request' },

  /** The resource for what the client asked; null where that cannot be one (7.7.2.1). */
  prepare: (asked: string): string | null => prepareResource(asked),

  /** 7.6: the server's own choice, at random. */
  generate: (): string => makeToken(10),

  /** The resource that is bound. */
  choose: ((prepared) => prepared) as (prepared: string, session: Session) => string,

  /** 7.7.2.2, third option: the older session gives way. A refusal would be the second one. */
  resolveConflict: ((older) => {
    endWithError(older, { condition: 'conflict', text: 'The resource was bound by a newer session.' });
    return null;
  }) as (older: Session, newer: Session) => Refusal | null,

  jid: (username: string, domain: string, resource: string): Jid => makeJid(username, domain, resource),

  /** 8.1.1.1: the result goes to the full JID that was just made. */
  address: ((answer) => answer) as (answer: Answer, session: Session) => Answer,

  payload: (jid: Jid): Xml => xml`<bind xmlns="${namespaces.bind}"><jid>${jid.full}</jid></bind>`,

  /** What the server says unasked after the result. */
  afterwards: (() => []) as (session: Session) => Xml[],
};

export type Bind = typeof bind;

declare module '../decisions' {
  interface Behaviour {
    bind: Bind;
  }
}

export function isBind(stanza: Stanza): boolean {
  return (
    stanza.kind === 'iq' &&
    (stanza.type === 'set' || stanza.type === 'get') &&
    elementsOf(stanza.element).length === 1 &&
    childOf(stanza.element, namespaces.bind, 'bind') !== undefined
  );
}

/** Binds the resource that the client proposes, or one of the server's. */
export function bindResource(session: Session, stanza: Stanza): void {
  const { bind: phase, stanzas } = session.server.behaviour;
  const refusal = phase.checkBound(session) ?? phase.checkRequest(stanza);
  const request = childOf(stanza.element, namespaces.bind, 'bind');
  const asked = request && childOf(request, namespaces.bind, 'resource')?.textContent;
  const prepared = phase.prepare(asked ?? '');
  if (refusal !== null || prepared === null) {
    fail(session, stanza, refusal ?? { condition: 'bad-request' });
    return;
  }
  const resource = phase.choose(prepared === '' ? phase.generate() : prepared, session);
  const jid = phase.jid(session.username ?? '', session.server.domain, resource);
  const older = session.server.findSession(jid.full);
  const conflict = older && older !== session ? phase.resolveConflict(older, session) : null;
  if (conflict !== null) {
    fail(session, stanza, conflict);
    return;
  }
  session.jid = jid;
  session.stage = 'bound';
  const answer = phase.address({ ...stanzas.answer(stanza, session), from: undefined }, session);
  session.send(stanzas.result(answer, phase.payload(jid)));
  for (const element of phase.afterwards(session)) session.send(element);
  session.server.onBound(session);
}

function fail(session: Session, stanza: Stanza, refusal: Refusal): void {
  const { bind: phase } = session.server.behaviour;
  refuse(session, stanza, refusal);
  session.failedBinds += 1;
  const problem = session.failedBinds >= phase.maxFailures ? phase.limitProblem() : null;
  if (problem !== null) endWithError(session, problem);
}
