import type { Element } from '@xmldom/xmldom';
import { namespaces } from '../../protocol/xml/namespaces';
import { parse } from '../../protocol/xml/parse';
import { handleStanza } from '../stanza/handling';
import { answerClose, endWithError } from './closing';
import { readMessage, type StreamProblem } from './input';
import { noteHeader, openStream } from './opening';
import { handleSasl } from './sasl';
import type { Session } from './session';

const stanzaNames = ['iq', 'message', 'presence'];

/** Which first-level elements the server takes at all (RFC 6120, sections 4.8.3 to 4.8.5). */
export const elements = {
  /** Whether an element is one of the three stanzas. */
  isStanza: (root: Element): boolean =>
    root.namespaceURI === namespaces.client && stanzaNames.includes(root.localName ?? ''),

  // 4.8.5
  checkPrefix: (root: Element): StreamProblem | null =>
    root.namespaceURI === namespaces.client && root.prefix
      ? { condition: 'bad-namespace-prefix', text: 'Stanzas are written without a prefix.' }
      : null,

  /** What is neither stanza nor SASL nor framing (4.8.3 and 4.8.4). */
  judgeUnknown: ((root) =>
    stanzaNames.includes(root.localName ?? '')
      ? { condition: 'invalid-namespace', text: `A stanza belongs to ${namespaces.client}.` }
      : { condition: 'unsupported-stanza-type', text: `There is no <${root.nodeName}/> here.` }) as (
    root: Element,
    session: Session,
  ) => StreamProblem | null,

  /** An `<open/>` where no stream is due; a restart follows authentication alone (4.3.3). */
  judgeSecondOpen: (session: Session): StreamProblem | null =>
    session.stage === 'restarted' || session.stage === 'bound'
      ? { condition: 'unsupported-stanza-type', text: 'The stream is open.' }
      : null,
};

export type Elements = typeof elements;

declare module '../decisions' {
  interface Behaviour {
    elements: Elements;
  }
}

/** Takes one message of the client. */
export function receiveMessage(session: Session, message: string): void {
  if (session.stage === 'over') return;
  const { input } = session.server.behaviour;
  const root = readMessage(input, message);
  if (root === null) return;
  if ('condition' in root) {
    const salvaged = input.salvage(message, root);
    const rest = session.stage === 'bound' && salvaged !== null ? parse(salvaged) : null;
    if (rest?.ok && rest.document.documentElement) receiveElement(session, rest.document.documentElement);
    endWithError(session, root);
  } else if (session.stage === 'silent') receiveFirst(session, root);
  else receiveElement(session, root);
}

function receiveFirst(session: Session, root: Element): void {
  const { stream } = session.server.behaviour;
  const { domain } = session.server;
  const wrongNamespace = stream.checkNamespace(root);
  if (!wrongNamespace && root.localName === 'close') {
    answerClose(session);
    return;
  }
  const problem = wrongNamespace ?? stream.checkOpen(root);
  if (problem !== null) {
    endWithError(session, problem);
    return;
  }
  noteHeader(session, root);
  const refusal = stream.checkHost(root, domain) ?? stream.checkVersion(root);
  if (refusal === null) openStream(session, root);
  else endWithError(session, refusal);
}

function receiveElement(session: Session, root: Element): void {
  const { elements: phase, stream } = session.server.behaviour;
  const problem = stream.checkNamespace(root) ?? phase.checkPrefix(root);
  if (problem !== null) {
    endWithError(session, problem);
  } else if (phase.isStanza(root)) {
    handleStanza(session, root);
  } else if (root.namespaceURI === namespaces.sasl) {
    handleSasl(session, root);
  } else if (root.namespaceURI === namespaces.framing) {
    receiveFraming(session, root);
  } else if (root.namespaceURI === namespaces.stream && root.localName === 'error') {
    // RFC 6120, 4.9.1.1: after an error the stream is at its end
    answerClose(session);
  } else {
    end(session, phase.judgeUnknown(root, session));
  }
}

function receiveFraming(session: Session, root: Element): void {
  const { elements: phase, stream } = session.server.behaviour;
  if (root.localName === 'close') {
    answerClose(session);
  } else if (root.localName === 'open') {
    const problem =
      phase.judgeSecondOpen(session) ??
      stream.checkHost(root, session.server.domain) ??
      stream.checkVersion(root);
    if (problem === null) openStream(session, root);
    else endWithError(session, problem);
  } else {
    end(session, phase.judgeUnknown(root, session));
  }
}

function end(session: Session, problem: StreamProblem | null): void {
  if (problem !== null) endWithError(session, problem);
}
