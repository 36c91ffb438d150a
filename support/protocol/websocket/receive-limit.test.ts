import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeRecorder, onRequest, startServer, switching } from '../../testing/fake-server';
import { ReceiveLimit } from './receive-limit';
import { openSocket } from './open-socket';

test('what a lawful server sends is taken without a word', () => {
  const receiveLimit = new ReceiveLimit();
  assert.equal(receiveLimit.take(800, 800), null);
});

test('too many frames are named', () => {
  const receiveLimit = new ReceiveLimit();
  receiveLimit.take(800, 800);
  assert.equal(
    receiveLimit.take(1, 2),
    'given up by this client: more than 800 frames came on one connection',
  );
});

test('too many bytes are named', () => {
  assert.equal(
    new ReceiveLimit().take(0, 16 * 1024 * 1024 + 1),
    'given up by this client: more than 16777216 bytes came on one connection',
  );
});

test('a socket that is flooded with pings is dropped, and its closing says why', async (t) => {
  const { endpoint } = await startServer(t, (socket) =>
    onRequest(socket, (head) => {
      socket.write(switching(head, 'Sec-WebSocket-Protocol: xmpp'));
      socket.write(Buffer.from('8900'.repeat(4000), 'hex'));
    }),
  );
  const { recorder } = makeRecorder();
  const socket = await openSocket(endpoint, { recorder, withinMs: 2000 });
  const closing = await socket.closed;
  assert.equal(closing.givenUp, 'given up by this client: more than 800 frames came on one connection');
  assert.equal(closing.clean, false);
});
