import assert from 'node:assert/strict';
import type { Socket as NetSocket } from 'node:net';
import { test, type TestContext } from 'node:test';
import type { Entry } from '../wire/transcript';
import { clientFrame, closePayload, encodeFrame, opcodes } from './frame';
import type { Frame } from './frame';
import { FrameDecoder, sentMost } from './frame-decoder';
import {
  answering,
  endpointOf,
  makeCertificate,
  makeRecorder,
  onRequest,
  startServer,
  switching,
} from '../../testing/fake-server';
import { openSocket, type OpenOptions } from './open-socket';
import type { Message, Socket } from './socket';
import { UpgradeRefused } from './upgrade-refused';

const serverFrame = (opcode: number, payload: Buffer | string = '', changes: Partial<Frame> = {}) =>
  encodeFrame(clientFrame(opcode, payload, { mask: null, ...changes }));

/** A server side that upgrades and goes on as told. */
const upgrading =
  (goOn: (socket: NetSocket) => void, early: Buffer = Buffer.alloc(0)) =>
  (socket: NetSocket) =>
    onRequest(socket, (head) => {
      socket.write(Buffer.concat([Buffer.from(switching(head, 'Sec-WebSocket-Protocol: xmpp')), early]));
      goOn(socket);
    });

/** Answers each close frame with its like and ends, as a lawful server does. */
function closing(socket: NetSocket): void {
  const decoder = new FrameDecoder();
  socket.on('data', (bytes: Buffer) => {
    const close = decoder.push(bytes).find((frame) => frame.opcode === opcodes.close);
    if (close) socket.end(serverFrame(opcodes.close, close.payload));
  });
}

interface Opened {
  socket: Socket;
  entries: Entry[];
}

async function open(
  t: TestContext,
  serve: (socket: NetSocket) => void,
  options: Partial<OpenOptions> = {},
): Promise<Opened> {
  const { endpoint } = await startServer(t, serve);
  const { recorder, entries } = makeRecorder();
  const socket = await openSocket(endpoint, { recorder, withinMs: 3000, ...options });
  t.after(() => socket.terminate());
  return { socket, entries };
}

async function refused(
  t: TestContext,
  serve: (socket: NetSocket) => void,
  options: Partial<OpenOptions> = {},
): Promise<UpgradeRefused> {
  try {
    await open(t, serve, options);
  } catch (error) {
    assert.ok(error instanceof UpgradeRefused, String(error));
    return error;
  }
  throw new Error('wanted a refusal, got a WebSocket');
}

const told = (entries: Entry[]) =>
  entries.flatMap((entry) => {
    if (entry.kind === 'frame') return [`${entry.direction} ${entry.type} ${entry.text}`.trim()];
    return entry.kind === 'note' && entry.text !== 'connection opened' ? [entry.text] : [];
  });

function next(socket: Socket): Promise<Message> {
  return new Promise((resolve) => socket.onMessage(resolve));
}

test('opens, and keeps the 101 and the ports', async (t) => {
  const { socket, entries } = await open(t, upgrading(closing));
  assert.equal(socket.handshake.status, 101);
  assert.deepEqual(socket.handshake.headers.at(-1), ['Sec-WebSocket-Protocol', 'xmpp']);
  assert.ok(socket.remote.localPort > 0 && socket.remote.remotePort > 0);
  const exchange = entries.find((entry) => entry.kind === 'http');
  assert.equal(exchange?.request.line, 'GET /ws/ HTTP/1.1');
  assert.ok(
    exchange.request.headers.some(([name, value]) => name === 'Sec-WebSocket-Protocol' && value === 'xmpp'),
  );
  assert.equal(exchange.response?.line, 'HTTP/1.1 101 Switching Protocols');
});

test('counts the bytes of the 101 and not those of a frame that came with it', async (t) => {
  let sent = 0;
  const early = serverFrame(opcodes.text, 'early');
  const { entries } = await open(t, (socket) =>
    onRequest(socket, (head) => {
      const response = Buffer.from(switching(head, 'Sec-WebSocket-Protocol: xmpp'));
      sent = response.length;
      socket.write(Buffer.concat([response, early]));
    }),
  );
  const exchange = entries.find((entry) => entry.kind === 'http');
  assert.equal(exchange?.response?.bytes, sent);
});

test('hands over a message that came with the 101 to a listener that comes later', async (t) => {
  const { socket } = await open(t, upgrading(closing, serverFrame(opcodes.text, 'early')));
  socket.close(1000);
  await socket.closed;
  const message = await next(socket);
  assert.deepEqual([message.text, message.binary], ['early', false]);
});

test('sends and hears text, and shows binary in hexadecimal', async (t) => {
  const { socket, entries } = await open(
    t,
    upgrading((server) => {
      server.once('data', () => {
        server.write(serverFrame(opcodes.text, 'Hel', { fin: false }));
        server.write(serverFrame(opcodes.continuation, 'lo'));
        server.write(serverFrame(opcodes.binary, 'ab'));
      });
    }),
  );
  const heard: Message[] = [];
  const both = new Promise<void>((resolve) => {
    socket.onMessage((message) => {
      if (heard.push(message) === 2) resolve();
    });
  });
  socket.send('<open/>');
  await both;
  assert.deepEqual(
    heard.map(({ text, binary }) => [text, binary]),
    [
      ['Hello', false],
      ['6162', true],
    ],
  );
  assert.deepEqual(told(entries), ['sent text <open/>', 'received text Hello', 'received binary 6162']);
});

test('reads the largest message that a case sends with what a server adds to it', async (t) => {
  const delivered = `<message from='a@b/c' to='a@b/c'><body>${'x'.repeat(sentMost)}</body></message>`;
  const serve = upgrading((server) => void server.write(serverFrame(opcodes.text, delivered)));
  const { socket } = await open(t, serve);
  assert.equal((await next(socket)).text.length, delivered.length);
});

test('records pings and its pongs', async (t) => {
  const ping = serverFrame(opcodes.ping, 'p');
  const { socket, entries } = await open(
    t,
    upgrading(closing, Buffer.concat([ping, serverFrame(opcodes.text, 'a')])),
  );
  await next(socket);
  assert.deepEqual(told(entries), ['received ping p', 'sent pong p', 'received text a']);
});

test('closes cleanly when asked to', async (t) => {
  const { socket, entries } = await open(t, upgrading(closing));
  socket.close(1000, 'done');
  const { code, reason, clean } = await socket.closed;
  assert.deepEqual({ code, reason, clean }, { code: 1000, reason: 'done', clean: true });
  socket.send('late');
  assert.deepEqual(told(entries), [
    'sent close 1000 done',
    'received close 1000 done',
    'connection closed with 1000',
    '4 characters not sent: the WebSocket is closing or closed',
  ]);
});

test('answers the server’s close, which is recorded when it came', async (t) => {
  const close = serverFrame(opcodes.close, closePayload(1001, 'going'));
  const { socket, entries } = await open(
    t,
    upgrading((server) => server.once('data', () => server.end()), close),
  );
  const { code, reason, clean } = await socket.closed;
  assert.deepEqual({ code, reason, clean }, { code: 1001, reason: 'going', clean: true });
  assert.deepEqual(told(entries), [
    'received close 1001 going',
    'sent close 1001 going',
    'connection closed with 1001',
  ]);
});

test('takes a close frame without a code as 1005', async (t) => {
  const { socket } = await open(
    t,
    upgrading((server) => server.once('data', () => server.end()), serverFrame(opcodes.close)),
  );
  assert.equal((await socket.closed).code, 1005);
});

test('tells a connection that ends without a close frame', async (t) => {
  const { socket, entries } = await open(
    t,
    upgrading((server) => server.end()),
  );
  const { code, clean } = await socket.closed;
  assert.deepEqual({ code, clean }, { code: 1006, clean: false });
  assert.deepEqual(told(entries), ['connection closed with 1006']);
});

test('tells a reset', async (t) => {
  const { socket, entries } = await open(
    t,
    upgrading((server) => server.once('data', () => server.resetAndDestroy())),
  );
  socket.send('a');
  assert.equal((await socket.closed).code, 1006);
  assert.deepEqual(told(entries), ['sent text a', 'connection reset', 'connection closed with 1006']);
});

test('drops the connection when told to', async (t) => {
  const { socket, entries } = await open(t, upgrading(closing));
  socket.terminate();
  assert.equal((await socket.closed).code, 1006);
  socket.terminate();
  assert.deepEqual(told(entries), ['connection dropped by the client', 'connection closed with 1006']);
});

for (const [what, bytes, note, code] of [
  [
    'a masked frame',
    serverFrame(opcodes.text, 'a', { mask: Buffer.from('wxyz') }),
    'Invalid WebSocket frame: MASK must be clear (WS_ERR_UNEXPECTED_MASK)',
    1002,
  ],
  [
    'a reserved bit',
    serverFrame(opcodes.text, 'a', { rsv2: true }),
    'Invalid WebSocket frame: RSV2 and RSV3 must be clear (WS_ERR_UNEXPECTED_RSV_2_3)',
    1002,
  ],
  [
    'text that is not UTF-8',
    serverFrame(opcodes.text, Buffer.from([0xc3, 0x28])),
    'Invalid WebSocket frame: invalid UTF-8 sequence (WS_ERR_INVALID_UTF8)',
    1007,
  ],
] as const) {
  test(`ends in closed, with the violation noted, on ${what}`, async (t) => {
    const { socket, entries } = await open(
      t,
      upgrading((server) => server.once('data', () => server.end()), bytes),
    );
    const closed = await socket.closed;
    assert.deepEqual([closed.code, closed.clean], [1006, false]);
    assert.deepEqual(
      told(entries).filter((line) => !line.includes('that breaks the protocol')),
      [`protocol violation by the server: ${note}`, `sent close ${code}`, 'connection closed with 1006'],
    );
  });
}

test('shows a close frame with a forbidden code before the violation it is', async (t) => {
  const { socket, entries } = await open(
    t,
    upgrading(
      (server) => server.once('data', () => server.end()),
      serverFrame(opcodes.close, closePayload(1005)),
    ),
  );
  assert.equal((await socket.closed).clean, false);
  assert.deepEqual(told(entries), [
    'a close frame that breaks the protocol: the code of the close frame may not be sent',
    'received close 1005',
    'protocol violation by the server: Invalid WebSocket frame: invalid status code 1005 (WS_ERR_INVALID_CLOSE_CODE)',
    'sent close 1002',
    'connection closed with 1006',
  ]);
});

for (const [status, reason, headers, advice] of [
  [200, 'OK', '', 'an ordinary page lives at this path, check the path in url (Finesse: /ws/)'],
  [
    301,
    'Moved Permanently',
    'Location: https://other/\r\n',
    'it points to https://other/; redirects are not followed, put the final address in url',
  ],
  [
    401,
    'Unauthorized',
    '',
    'something before the XMPP server asks for HTTP credentials, use an address without',
  ],
  [
    403,
    'Forbidden',
    '',
    'the server, or a proxy before it, forbids this path or origin, check its allowed origins and addresses',
  ],
  [
    404,
    'Not Found',
    '',
    'there is nothing at this path, check the path in url (Finesse: /ws/, with the last slash)',
  ],
  [
    503,
    'Service Unavailable',
    '',
    'the notification service is down, starting, or does not know the subprotocol xmpp, check the service and try again',
  ],
] as const) {
  test(`says what a ${status} means and what to do`, async (t) => {
    const bytes = `HTTP/1.1 ${status} ${reason}\r\n${headers}Content-Length: 4\r\n\r\nbody`;
    const { recorder, entries } = makeRecorder();
    const error = await refused(t, answering(bytes), { recorder });
    assert.deepEqual([error.outcome, error.status], ['answered', status]);
    assert.equal(
      error.message,
      `The server answered the upgrade of /ws/ with ${status} ${reason} instead of 101: ${advice}.`,
    );
    const exchange = entries.find((entry) => entry.kind === 'http');
    assert.equal(exchange?.response?.body, 'body');
    assert.equal(exchange.response.bytes, bytes.length);
  });
}

const unsound = (problem: string) =>
  `The server's 101 does not complete the upgrade (${problem}): a browser closes the connection here, correct the headers of the response.`;

test('refuses a 101 without the subprotocol', async (t) => {
  const error = await refused(t, (socket) => onRequest(socket, (head) => socket.write(switching(head))));
  assert.deepEqual([error.outcome, error.status], ['answered', 101]);
  assert.equal(error.message, unsound('Server sent no subprotocol'));
});

test('refuses a 101 with a wrong accept', async (t) => {
  const wrong = switching('Sec-WebSocket-Key: another\r\n', 'Sec-WebSocket-Protocol: xmpp');
  const error = await refused(t, answering(wrong));
  assert.equal(error.message, unsound('Invalid Sec-WebSocket-Accept header'));
});

test('refuses a 101 that lacks Upgrade and Connection', async (t) => {
  const error = await refused(t, answering('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
  assert.equal(error.message, unsound('Upgrade or Connection header missing'));
});

test('gives up on silence', async (t) => {
  const error = await refused(t, () => undefined, { withinMs: 300 });
  assert.deepEqual([error.outcome, error.status], ['timeout', null]);
  assert.equal(
    error.message,
    'The server did not answer the upgrade of /ws/ within 300 ms: check that a WebSocket server listens on this port, or raise limits.reply.',
  );
});

test('tells a close instead of an answer', async (t) => {
  const error = await refused(t, (socket) => onRequest(socket, () => socket.end()));
  assert.equal(error.outcome, 'closed');
  assert.equal(
    error.message,
    'The server closed the connection instead of answering the upgrade of /ws/: check the port in url, whether it wants wss://, and the log of the server.',
  );
});

test('tells a close in the middle of an answer', async (t) => {
  const error = await refused(t, answering('HTTP/1.1 101 Swi', { end: true }));
  assert.equal(error.outcome, 'closed');
});

test('tells a reset instead of an answer', async (t) => {
  const error = await refused(t, (socket) => onRequest(socket, () => socket.resetAndDestroy()));
  assert.equal(error.outcome, 'reset');
  assert.equal(
    error.message,
    'The server broke the connection (ECONNRESET) instead of answering the upgrade of /ws/: check the port in url, whether it wants wss://, and the log of the server.',
  );
});

test('tells an answer that is not HTTP', async (t) => {
  const error = await refused(t, answering('+OK ready\r\n'));
  assert.equal(error.outcome, 'garbled');
  assert.equal(
    error.message,
    'The server answered the upgrade of /ws/ with something that is not HTTP: check the port in url.',
  );
});

test('recognises a port that speaks TLS by its alert', async (t) => {
  const alert = Buffer.from([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46]).toString('latin1');
  const error = await refused(t, answering(alert, { end: true }));
  assert.equal(error.outcome, 'garbled');
  assert.equal(error.message, 'The server answered the upgrade of /ws/ with TLS: use wss:// in url.');
});

test('opens over TLS', async (t) => {
  const certificate = await makeCertificate({ ip: '127.0.0.1' });
  const early = serverFrame(opcodes.text, 'early');
  const { endpoint } = await startServer(t, upgrading(closing, early), certificate);
  const { recorder, entries } = makeRecorder();
  const trusted = endpointOf(endpoint.url, { ca: certificate.cert });
  const socket = await openSocket(trusted, { recorder, withinMs: 3000 });
  t.after(() => socket.terminate());
  assert.equal((await next(socket)).text, 'early');
  assert.equal(recorder.connection.tls?.verifyError, null);
  socket.close(1000);
  assert.equal((await socket.closed).clean, true);
  assert.ok((entries.find((entry) => entry.kind === 'http')?.response?.bytes ?? 0) > 100);
});

test('leaves what happens before the upgrade to the transport', async () => {
  const { recorder } = makeRecorder();
  const endpoint = endpointOf('ws://name.invalid/');
  await assert.rejects(openSocket(endpoint, { recorder, withinMs: 15_000 }), {
    name: 'Unreachable',
    kind: 'dns',
  });
});
