import { namespaces } from '../../protocol/xml/namespaces';
import { xml, type Xml } from '../../protocol/xml/template';
import type { StreamProblem } from './input';
import { makeOpen } from './opening';
import type { Session } from './session';

/** Ending a stream, with and without an error (RFC 7395, sections 3.5 and 3.6; RFC 6120, section 4.9). */
export const closing = {
  /** How long the client may take to close the WebSocket after `<close/>` went both ways. */
  graceMs: 1000,

  closeCode: 1000,

  // 3.3.2: in the framing namespace
  close: (): Xml => xml`<close xmlns='${namespaces.framing}'/>`,

  error: ({ condition, text }: StreamProblem): Xml =>
    xml`<stream:error xmlns:stream="${namespaces.stream}"><${condition} xmlns="${namespaces.streamerr}"/><text xmlns="${namespaces.streamerr}" xml:lang="en">${text}</text></stream:error>`,

  /** What is said before the WebSocket is closed: by 3.5 an error while opening comes after a header. */
  lastWords: (open: Xml | null, error: Xml, close: Xml): Xml[] => [...(open ? [open] : []), error, close],

  /** What answers a client's `<close/>` (3.6). */
  answerClose: (close: Xml): Xml[] => [close],

  /** Begins the WebSocket's closing handshake. */
  closeSocket: (session: Session, code: number): void => session.peer.close(code),

  /** RFC 7395, 3.6: what the end of the WebSocket means for a session that never said `<close/>`. */
  onAbruptEnd: (session: Session): void => session.server.leave(session),
};

export type Closing = typeof closing;

declare module '../decisions' {
  interface Behaviour {
    closing: Closing;
  }
}

/** Ends the stream with an error: header where there was none, error, `<close/>`, closing handshake. */
export function endWithError(session: Session, problem: StreamProblem): void {
  const { closing: phase } = session.server.behaviour;
  if (session.stage === 'over') return;
  const open = session.stage === 'silent' ? makeOpen(session, true) : null;
  for (const element of phase.lastWords(open, phase.error(problem), phase.close())) session.send(element);
  leaveStream(session);
  phase.closeSocket(session, phase.closeCode);
}

/** Answers the client's `<close/>`, and closes the WebSocket if the client does not within the time allowed. */
export function answerClose(session: Session): void {
  const { closing: phase } = session.server.behaviour;
  for (const element of phase.answerClose(phase.close())) session.send(element);
  leaveStream(session);
  setTimeout(() => phase.closeSocket(session, phase.closeCode), phase.graceMs).unref();
}

/** The session is over as far as XMPP goes: those who saw it available learn that it is gone. */
export function leaveStream(session: Session): void {
  session.server.leave(session);
  session.stage = 'over';
}
