import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { connect as connectTls } from 'node:tls';
import type { ReferenceServer } from '../reference-server/start';
import { faults } from './registry';
import { startFaultyServer } from './start';

/** Inputs of each kind that a server is given. */
const inputsPerServer = 60;
const inputsPerFault = 2;
/** Faults played at once: what is looked for is an end of the process, and no right answer. */
const faultsPerServer = 8;
/** So long nothing comes of a server that has read all and does not end. */
const quietMs = 200;

/** Numbers below a bound, the same in every run (an xorshift of 32 bits). */
function makeDice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
type Dice = ReturnType<typeof makeDice>;

/** Bytes with some of them changed, left out, said twice, or cut off. */
function mutate(bytes: Buffer, dice: Dice): Buffer {
  const changed = Buffer.from(bytes);
  const at = dice(changed.length);
  const end = Math.min(changed.length, at + 1 + dice(8));
  switch (dice(5)) {
    case 0:
      return changed.subarray(0, at);
    case 1:
      return Buffer.concat([changed.subarray(0, at), changed.subarray(end)]);
    case 2:
      return Buffer.concat([changed.subarray(0, end), changed.subarray(at)]);
    case 3:
      return Buffer.concat([changed.subarray(0, at), randomOf(dice, dice(40)), changed.subarray(at)]);
    default:
      for (let index = at; index < end; index += 1) changed[index] = dice(256);
      return changed;
  }
}

function randomOf(dice: Dice, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => dice(256)));
}

/** A masked text frame; a mask of zeros leaves the text as it is (RFC 6455, section 5.3). */
function frame(text: Buffer): Buffer {
  const { length } = text;
  const head = length < 126 ? [0x81, 0x80 | length] : [0x81, 0xfe, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), text]);
}

const upgrade = Buffer.from(
  'GET /ws/ HTTP/1.1\r\nHost: finesse.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: xmpp\r\n\r\n',
);

function basicOf({ username, password }: { username: string; password: string }): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}

function requestsTo({ accounts: { agent }, user }: ReferenceServer): Buffer[] {
  const signed = `Host: a\r\nAuthorization: Basic ${basicOf(agent)}\r\n`;
  const body = '<User><state>LOGIN</state><extension>1001</extension></User>';
  return [
    upgrade,
    Buffer.from(`GET /finesse/api/User/${user.id} HTTP/1.1\r\n${signed}\r\n`),
    Buffer.from(`GET /finesse/api/User/%zz HTTP/1.1\r\n${signed}\r\n`),
    Buffer.from(
      `PUT /finesse/api/User/${user.id} HTTP/1.1\r\n${signed}Content-Length: ${String(body.length)}\r\n\r\n${body}`,
    ),
    Buffer.from('GET /.well-known/host-meta HTTP/1.1\r\nHost: a\r\n\r\n'),
  ];
}

/** What a client says from its open to its close, in messages. */
function conversationWith({ accounts: { agent }, domain, pubsub, nodes }: ReferenceServer): Buffer[] {
  const open = `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='${domain}' version='1.0'/>`;
  const plain = Buffer.from(`\0${agent.username}\0${agent.password}`).toString('base64');
  const iq = (type: string, child: string, to = domain): string =>
    `<iq xmlns='jabber:client' type='${type}' id='a' to='${to}'>${child}</iq>`;
  const pubsubOf = (child: string): string =>
    `<pubsub xmlns='http://jabber.org/protocol/pubsub'>${child}</pubsub>`;
  return [
    open,
    `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${plain}</auth>`,
    open,
    "<iq xmlns='jabber:client' type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>r</resource></bind></iq>",
    "<presence xmlns='jabber:client'><c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='n' ver='v'/></presence>",
    iq('get', "<query xmlns='http://jabber.org/protocol/disco#info'/>"),
    iq('set', pubsubOf(`<subscribe node='${nodes[0] ?? ''}' jid='${agent.username}@${domain}'/>`), pubsub),
    iq('get', pubsubOf('<subscriptions/>'), pubsub),
    iq('set', pubsubOf("<create node='n'/><configure/>"), pubsub),
    iq('set', pubsubOf("<publish node='n'><item id='i'><a xmlns='u'/></item></publish>"), pubsub),
    iq('get', "<ping xmlns='urn:xmpp:ping'/>"),
    iq('get', "<query xmlns='jabber:iq:roster'/>", `${agent.username}@${domain}`),
    `<message xmlns='jabber:client' to='${agent.username}@${domain}/r'><body>x</body></message>`,
    "<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>",
  ].map((text) => Buffer.from(text));
}

/** The ClientHello of this Node, as it goes over the wire. */
async function recordHello(t: TestContext): Promise<Buffer> {
  const listener = createServer().listen(0, '127.0.0.1');
  t.after(() => listener.close());
  await once(listener, 'listening');
  const client = connectTls({ port: (listener.address() as AddressInfo).port, rejectUnauthorized: false });
  client.on('error', () => undefined);
  const [socket] = (await once(listener, 'connection')) as [ReturnType<typeof connect>];
  const [hello] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  client.destroy();
  return hello;
}

/**
 * Sends bytes and the end of this side, and waits until the server has ended its own; or, since some faults never do,
 * until nothing more comes.
 */
async function say(port: number, bytes: Buffer): Promise<Buffer> {
  const socket = connect(port, '127.0.0.1');
  const heard: Buffer[] = [];
  socket.on('data', (piece: Buffer) => heard.push(piece));
  socket.on('error', () => undefined);
  socket.setTimeout(quietMs, () => socket.destroy());
  const closed = once(socket, 'close');
  socket.end(bytes);
  await closed;
  return Buffer.concat(heard);
}

/** Gives a server so many inputs of each kind: HTTP, frames, messages, TLS. */
async function confuse(server: ReferenceServer, hello: Buffer, dice: Dice, count: number): Promise<void> {
  const port = Number(new URL(server.url).port);
  const securePort = Number(new URL(server.secureUrl).port);
  const requests = requestsTo(server);
  const messages = conversationWith(server);
  const talk = Buffer.concat(messages.map(frame));
  for (let round = 0; round < count; round += 1) {
    const odd = dice(messages.length);
    const bent = messages.map((message, at) => frame(at === odd ? mutate(message, dice) : message));
    const request = requests[dice(requests.length)] ?? upgrade;
    await Promise.all([
      say(port, mutate(request, dice)),
      say(port, randomOf(dice, dice(100))),
      say(port, Buffer.concat([upgrade, mutate(talk, dice)])),
      say(port, Buffer.concat([upgrade, randomOf(dice, 100)])),
      say(port, Buffer.concat([upgrade, ...bent])),
      say(securePort, mutate(hello, dice)),
      say(securePort, hello.subarray(0, 1 + (round % 60))),
      say(securePort, randomOf(dice, 1 + dice(12))),
      say(securePort, Buffer.from([0x80 | dice(128), dice(256), 1])),
    ]);
  }
}

async function start(t: TestContext, names: readonly string[] = []): Promise<ReferenceServer> {
  const server = await startFaultyServer({ faults: names });
  t.after(() => server.stop());
  return server;
}

test('a path whose percent signs encode nothing is answered with 400, and the server lives', async (t) => {
  const server = await start(t);
  const port = Number(new URL(server.url).port);
  const path = '/finesse/api/User/%zz';
  const answer = await say(port, Buffer.from(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`));
  assert.match(answer.toString(), /^HTTP\/1\.1 400 Bad Request\r\n/);
});

test('after bytes of any kind the server holds a good conversation', async (t) => {
  const server = await start(t);
  await confuse(server, await recordHello(t), makeDice(7395), inputsPerServer);
  const talk = Buffer.concat([upgrade, ...conversationWith(server).map(frame)]);
  const heard = (await say(Number(new URL(server.url).port), talk)).toString();
  assert.match(heard, /^HTTP\/1\.1 101 .*<success.*<jid>.*<\/jid>.*<subscription .*<close/s);
});

test('no fault lets bytes of any kind end the server', async (t) => {
  const hello = await recordHello(t);
  const dice = makeDice(6455);
  const names = faults.map(({ name }) => name);
  for (let from = 0; from < names.length; from += faultsPerServer) {
    const played = names.slice(from, from + faultsPerServer);
    const server = await startFaultyServer({ faults: played });
    await confuse(server, hello, dice, inputsPerFault);
    await server.stop();
  }
});

for (const name of ['ssl-negotiated', 'cipher-suites-any-accepted', 'tls-not-needed'])
  test(`with the fault ${name} a first packet of any length is survived`, async (t) => {
    const server = await start(t, [name]);
    const port = Number(new URL(server.secureUrl).port);
    const hello = await recordHello(t);
    for (const first of [0x16, 0x80, 0x47])
      for (let length = 1; length < 60; length += 1)
        await say(port, Buffer.from([first, ...hello.subarray(1, length)]));
  });
