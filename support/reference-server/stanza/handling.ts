import type { Element } from '@xmldom/xmldom';
import { endWithError } from '../stream/closing';
import type { StreamProblem } from '../stream/input';
import type { Session } from '../stream/session';
import { bindResource, isBind } from '../stream/bind';
import { handleIq } from './iq';
import { handleMessage } from './message';
import { handlePresence } from './presence';
import { readStanza, refuse, type Refusal, type Stanza } from './stanza';

/** What becomes of a stanza that comes too early: the end of the stream, a refusal, nothing at all, or (null) it is handled. */
export type Early = { end: StreamProblem } | { refusal: Refusal } | 'ignored' | null;

const notYet: StreamProblem = { condition: 'not-authorized', text: 'Sign in and bind a resource first.' };

/** When stanzas are taken (RFC 6120, sections 4.3.5, 4.9.3.12 and 7.1). */
export const admission = {
  /** Before SASL is done, and until the stream is restarted. */
  beforeRestart: (() => ({ end: notYet })) as (session: Session, stanza: Stanza) => Early,

  /** 7.1: between restart and bind the own account and the server may still be addressed. */
  beforeBind: (session: Session, stanza: Stanza): Early => {
    const { server, username } = session;
    const own = [server.domain, `${username ?? ''}@${server.domain}`];
    const toServer = !stanza.malformedTo && (stanza.to === null || own.includes(stanza.to.full));
    return stanza.kind === 'iq' && toServer ? { refusal: { condition: 'not-authorized' } } : { end: notYet };
  },
};

export type Admission = typeof admission;

declare module '../decisions' {
  interface Behaviour {
    admission: Admission;
  }
}

/** Takes a stanza, or refuses it for coming too early. */
export function handleStanza(session: Session, root: Element): void {
  const stanza = readStanza(root);
  const early = judge(session, stanza);
  if (early !== null) {
    if (early === 'ignored') return;
    if ('end' in early) endWithError(session, early.end);
    else refuse(session, stanza, early.refusal);
  } else if (isBind(stanza)) {
    bindResource(session, stanza);
  } else if (stanza.kind === 'iq') {
    handleIq(session, stanza);
  } else if (stanza.kind === 'message') {
    handleMessage(session, stanza);
  } else {
    handlePresence(session, stanza);
  }
}

function judge(session: Session, stanza: Stanza): Early {
  const { admission: phase } = session.server.behaviour;
  if (session.stage === 'bound') return null;
  if (session.stage !== 'restarted') return phase.beforeRestart(session, stanza);
  return isBind(stanza) ? null : phase.beforeBind(session, stanza);
}
