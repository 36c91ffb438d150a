import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Socket } from 'node:net';
import type { Entry } from '../wire/transcript';
import { clientFrame, encodeFrame, opcodes } from './frame';
import {
  answering,
  endpointOf,
  makeRecorder,
  onRequest,
  startServer,
  switching,
} from '../../testing/fake-server';
import { probeUpgrade } from './handshake';
import type { Handshake, ProbeOptions } from './handshake';
import { encodeRequest, upgradeRequest } from './upgrade-request';

interface Probe {
  handshake: Handshake;
  entries: Entry[];
}

async function probe(
  t: TestContext,
  serve: (socket: Socket) => void,
  options: Partial<ProbeOptions> = {},
  split?: (request: Buffer) => Buffer[],
): Promise<Probe> {
  const { endpoint } = await startServer(t, serve);
  const { recorder, entries } = makeRecorder();
  const request = upgradeRequest(endpoint);
  const handshake = await probeUpgrade(endpoint, split ? split(encodeRequest(request)) : request, {
    recorder,
    withinMs: 3000,
    ...options,
  });
  t.after(() => handshake.connection.destroy());
  return { handshake, entries };
}

function answered({ handshake }: Probe) {
  assert.equal(handshake.outcome, 'answered');
  return handshake.response;
}

const notes = (entries: Entry[]) => entries.flatMap((entry) => (entry.kind === 'note' ? [entry.text] : []));
const exchange = (entries: Entry[]) => entries.find((entry) => entry.kind === 'http');

test('keeps a 101 to the byte and records both sides', async (t) => {
  const found = await probe(t, (socket) =>
    onRequest(socket, (head) => socket.write(switching(head, 'Sec-WebSocket-Protocol: xmpp'))),
  );
  const response = answered(found);
  assert.equal(response.status, 101);
  assert.equal(response.reason, 'Switching Protocols');
  assert.deepEqual(response.headers.at(-1), ['Sec-WebSocket-Protocol', 'xmpp']);
  assert.equal(response.bytes, response.head.length);
  const recorded = exchange(found.entries);
  assert.equal(recorded?.request.line, 'GET /ws/ HTTP/1.1');
  assert.equal(recorded.response?.line, 'HTTP/1.1 101 Switching Protocols');
  assert.equal(recorded.response.bytes, response.bytes);
});

for (const [status, reason] of [
  [200, 'OK'],
  [301, 'Moved Permanently'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [503, 'Service Unavailable'],
] as const) {
  test(`takes a ${status} as an answer, not as an error`, async (t) => {
    const bytes = `HTTP/1.1 ${status} ${reason}\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 4\r\n\r\nbody`;
    const response = answered(await probe(t, answering(bytes)));
    assert.deepEqual([response.status, response.reason, response.body], [status, reason, 'body']);
    assert.deepEqual(response.headers.slice(0, 2), [
      ['X-A', '1'],
      ['x-a', '2'],
    ]);
    assert.equal(response.bytes, bytes.length);
  });
}

test('reads a body that ends with the connection', async (t) => {
  const found = await probe(t, answering('HTTP/1.1 400 \r\n\r\nbad', { end: true }));
  assert.deepEqual([answered(found).body, answered(found).bodyComplete], ['bad', true]);
  assert.equal(found.handshake.connection.ended, 'closed');
});

test('takes an answer whose body does not end by the deadline', async (t) => {
  const found = await probe(t, answering('HTTP/1.1 400 \r\n\r\nbad'), { withinMs: 300 });
  assert.deepEqual([answered(found).body, answered(found).bodyComplete], ['bad', false]);
});

test('takes a refusal for whole whose body has no length, once nothing more comes of it', async (t) => {
  const serve = answering('HTTP/1.1 200 OK\r\n\r\nWelcome.');
  const found = await probe(t, serve, { withinMs: 600_000 });
  const response = answered(found);
  assert.deepEqual([response.status, response.body, response.bodyComplete], [200, 'Welcome.', false]);
});

test('tells silence', async (t) => {
  const { handshake, entries } = await probe(t, () => undefined, { withinMs: 100 });
  assert.equal(handshake.outcome, 'timeout');
  assert.ok(handshake.elapsedMs > 0, String(handshake.elapsedMs));
  assert.deepEqual(notes(entries), ['connection opened', 'no HTTP response (timeout): nothing came']);
  assert.equal(exchange(entries)?.response, null);
});

test('tells a close without an answer', async (t) => {
  const { handshake, entries } = await probe(t, (socket) => onRequest(socket, () => socket.end()));
  assert.equal(handshake.outcome, 'closed');
  assert.deepEqual(notes(entries), [
    'connection opened',
    'connection closed by the server',
    'no HTTP response (closed): nothing came',
  ]);
});

test('tells a reset', async (t) => {
  const { handshake } = await probe(t, (socket) => onRequest(socket, () => socket.resetAndDestroy()));
  assert.equal(handshake.outcome, 'reset');
});

test('keeps half an answer', async (t) => {
  const { handshake, entries } = await probe(t, answering('HTTP/1.1 101 Swi', { end: true }));
  assert.equal(handshake.outcome, 'closed');
  assert.equal(handshake.received.toString(), 'HTTP/1.1 101 Swi');
  assert.equal(notes(entries).at(-1), 'no HTTP response (closed): 16 bytes came: "HTTP/1.1 101 Swi"');
});

test('keeps what is not HTTP, and says so at once', async (t) => {
  const { handshake } = await probe(t, answering('+OK ready\r\n'));
  assert.equal(handshake.outcome, 'garbled');
  assert.equal(handshake.received.toString(), '+OK ready\r\n');
  assert.equal(handshake.problem, 'the answer does not start with an HTTP status line');
});

test('loses no frame that came with the 101', async (t) => {
  const early = encodeFrame(clientFrame(opcodes.text, 'early', { mask: null }));
  const found = await probe(t, (socket) =>
    onRequest(socket, (head) => socket.write(Buffer.concat([Buffer.from(switching(head)), early]))),
  );
  assert.deepEqual(
    found.handshake.connection.frames.map((frame) => frame.payload.toString()),
    ['early'],
  );
  assert.equal(answered(found).bytes, answered(found).head.length);
  const kinds = found.entries.map((entry) => entry.kind);
  assert.deepEqual(kinds, ['note', 'http', 'frame']);
  assert.ok((exchange(found.entries)?.response?.at ?? Infinity) <= (found.entries[2]?.at ?? 0));
});

test('keeps bytes behind an answer that is no 101', async (t) => {
  const found = await probe(t, answering('HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nabehind'));
  assert.equal(found.handshake.connection.unframed.toString(), 'behind');
});

test('sends a request split where the caller split it', async (t) => {
  const packets: string[] = [];
  const found = await probe(
    t,
    (socket) => {
      socket.on('data', (bytes: Buffer) => packets.push(bytes.toString()));
      onRequest(socket, (head) => socket.write(switching(head)));
    },
    { chunkPauseMs: 20 },
    (request) => [request.subarray(0, 7), request.subarray(7, 40), request.subarray(40)],
  );
  assert.equal(answered(found).status, 101);
  assert.equal(packets[0], 'GET /ws');
  assert.equal(packets.length, 3);
  assert.equal(found.handshake.request.target, '/ws/');
  assert.equal(exchange(found.entries)?.request.headers[0]?.[0], 'Host');
});

test('stops sending when the answer is there', async (t) => {
  let heard = '';
  const found = await probe(
    t,
    (socket) => {
      socket.on('data', (bytes: Buffer) => (heard += bytes.toString()));
      socket.once('data', () => socket.write('HTTP/1.1 400 Bad\r\nContent-Length: 0\r\n\r\n'));
    },
    { chunkPauseMs: 50 },
    () => [Buffer.from('nonsense\r\n'), Buffer.from('more')],
  );
  assert.equal(answered(found).status, 400);
  assert.equal(heard, 'nonsense\r\n');
});

test('throws only where there is no transport', async () => {
  const { recorder } = makeRecorder();
  const endpoint = endpointOf('ws://name.invalid/');
  await assert.rejects(probeUpgrade(endpoint, upgradeRequest(endpoint), { recorder, withinMs: 15_000 }), {
    name: 'Unreachable',
    kind: 'dns',
  });
});
