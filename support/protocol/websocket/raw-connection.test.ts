import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import type { Entry } from '../wire/transcript';
import { clientFrame, closePayload, encodeFrame, opcodes } from './frame';
import type { Frame } from './frame';
import { FrameDecoder } from './frame-decoder';
import { makeRecorder, startServer } from '../../testing/fake-server';
import { RawConnection } from './raw-connection';
import type { RawFrame, RawOptions } from './raw-connection';
import { connect } from './transport';

interface Pair {
  client: RawConnection;
  server: Socket;
  entries: Entry[];
}

/** A raw connection in frames, without a handshake before it, and the server's end of it. */
async function pair(t: TestContext, options: RawOptions = {}): Promise<Pair> {
  let accept: (socket: Socket) => void = () => undefined;
  const accepted = new Promise<Socket>((resolve) => (accept = resolve));
  const { endpoint } = await startServer(t, accept);
  const { recorder, entries } = makeRecorder();
  const socket = await connect(endpoint, { recorder, withinMs: 3000 });
  const client = new RawConnection(socket, recorder, options);
  client.startFrames();
  t.after(() => client.destroy());
  return { client, server: await accepted, entries };
}

const serverFrame = (opcode: number, payload: Buffer | string = '', changes: Partial<Frame> = {}) =>
  encodeFrame(clientFrame(opcode, payload, { mask: null, ...changes }));
const any = () => true;
const isText = (text: string) => (frame: RawFrame) => frame.payload.toString() === text;
const texts = (frames: RawFrame[]) => frames.map((frame) => frame.payload.toString());
const told = (entries: Entry[]) =>
  entries.flatMap((entry) => {
    if (entry.kind === 'frame') return [`${entry.direction} ${entry.type} ${entry.text}`.trim()];
    return entry.kind === 'note' && entry.text !== 'connection opened' ? [entry.text] : [];
  });

/** The frames the server hears, until there are as many as wanted. */
function hear(server: Socket, count: number): Promise<ReturnType<FrameDecoder['push']>> {
  const decoder = new FrameDecoder();
  const frames: ReturnType<FrameDecoder['push']> = [];
  return new Promise((resolve) => {
    server.on('data', (bytes: Buffer) => {
      frames.push(...decoder.push(bytes));
      if (frames.length >= count) resolve(frames);
    });
  });
}

test('hands over a frame that arrived before the wait began', async (t) => {
  const { client, server } = await pair(t);
  server.write(serverFrame(opcodes.text, 'early'));
  await new Promise<void>((came) => client.watch(came));
  const received = await client.receive(any, 1000);
  assert.equal(received.kind, 'frame');
  assert.equal(received.frame.payload.toString(), 'early');
});

test('gives what was heard on the way, and goes on after the frame it returned', async (t) => {
  const { client, server } = await pair(t);
  server.write(Buffer.concat(['a', 'b', 'c'].map((text) => serverFrame(opcodes.text, text))));
  const first = await client.receive(isText('b'), 1000);
  assert.deepEqual([first.kind, texts(first.heard)], ['frame', ['a']]);
  const second = await client.receive(any, 1000);
  assert.equal(second.kind === 'frame' ? second.frame.payload.toString() : second.kind, 'c');
  assert.deepEqual(texts(client.frames), ['a', 'b', 'c']);
});

test('lets the next wait look again at what a wait in vain has heard', async (t) => {
  const { client, server } = await pair(t);
  server.write(serverFrame(opcodes.text, 'a'));
  await new Promise<void>((came) => client.watch(came));
  const vain = await client.receive(isText('x'), 50);
  assert.deepEqual(vain, { kind: 'timeout', withinMs: 50, heard: client.frames });
  const second = await client.receive(isText('a'), 1000);
  assert.equal(second.kind, 'frame');
});

test('tells a close, with what came before it', async (t) => {
  const { client, server, entries } = await pair(t);
  server.end(Buffer.concat([serverFrame(opcodes.text, 'last'), Buffer.from([0x81, 5, 0x61])]));
  const received = await client.receive(isText('x'), 1000);
  assert.deepEqual([received.kind, texts(received.heard)], ['closed', ['last']]);
  assert.equal((await client.receive(isText('x'), 1000)).kind, 'closed');
  assert.deepEqual(told(entries), [
    'received text last',
    'connection closed by the server',
    '3 bytes of an unfinished frame came before the end',
  ]);
});

test('tells a reset', async (t) => {
  const { client, server, entries } = await pair(t);
  server.resetAndDestroy();
  assert.equal((await client.receive(any, 1000)).kind, 'reset');
  assert.deepEqual(told(entries), ['connection reset']);
});

test('tells its own end from the server’s', async (t) => {
  const { client, entries } = await pair(t);
  client.destroy();
  assert.equal((await client.receive(any, 1000)).kind, 'closed');
  client.sendText('late');
  assert.deepEqual(told(entries), [
    'connection closed by the client',
    '10 bytes not sent: the connection is closed',
  ]);
});

test('does not tell whose end of the connection came first behind the close frames', async (t) => {
  for (const end of ['server', 'client'] as const) {
    const { client, server, entries } = await pair(t, { respond: true });
    server.write(serverFrame(opcodes.close, closePayload(1000)));
    assert.equal((await client.receive(any, 1000)).kind, 'frame');
    if (end === 'server') server.resetAndDestroy();
    else client.destroy();
    await client.receive(isText('x'), 1000);
    assert.deepEqual(told(entries), ['received close 1000', 'sent close 1000', 'connection closed']);
  }
});

test('passes on what a careless condition throws', async (t) => {
  const { client, server } = await pair(t);
  const received = client.receive(() => {
    throw new Error('careless');
  }, 1000);
  server.write(serverFrame(opcodes.text, 'a'));
  await assert.rejects(received, { message: 'careless' });
});

test('serves two waits at once', async (t) => {
  const { client, server } = await pair(t);
  const [one, two] = [client.receive(isText('a'), 1000), client.receive(isText('b'), 1000)];
  server.write(serverFrame(opcodes.text, 'b'));
  server.write(serverFrame(opcodes.text, 'a'));
  assert.deepEqual([(await one).kind, (await two).kind], ['frame', 'frame']);
});

test('sends masked text, and lawless frames as they are told', async (t) => {
  const { client, server, entries } = await pair(t);
  const heard = hear(server, 3);
  client.sendText('<open/>');
  client.sendFrame(clientFrame(3, 'odd', { mask: null, rsv2: true }));
  client.sendFrame(clientFrame(opcodes.ping, Buffer.alloc(126, 'a')));
  const [first, second, third] = await heard;
  assert.deepEqual([first?.masked, first?.payload.toString()], [true, '<open/>']);
  assert.deepEqual([second?.masked, second?.rsv2, second?.opcode], [false, true, 3]);
  assert.equal(third?.declaredLength, 126);
  assert.deepEqual(told(entries), [
    'sent text <open/>',
    'sent reserved odd',
    'the frame sent last: not masked, RSV2 set',
    `sent ping ${'a'.repeat(126)}`,
    'the frame sent last: a control frame of 126 bytes',
  ]);
});

test('records raw bytes as the frames they make', async (t) => {
  const { client, server, entries } = await pair(t);
  const heard = hear(server, 2);
  const bytes = encodeFrame(clientFrame(opcodes.text, 'abc', { mask: Buffer.from('wxyz') }));
  client.send(bytes.subarray(0, 4));
  client.send(Buffer.concat([bytes.subarray(4), bytes]));
  assert.deepEqual(
    (await heard).map((frame) => frame.payload.toString()),
    ['abc', 'abc'],
  );
  assert.deepEqual(told(entries), [
    'sent 4 bytes that end inside a frame, from 81837778',
    'sent text abc',
    'sent text abc',
  ]);
});

test('notes what is unusual about a frame that came', async (t) => {
  const { client, server, entries } = await pair(t);
  server.write(serverFrame(opcodes.text, 'a', { mask: Buffer.from('wxyz'), rsv1: true, fin: false }));
  server.write(Buffer.from([0x88, 0x7e, 0, 2, 0x03, 0xe8]));
  await client.receive((frame) => frame.opcode === opcodes.close, 1000);
  assert.deepEqual(told(entries), [
    'received text a',
    'the frame received last: masked, RSV1 set, FIN not set',
    'a text frame that breaks the protocol: it is masked; it has reserved bits set',
    'received close 1000',
    'the frame received last: length not in its shortest form',
    'a close frame that breaks the protocol: its length is not in the shortest form',
  ]);
});

test('hides credentials that are spread over frames or are not UTF-8', async (t) => {
  const { client, entries } = await pair(t);
  client.sendFrame(clientFrame(opcodes.text, "<auth mechanism='PLAIN'>AGFn", { fin: false }));
  client.sendFrame(clientFrame(opcodes.continuation, 'ZW50AHNlY3JldA==</auth>'));
  client.sendFrame(clientFrame(opcodes.text, '<au', { fin: false }));
  client.sendFrame(clientFrame(opcodes.continuation, "th mechanism='PLAIN'>AGFnZW50AHNlY3JldA=="));
  client.sendFrame(clientFrame(opcodes.binary, '<auth>AGFnZW50AHNlY3JldA==</auth>'));
  client.sendFrame(clientFrame(opcodes.text, '<open/>'));
  assert.deepEqual(told(entries), [
    "sent text <auth mechanism='PLAIN'>[redacted]",
    'the frame sent last: FIN not set',
    'sent continuation [redacted: 23 bytes of a message that carries credentials]',
    'sent text <au',
    'the frame sent last: FIN not set',
    'sent continuation [redacted: 41 bytes of a message that carries credentials]',
    'sent binary [redacted: 33 bytes of a message that carries credentials]',
    'sent text <open/>',
  ]);
});

test('shows the start of a long frame that is sent, and all of one that comes', async (t) => {
  const { client, server, entries } = await pair(t);
  client.sendText('a'.repeat(5000));
  server.write(serverFrame(opcodes.text, 'b'.repeat(5000)));
  await client.receive(() => true, 1000);
  const lengths = told(entries).map((each) => each.length);
  assert.deepEqual(lengths, ['sent text '.length + 1024 + '[… 5000 characters in all]'.length, 5014]);
});

test('answers nothing by itself unless told to', async (t) => {
  const { client, server, entries } = await pair(t);
  server.write(
    Buffer.concat([serverFrame(opcodes.ping, 'p'), serverFrame(opcodes.close, closePayload(1000))]),
  );
  await client.receive((frame) => frame.opcode === opcodes.close, 1000);
  assert.deepEqual(told(entries), ['received ping p', 'received close 1000']);
});

test('answers a ping and one close where told to', async (t) => {
  const { client, server, entries } = await pair(t, { respond: true });
  const heard = hear(server, 2);
  const close = serverFrame(opcodes.close, closePayload(1001, 'going'));
  server.write(Buffer.concat([serverFrame(opcodes.ping, 'p'), close, close]));
  const [pong, answer] = await heard;
  assert.deepEqual([pong?.opcode, pong?.payload.toString()], [opcodes.pong, 'p']);
  assert.deepEqual([answer?.opcode, answer?.payload], [opcodes.close, closePayload(1001)]);
  await client.receive(() => client.frames.length === 3, 1000);
  assert.deepEqual(told(entries), [
    'received ping p',
    'sent pong p',
    'received close 1001 going',
    'sent close 1001',
    'received close 1001 going',
  ]);
});

test('can end its side and still hear the server', async (t) => {
  const { client, server } = await pair(t);
  const ended = new Promise<void>((resolve) => server.once('end', resolve));
  server.resume();
  client.end();
  await ended;
  assert.equal((await client.receive(any, 1000)).kind, 'closed');
});

test('gives up a connection that brings without end what are no frames', async (t) => {
  const { endpoint } = await startServer(t, (socket) => {
    socket.on('error', () => undefined);
    socket.write('x'.repeat(4 * 1024 * 1024));
  });
  const { recorder, entries } = makeRecorder();
  const client = new RawConnection(await connect(endpoint, { recorder, withinMs: 3000 }), recorder);
  await new Promise<void>((ended) => client.watch(() => client.ended === null || ended()));
  const why = 'given up by this client: more than 1048576 bytes came that are no frames';
  assert.equal(client.givenUp, why);
  assert.ok(told(entries).includes(why));
  assert.ok(client.unframed.length < 2 * 1024 * 1024);
});
