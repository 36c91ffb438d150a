import assert from 'node:assert/strict';
import type { Socket as NetSocket } from 'node:net';
import { test, type TestContext } from 'node:test';
import type { Entry } from '../wire/transcript';
import { makeRecorder, onRequest, startServer, switching } from '../../testing/fake-server';
import { clientFrame, closePayload, encodeFrame, opcodes, type Frame } from './frame';
import { FrameDecoder } from './frame-decoder';
import { frameSocket } from './frame-socket';
import { probeUpgrade } from './handshake';
import type { Message, Socket } from './socket';
import { upgradeRequest } from './upgrade-request';

/** A frame as a server sends it. */
function frame(opcode: number, payload: Buffer | string, changes: Partial<Frame> = {}): Buffer {
  return encodeFrame(clientFrame(opcode, payload, { mask: null, ...changes }));
}

interface Pair {
  socket: Socket;
  server: NetSocket;
  /** The frames the server hears, by opcode and text. */
  heard: string[];
  entries: Entry[];
  /** Resolves once the server has heard so many frames. */
  hears: (count: number) => Promise<void>;
}

/** A frame socket and the server's end of its connection; `early` comes in one packet with the 101. */
async function connectPair(t: TestContext, early = Buffer.alloc(0)): Promise<Pair> {
  const heard: string[] = [];
  let accept: (socket: NetSocket) => void = () => undefined;
  let wake: () => void = () => undefined;
  const accepted = new Promise<NetSocket>((resolve) => (accept = resolve));
  const { endpoint } = await startServer(t, (socket) => {
    onRequest(socket, (head) => {
      const decoder = new FrameDecoder();
      socket.on('data', (bytes: Buffer) => {
        for (const { opcode, payload } of decoder.push(bytes))
          heard.push(`${String(opcode)} ${payload.toString(opcode === 8 ? 'hex' : 'utf8')}`.trim());
        wake();
      });
      socket.write(Buffer.concat([Buffer.from(switching(head)), early]));
      accept(socket);
    });
  });
  const { recorder, entries } = makeRecorder();
  const handshake = await probeUpgrade(endpoint, upgradeRequest(endpoint), { recorder, withinMs: 2000 });
  assert.equal(handshake.outcome, 'answered');
  t.after(() => handshake.connection.destroy());
  const hears = (count: number): Promise<void> =>
    new Promise((resolve) => {
      wake = () => heard.length >= count && resolve();
      wake();
    });
  return { socket: frameSocket(handshake), server: await accepted, heard, entries, hears };
}

/** The first messages of a socket, once there are so many. */
function take(socket: Socket, count: number): Promise<Message[]> {
  return new Promise((resolve) => {
    const messages: Message[] = [];
    socket.onMessage((message) => {
      messages.push(message);
      if (messages.length === count) resolve(messages);
    });
  });
}

test('takes a frame that is too long to be read for no message, and notes it', async (t) => {
  const long = Buffer.from('817f7fffffffffffffff', 'hex');
  const { socket, entries } = await connectPair(t, Buffer.concat([frame(opcodes.text, '<a/>'), long]));
  const messages: Message[] = [];
  socket.onMessage((message) => messages.push(message));
  assert.deepEqual(
    messages.map(({ text }) => text),
    ['<a/>'],
  );
  assert.ok(entries.some((entry) => entry.kind === 'note' && /too long to be read/.test(entry.text)));
});

test('hands over messages that came along with the 101', async (t) => {
  const early = Buffer.concat([frame(opcodes.text, '<a/>'), frame(opcodes.text, '<b/>')]);
  const { socket } = await connectPair(t, early);
  assert.equal(socket.handshake.status, 101);
  const messages = await take(socket, 2);
  assert.deepEqual(
    messages.map(({ text, binary }) => [text, binary]),
    [
      ['<a/>', false],
      ['<b/>', false],
    ],
  );
});

test('puts fragments together, across control frames and inside a character', async (t) => {
  const { socket, server, heard, hears } = await connectPair(t);
  const bytes = Buffer.from('<é/>');
  server.write(frame(opcodes.text, bytes.subarray(0, 2), { fin: false }));
  server.write(frame(opcodes.ping, 'are you there'));
  server.write(frame(opcodes.continuation, '', { fin: false }));
  await hears(1);
  server.write(frame(opcodes.continuation, bytes.subarray(2)));
  const [message] = await take(socket, 1);
  assert.equal(message?.text, '<é/>');
  assert.deepEqual(heard, ['10 are you there']);
});

test('dates a message by its last fragment, and the closing by the end of the connection', async (t) => {
  const { socket, server, entries, hears } = await connectPair(t);
  server.write(frame(opcodes.text, '<a', { fin: false }));
  for (const round of [1, 2, 3]) {
    server.write(frame(opcodes.ping, String(round)));
    await hears(round);
  }
  const answeredAt = entries.at(-1)?.at ?? Infinity;
  server.write(frame(opcodes.continuation, '/>'));
  const [message] = await take(socket, 1);
  assert.ok(message && message.at >= answeredAt);
  server.end();
  assert.ok((await socket.closed).at >= message.at);
});

test('gives a binary message in hexadecimal, as the other socket does', async (t) => {
  const { socket, server } = await connectPair(t);
  server.write(frame(opcodes.binary, Buffer.from([0, 255, 60])));
  const [message] = await take(socket, 1);
  assert.deepEqual([message?.text, message?.binary], ['00ff3c', true]);
});

test('sends text and the close frame masked, and answers a close with its code', async (t) => {
  const { socket, server, heard, hears } = await connectPair(t);
  socket.send('<a/>');
  await hears(1);
  server.write(frame(opcodes.close, closePayload(1001, 'bye')));
  await hears(2);
  server.end();
  const { at, ...closing } = await socket.closed;
  assert.deepEqual(closing, { code: 1001, reason: 'bye', clean: true });
  assert.ok(at > 0);
  assert.deepEqual(heard, ['1 <a/>', '8 03e9']);
});

test('names a close frame without a code 1005, and an end without a close frame 1006', async (t) => {
  const bare = await connectPair(t);
  bare.server.end(frame(opcodes.close, ''));
  assert.equal((await bare.socket.closed).code, 1005);
  const none = await connectPair(t);
  none.server.end();
  const { code, clean } = await none.socket.closed;
  assert.deepEqual([code, clean], [1006, false]);
});

test('hands over what was said before the end, and settles once', async (t) => {
  const { socket, server } = await connectPair(t);
  const messages = take(socket, 1);
  server.end(Buffer.concat([frame(opcodes.text, '<a/>'), frame(opcodes.close, closePayload(1000))]));
  assert.equal((await messages)[0]?.text, '<a/>');
  assert.equal((await socket.closed).code, 1000);
});

test('settles when it is dropped, and sends nothing after', async (t) => {
  const { socket, heard } = await connectPair(t);
  socket.terminate();
  assert.equal((await socket.closed).code, 1006);
  socket.send('<a/>');
  socket.close(1000);
  assert.deepEqual(heard, []);
});

test('shows the close frame before the end of the connection', async (t) => {
  const { socket, server } = await connectPair(t);
  server.write(
    Buffer.concat([frame(opcodes.text, '<a/>'), frame(opcodes.close, closePayload(1001, 'away'))]),
  );
  const { code, reason, clean } = (await socket.closeFrame) ?? {};
  assert.deepEqual({ code, reason, clean }, { code: 1001, reason: 'away', clean: true });
  assert.equal(server.destroyed, false);
});
