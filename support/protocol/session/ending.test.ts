import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FakeSocket, sampleSession, sampleTarget } from '../../testing/samples/session';
import { endSession } from './ending';
import { Patience } from './patience';
import type { Session } from './session';

const opened = "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' id='1'/>";
const close = "<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>";

/** A session whose stream is open, over a server that says so much to each text. */
function open(
  answer: FakeSocket['answer'],
  patience = new Patience(),
): { session: Session; socket: FakeSocket } {
  const target = sampleTarget();
  const { session, socket } = sampleSession({ target, patience });
  socket.say(opened);
  socket.answer = answer;
  return { session, socket };
}

const notesOf = ({ setting }: Session): string[] =>
  setting.recorder.recorder.transcript.entries.flatMap((entry) => (entry.kind === 'note' ? entry.text : []));

test('closes the WebSocket once the server has closed its stream, and not before', async () => {
  const { session, socket } = open(() => null);
  const ended = endSession(session);
  await new Promise(setImmediate);
  assert.deepEqual([socket.sent, socket.ends], [[close], []]);
  socket.say(close);
  await ended;
  assert.deepEqual(socket.ends, ['close 1000', 'terminate']);
  assert.deepEqual(notesOf(session), []);
});

test('notes that the server has not closed its stream in time, and closes the WebSocket all the same', async () => {
  const { session, socket } = open(() => null);
  await endSession(session);
  assert.deepEqual(socket.ends, ['close 1000', 'terminate']);
  assert.deepEqual(notesOf(session), [
    'the <close/> of the server did not come in time, and is not waited for',
  ]);
});

test('says no second close where the case has closed the stream, and hears the server out', async () => {
  const { session, socket } = open(() => null);
  session.send(close);
  socket.say(close);
  await endSession(session);
  assert.deepEqual(socket.sent, [close]);
});

test('says nothing of a stream where none was opened', async () => {
  const { session, socket } = sampleSession();
  await endSession(session);
  assert.deepEqual(socket.sent, []);
  assert.deepEqual(socket.ends, ['close 1000', 'terminate']);
});

test('sends nothing more behind a close frame', async () => {
  const { session, socket } = open(() => null);
  socket.isClosing = true;
  const ended = endSession(session);
  socket.hangUp(1000);
  await ended;
  assert.deepEqual([socket.sent, socket.ends], [[], ['terminate']]);
});

test('waits no longer for a close that never came before, until one comes again', async () => {
  const patience = new Patience();
  for (let time = 0; time < 3; time += 1) await endSession(open(() => null, patience).session);
  const kind = 'close of a new stream';
  assert.equal(patience.expects(kind), false);
  await endSession(open(() => close, patience).session);
  assert.equal(patience.expects(kind), true);
});
