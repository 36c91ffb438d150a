import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import { connect as connectTls } from 'node:tls';
import { startReferenceServer, type ReferenceServer } from './start';

const sampleKey = 'dGhlIHNhbXBsZSBub25jZQ==';
const framing = 'urn:ietf:params:xml:ns:xmpp-framing';

/** Bytes of a raw connection, as they come. */
class Wire {
  readonly socket: Socket;
  #bytes = Buffer.alloc(0);
  #ended = false;

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (bytes: Buffer) => (this.#bytes = Buffer.concat([this.#bytes, bytes])));
    socket.on('close', () => (this.#ended = true));
    socket.on('error', () => (this.#ended = true));
  }

  /** What has come once a condition holds, or once the server has ended TCP. */
  async until(enough: (bytes: Buffer) => boolean): Promise<Buffer> {
    while (!this.#ended && !enough(this.#bytes)) {
      await Promise.race([once(this.socket, 'data'), once(this.socket, 'close')]);
    }
    const bytes = this.#bytes;
    this.#bytes = Buffer.alloc(0);
    return bytes;
  }
}

async function start(t: TestContext): Promise<ReferenceServer> {
  const server = await startReferenceServer();
  t.after(() => server.stop());
  return server;
}

async function dial(t: TestContext, server: ReferenceServer): Promise<Wire> {
  const socket = connectTcp(Number(new URL(server.url).port), '127.0.0.1');
  t.after(() => socket.destroy());
  await once(socket, 'connect');
  return new Wire(socket);
}

function request(
  change: (headers: Record<string, string>) => Record<string, string> = (right) => right,
  line = 'GET /ws/ HTTP/1.1',
): string {
  const headers = change({
    Host: 'finesse.example',
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': sampleKey,
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Protocol': 'xmpp',
  });
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `${[line, ...lines].join('\r\n')}\r\n\r\n`;
}

const leaveOut = (name: string) => (right: Record<string, string>) =>
  Object.fromEntries(Object.entries(right).filter(([each]) => each !== name));
const set = (name: string, value: string) => (right: Record<string, string>) => ({ ...right, [name]: value });

async function shake(wire: Wire): Promise<string> {
  wire.socket.write(request());
  return (await wire.until((bytes) => bytes.includes('\r\n\r\n'))).toString('latin1');
}

function frame(
  opcode: number,
  payload: Buffer | string,
  { fin = true, rsv = 0, masked = true } = {},
): Buffer {
  const body = Buffer.from(payload);
  const length = body.length < 126 ? [body.length] : [126, body.length >> 8, body.length & 0xff];
  const head = [
    (fin ? 0x80 : 0) | (rsv << 4) | opcode,
    (length[0] ?? 0) | (masked ? 0x80 : 0),
    ...length.slice(1),
  ];
  return Buffer.concat([Buffer.from(head), Buffer.alloc(masked ? 4 : 0), body]);
}

test('answers a good handshake byte for byte as Finesse does', async (t) => {
  const server = await start(t);
  assert.equal(
    await shake(await dial(t, server)),
    'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: WebSocket\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nSec-WebSocket-Protocol: xmpp\r\n\r\n',
  );
});

test('refuses each handshake that lacks something, and never with a 101', async (t) => {
  const server = await start(t);
  const cases: [string, number][] = [
    [request(leaveOut('Sec-WebSocket-Protocol')), 400],
    [request(set('Sec-WebSocket-Protocol', 'foo')), 400],
    [request(set('Sec-WebSocket-Protocol', 'XMPP')), 400],
    [request(leaveOut('Sec-WebSocket-Key')), 400],
    [request(set('Sec-WebSocket-Key', 'AAAA')), 400],
    [request(set('Sec-WebSocket-Key', `${sampleKey}\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==`)), 400],
    [request(leaveOut('Sec-WebSocket-Version')), 400],
    [request(set('Sec-WebSocket-Version', '12')), 426],
    [request(leaveOut('Upgrade')), 426],
    [request(set('Connection', 'keep-alive')), 426],
    [request(leaveOut('Host')), 400],
    [request(undefined, 'POST /ws/ HTTP/1.1'), 405],
    [request(undefined, 'GET /ws/ HTTP/1.0'), 505],
    [request(undefined, 'GET /elsewhere HTTP/1.1'), 404],
    ['GET /ws/ HTTP/1.1\r\nHost: x\r\n\r\n', 426],
    ['nonsense\r\n\r\n', 400],
  ];
  for (const [text, status] of cases) {
    const wire = await dial(t, server);
    wire.socket.write(text);
    const answer = (await wire.until(() => false)).toString('latin1');
    assert.equal(answer.slice(0, 12), `HTTP/1.1 ${status}`, text);
    if (text.includes('Version: 12')) assert.match(answer, /\r\nSec-WebSocket-Version: 13\r\n/);
  }
});

test('compares header names, the upgrade value and tokens without case', async (t) => {
  const server = await start(t);
  const wire = await dial(t, server);
  wire.socket.write(
    `GET /ws HTTP/1.1\r\nhost: x\r\nCONNECTION: keep-alive, UPGRADE\r\nupgrade: WebSocket\r\nsec-websocket-protocol: foo\r\nsec-websocket-protocol: xmpp\r\nsec-websocket-key: ${sampleKey}\r\nsec-websocket-version: 13\r\n\r\n`,
  );
  assert.match(
    (await wire.until((bytes) => bytes.includes('\r\n\r\n'))).toString('latin1'),
    /^HTTP\/1\.1 101 /,
  );
});

test('fails the connection with the code that fits each bad frame', async (t) => {
  const server = await start(t);
  const open = `<open xmlns='${framing}' to='${server.domain}' version='1.0'/>`;
  const cases: [string, Buffer, number][] = [
    ['unmasked', frame(1, open, { masked: false }), 1002],
    ['RSV1', frame(1, open, { rsv: 4 }), 1002],
    ['RSV3', frame(1, open, { rsv: 1 }), 1002],
    ['opcode 3', frame(3, open), 1002],
    ['opcode 11', frame(11, ''), 1002],
    ['lone continuation', frame(0, open), 1002],
    ['interleaved', Buffer.concat([frame(1, '<', { fin: false }), frame(1, open)]), 1002],
    ['long ping', frame(9, Buffer.alloc(126)), 1002],
    ['fragmented ping', frame(9, '', { fin: false }), 1002],
    ['binary', frame(2, open), 1003],
    ['invalid UTF-8', frame(1, Buffer.from([0x3c, 0xc0, 0xaf])), 1007],
    ['surrogate', frame(1, Buffer.from([0xed, 0xa0, 0x80])), 1007],
    ['close with one byte', frame(8, Buffer.from([3])), 1002],
    ['close with 1005', frame(8, Buffer.from([0x03, 0xed])), 1002],
    ['close with 2999', frame(8, Buffer.from([0x0b, 0xb7])), 1002],
    ['close with bad reason', frame(8, Buffer.from([0x03, 0xe8, 0xff])), 1007],
    ['announced 2^40', Buffer.from([0x81, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 1009],
  ];
  for (const [name, bytes, code] of cases) {
    const wire = await dial(t, server);
    await shake(wire);
    wire.socket.write(Buffer.concat([bytes, frame(1, open)]));
    const answer = await wire.until(() => false);
    assert.equal(answer[0], 0x88, name);
    assert.equal(answer.readUInt16BE(2), code, name);
    assert.equal(answer.length, 2 + (answer[1] ?? 0), `${name}: nothing follows the Close frame`);
  }
});

test('puts fragments together, and answers a ping between them at once', async (t) => {
  const server = await start(t);
  const wire = await dial(t, server);
  await shake(wire);
  const open = `<open xmlns='${framing}' to='${server.domain}' version='1.0' xml:lang='\u{1f600}'/>`;
  const pieces = Array.from(Buffer.from(open), (octet, index) =>
    frame(index === 0 ? 1 : 0, Buffer.from([octet]), { fin: false }),
  );
  pieces.splice(5, 0, frame(9, Buffer.from([0xff, 0x00])));
  wire.socket.write(Buffer.concat([...pieces, frame(0, '')]));
  const bytes = await wire.until((so) => so.includes('</stream:features>'));
  assert.deepEqual([...bytes.subarray(0, 4)], [0x8a, 2, 0xff, 0x00]);
  assert.match(bytes.toString('utf8'), /<open from='finesse\.example'/);
});

test('echoes the code of a Close frame, then ends TCP', async (t) => {
  const server = await start(t);
  const wire = await dial(t, server);
  await shake(wire);
  wire.socket.write(frame(8, Buffer.from([0x03, 0xe9, 0x62, 0x79, 0x65])));
  assert.deepEqual([...(await wire.until(() => false))], [0x88, 2, 0x03, 0xe9]);
});

test('closes the WebSocket itself where the client says no more after close', async (t) => {
  const server = await start(t);
  const wire = await dial(t, server);
  await shake(wire);
  wire.socket.write(frame(1, `<close xmlns='${framing}'/>`));
  const bytes = await wire.until((so) => so.includes(Buffer.from([0x88, 2, 0x03, 0xe8])));
  assert.ok(bytes.includes(`<close xmlns='${framing}'/>`));
});

test('speaks TLS 1.2 and later only, HTTP/1.1 over ALPN, under a certificate for its names', async (t) => {
  const server = await start(t);
  const port = Number(new URL(server.secureUrl).port);
  for (const servername of ['localhost', server.domain]) {
    const socket = connectTls({
      port,
      host: '127.0.0.1',
      ca: server.ca,
      servername,
      ALPNProtocols: ['h2', 'http/1.1'],
    });
    await once(socket, 'secureConnect');
    assert.equal(socket.alpnProtocol, 'http/1.1');
    socket.destroy();
  }
  const old = connectTls({
    port,
    host: '127.0.0.1',
    ca: server.ca,
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'ALL:@SECLEVEL=0',
  });
  await assert.rejects(once(old, 'secureConnect'));
  const plain = connectTcp(port, '127.0.0.1');
  plain.write(request());
  const wire = new Wire(plain);
  assert.doesNotMatch((await wire.until(() => false)).toString('latin1'), /101/);
});

test('answers REST with the documents of Finesse', async (t) => {
  const server = await start(t);
  const { agent } = server.accounts;
  const authorization = `Basic ${Buffer.from(`${agent.username}:${agent.password}`).toString('base64')}`;
  const user = `${server.rest.url}/User/${server.user.id}`;
  assert.match(await (await fetch(`${server.rest.url}/SystemInfo`)).text(), /<xmppDomain>finesse\.example</);
  assert.equal((await fetch(user)).status, 401);
  assert.equal((await fetch(`${server.rest.url}/Nothing`)).status, 404);
  assert.match(await (await fetch(user, { headers: { authorization } })).text(), /<state>LOGOUT<\/state>/);
  const put = (state: string): Promise<Response> =>
    fetch(user, { method: 'PUT', headers: { authorization }, body: `<User><state>${state}</state></User>` });
  assert.equal((await put('DANCING')).status, 400);
  assert.equal((await put('LOGIN')).status, 400);
  assert.equal((await put('READY')).status, 202);
});

test('stops although a client has connected and says nothing', async (t) => {
  const server = await startReferenceServer();
  const ports = [server.url, server.secureUrl].map((url) => Number(new URL(url).port));
  for (const port of ports) {
    const socket = connectTcp(port, '127.0.0.1');
    t.after(() => socket.destroy());
    await once(socket, 'connect');
  }
  await server.stop();
});
