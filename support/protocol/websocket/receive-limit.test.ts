import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeRecorder, onRequest, startServer, switching } from '../../testing/fake-server';
import { openSocket } from './open-socket';
import { ReceiveLimit } from './receive-limit';

const tooMuch =
  'given up by this client: more came on one connection than 4096 messages or 16 MiB at once and 512 messages or 2 MiB a second after that';

/** A limit by a clock that a test turns on, and what becomes of so many frames of so many bytes each. */
function measure() {
  let seconds = 0;
  const limit = new ReceiveLimit(() => seconds * 1000);
  return {
    pass: (more: number) => void (seconds += more),
    take: (count: number, bytes: number, fin = true) =>
      limit.take(
        Array.from({ length: count }, () => ({ fin })),
        count * bytes,
      ),
  };
}

test('takes the presences of two thousand colleagues at once', () => {
  assert.equal(measure().take(2000, 300), null);
});

test('takes a message of 256 KiB in fragments of one octet', () => {
  assert.equal(measure().take(256 * 1024, 3, false), null);
});

test('takes what is said over a day, at any rate that people cause', () => {
  const { take, pass } = measure();
  for (let hours = 0; hours < 24; hours += 1) {
    assert.equal(take(3000, 500), null);
    pass(3600);
  }
});

test('names a flood of messages, of fragments and of bytes', () => {
  assert.equal(measure().take(4097, 2), tooMuch);
  assert.equal(measure().take(500_000, 2, false), tooMuch);
  assert.equal(measure().take(0, 2), null);
  assert.equal(measure().take(1, 16 * 1024 * 1024 + 1), tooMuch);
});

test('names a flood of fragments that hold nothing', () => {
  const nothing = Array.from({ length: 17_000 }, () => ({ fin: false, payload: { length: 0 } }));
  assert.equal(new ReceiveLimit(() => 0).take(nothing, 34_000), tooMuch);
});

test('names a flood that goes on', () => {
  const { take, pass } = measure();
  const heard: (string | null)[] = [];
  for (let seconds = 0; seconds < 10; seconds += 1) {
    heard.push(take(1000, 100));
    pass(1);
  }
  assert.equal(heard[0], null);
  assert.equal(heard.at(-1), tooMuch);
});

test('a socket that is flooded with pings is dropped, and its closing says why', async (t) => {
  const { endpoint } = await startServer(t, (socket) =>
    onRequest(socket, (head) => {
      socket.write(switching(head, 'Sec-WebSocket-Protocol: xmpp'));
      socket.write(Buffer.from('8900'.repeat(8000), 'hex'));
    }),
  );
  const { recorder } = makeRecorder();
  const socket = await openSocket(endpoint, { recorder, withinMs: 2000 });
  const closing = await socket.closed;
  assert.equal(closing.givenUp, tooMuch);
  assert.equal(closing.clean, false);
});
