import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Outcome } from './inbox';
import type { Session } from './session';
import { closeElement } from './stream';

const closing = '/framing:close';

/** Milliseconds for each part of the end, at most: nothing is judged by it, and a run has many. */
const partMs = 2000;

/**
 * Ends the stream and then the WebSocket, and hears the server out: what it says last belongs to the conversation, and
 * cut short it would be another one each time. What does not come in time is noted. RFC 7395, section 3.6.
 */
export async function endSession(session: Session): Promise<void> {
  const { inbox, setting, socket } = session;
  try {
    if (inbox.closing) return;
    session.answersRequests = false;
    if (!socket.isClosing && session.streamId !== null) await endStream(session);
    // a close frame that came with the last word is answered before one of our own goes out
    await nextTurn();
    if (!socket.isClosing) setting.recorder.sayFor('end', () => socket.close(1000));
    await hear(session, 'end of the connection', 'the end of the connection', (withinMs) =>
      inbox.waitForEnd(withinMs),
    );
  } finally {
    socket.terminate();
  }
}

/** Says `<close/>`, where the session has not said it, and waits for the server's. */
async function endStream(session: Session): Promise<void> {
  const { inbox, setting } = session;
  const position = session.last(closing) === null ? inbox.messages.length : 0;
  if (!session.hasClosedStream) setting.recorder.sayFor('end', () => session.send(closeElement));
  const state = session.last('/stream:error') === null ? stateOf(session) : 'broken';
  await hear(session, `close of a ${state} stream`, 'the <close/> of the server', (withinMs) =>
    inbox.wait(position, (message) => session.matches(message, closing), withinMs),
  );
}

function stateOf({ fullJid }: Session): string {
  return fullJid === null ? 'new' : 'bound';
}

/** Waits for a part of the end, or passes on where the server has left it out again and again. */
async function hear(
  { patience, setting, target }: Session,
  kind: string,
  what: string,
  wait: (withinMs: number) => Promise<Outcome>,
): Promise<void> {
  const outcome = await wait(patience.expects(kind) ? Math.min(partMs, target.limits.replyMs) : 0);
  if (outcome.kind !== 'timed out') {
    patience.came(kind, 0);
    return;
  }
  patience.missed(kind);
  setting.recorder.note(`${what} did not come in time, and is not waited for`);
}
