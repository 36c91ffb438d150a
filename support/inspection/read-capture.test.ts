import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  harOf,
  logOf,
  smackLine,
  stanzaLine,
  stropheLine,
  tsharkOf,
  xmppjsLine,
} from '../testing/samples/capture';
import { linesOf, soundConversation, type Line } from '../testing/samples/sound-conversation';
import type { Conversation, Said } from './conversation';
import { readCapture } from './read-capture';

const lines = linesOf();
const read = (text: string) => readCapture(Buffer.from(text, 'utf8'));
const readJson = (value: unknown) => read(JSON.stringify(value));
const saidIn = (conversation: Conversation | undefined): Said[] =>
  (conversation?.said ?? []).flatMap((each) => (each.kind === 'said' ? [each] : []));
const linesIn = (conversation: Conversation | undefined): string[] =>
  saidIn(conversation).map(({ direction, text }) => `${direction === 'sent' ? '>' : '<'}${text}`);

test('reads the same conversation out of every format', () => {
  const texts: Record<string, string> = {
    'A HAR of Chrome or Edge': JSON.stringify(harOf([lines])),
    'A log of Strophe': logOf(lines, stropheLine),
    'A log of stanza.io': logOf(lines, stanzaLine),
    'A log of xmpp.js': logOf(lines, xmppjsLine),
    'A log of Smack': logOf(lines, smackLine),
    'A capture of tshark': JSON.stringify(tsharkOf(lines)),
    'Pasted XML': lines.map((line) => line.slice(1)).join('\n\n'),
  };
  for (const [name, text] of Object.entries(texts)) {
    const { format, conversations } = read(text);
    assert.equal(format.name, name);
    assert.equal(conversations.length, 1, name);
    assert.deepEqual(linesIn(conversations[0]), lines, name);
  }
});

test('reads a file with a byte order mark, with the line ends of Windows, or in UTF-16', () => {
  const log = logOf(lines, stropheLine).replaceAll('\n', '\r\n');
  const files = [
    Buffer.from(`\uFEFF${log}`, 'utf8'),
    Buffer.from(`\uFEFF${log}`, 'utf16le'),
    Buffer.from(`\uFEFF${JSON.stringify(harOf([lines]))}`, 'utf8'),
  ];
  for (const file of files) assert.deepEqual(linesIn(readCapture(file).conversations[0]), lines);
});

test('tells the unit of times by their size: seconds, milliseconds, microseconds, text', () => {
  const expected = 1_795_741_200_100;
  for (const perSecond of [1, 1000, 1e6]) {
    const { conversations } = readJson(harOf([lines], { perSecond }));
    assert.equal(Math.round(saidIn(conversations[0])[0]?.atMs ?? 0), expected, String(perSecond));
  }
  const har = JSON.stringify(harOf([lines])).replaceAll(/"time":([\d.]+)/g, '"time":"$1"');
  assert.equal(Math.round(saidIn(read(har).conversations[0])[0]?.atMs ?? 0), expected);
});

test('reads messages in base64, and keeps apart what was binary', () => {
  const har = harOf([lines.slice(0, 2)]);
  const messages = har.log.entries[0]?._webSocketMessages ?? [];
  for (const message of messages) message.data = Buffer.from(message.data).toString('base64');
  messages.push({ type: 'receive', time: 1_795_741_201, opcode: 2, data: 'AAEC' });
  messages.push({ type: 'receive', time: 1_795_741_202, opcode: 8, data: 'A+g=' });
  const said = saidIn(readJson(har).conversations[0]);
  assert.deepEqual(
    said.map(({ type, text }) => [type, text]),
    [
      ['text', lines[0]?.slice(1)],
      ['text', lines[1]?.slice(1)],
      ['binary', '000102'],
      ['close', '1000'],
    ],
  );
});

test('reads each socket of a HAR that speaks XMPP, and counts the others', () => {
  const foreign: Line[] = ['>{"ping":1}', '<{"pong":1}'];
  const har = harOf([lines, foreign, lines.slice(0, 4), []]);
  for (const { request, response } of har.log.entries.slice(1, 2)) request.headers = response.headers = [];
  const { conversations, notes } = readJson(har);
  assert.deepEqual(
    conversations.map(({ name }) => name),
    ['socket 1', 'socket 2'],
  );
  assert.deepEqual(linesIn(conversations[1]), lines.slice(0, 4));
  assert.deepEqual(notes, [
    'Left out are WebSockets without a message: 1.',
    'Left out are WebSockets with messages that are no XMPP: 1.',
  ]);
});

test('takes what a browser says of a frame for what it is of the server', () => {
  const har = harOf([lines.slice(0, 2)]);
  (har.log.entries[0]?._webSocketMessages as unknown[]).push({
    type: 'error',
    time: 1_795_741_201,
    opcode: -1,
    data: 'A server must not mask any frames that it sends to the client.',
  });
  const noted = readJson(har).conversations[0]?.said.at(-1);
  assert.deepEqual(noted?.kind === 'noted' && noted.violations, ['masked']);
});

test('reads logs with anything in front of their lines, and lines of others between', () => {
  const prefixed = logOf(
    lines,
    (isSent, text) =>
      `2026-11-27T01:00:00.123Z [debug] strophe.js:42 ${stropheLine(isSent, text)}\n2026-11-27 01:00:00 something else`,
  );
  const { conversations, format } = read(prefixed);
  assert.deepEqual(linesIn(conversations[0]), lines);
  assert.ok(format.shows.includes('times'));
  const logcat = logOf(
    lines,
    (isSent, text, number) =>
      `${smackLine(isSent, text, number)}\n01-26 11:06:41.200 I/chatty: uid=10 expired`,
  );
  assert.deepEqual(linesIn(read(logcat).conversations[0]), lines);
});

test('puts a message together that a log lays out over several lines', () => {
  const laidOut = logOf(lines, (isSent, text) => xmppjsLine(isSent, text.replaceAll('><', '>\n  <')));
  assert.deepEqual(
    linesIn(read(laidOut).conversations[0]).map((text) => text.replaceAll(/\n\s*/g, '')),
    lines,
  );
});

test('marks a message that a log has cut off, at its end or in its middle', () => {
  const [open, opened = '', features = ''] = lines;
  const log = [
    `SENT: ${open?.slice(1) ?? ''}`,
    `RECV: ${opened.slice(1, 60)}...`,
    `RECV: ${features.slice(1, 80)}`,
  ].join('\n');
  assert.deepEqual(
    saidIn(read(log).conversations[0]).map(({ isCut }) => isCut ?? false),
    [false, true, true],
  );
});

test('parts a log where its client signs in again, and a log of Smack by its connections', () => {
  const twice = logOf([...lines, ...lines], stropheLine);
  assert.deepEqual(
    read(twice).conversations.map(({ name }) => name),
    ['sign-in 1', 'sign-in 2'],
  );
  const two = [0, 1].map((each) => logOf(lines, smackLine).replaceAll('(0)', `(${String(each)})`)).join('\n');
  assert.deepEqual(
    read(two).conversations.map(({ name }) => name),
    ['connection 0', 'connection 1'],
  );
});

test('puts the open element of the server behind the one it answers, where Smack has them the other way round', () => {
  const [open, opened] = soundConversation.open;
  const { conversations, notes } = read(logOf([opened, open], smackLine));
  assert.deepEqual(linesIn(conversations[0]), [open, opened]);
  assert.equal(notes.length, 1);
});

test('reads every frame of a packet, though tshark writes all under one name', () => {
  const [packet] = tsharkOf(lines.slice(1, 2)) as { _source: { layers: Record<string, unknown> } }[];
  const layers = JSON.stringify(packet?._source.layers);
  const frame = /"websocket":(\{.*?\}\}),"data/.exec(layers)?.[1] ?? '';
  const json = `[{"_source":{"layers":${layers.replace('"websocket":', `"websocket":${frame},"websocket":`)}}}]`;
  assert.equal(saidIn(read(json).conversations[0]).length, 2);
});

test('tells the TCP streams of tshark apart, and the sides by who masks', () => {
  const { conversations } = readJson([...tsharkOf(lines, '3'), ...tsharkOf(lines.slice(0, 2), '7')]);
  assert.deepEqual(
    conversations.map(({ name }) => name),
    ['TCP stream 3', 'TCP stream 7'],
  );
  assert.deepEqual(linesIn(conversations[0]), lines);
});

test('reads fragments, bytes, close codes and the end of the connection from tshark', () => {
  const packets = tsharkOf(lines.slice(0, 1)) as { _source: { layers: Record<string, unknown> } }[];
  const of = (websocket: object, tcp: object = {}): object => ({
    _source: {
      layers: {
        frame: {},
        tcp: { 'tcp.srcport': '8445', 'tcp.dstport': '51676', 'tcp.stream': '0', ...tcp },
        websocket,
      },
    },
  });
  const { conversations } = readJson([
    ...packets,
    of({ 'websocket.fin': '0', 'websocket.opcode': '1', 'websocket.payload': '3c:61' }),
    of({ 'websocket.fin': true, 'websocket.opcode': '0', 'websocket.payload': '2f:3e' }),
    of({
      'websocket.fin': '1',
      'websocket.opcode': '8',
      'websocket.payload': { 'websocket.payload.close': { 'websocket.payload.close.status_code': '1001' } },
    }),
    of({}, { 'tcp.flags_tree': { 'tcp.flags.fin': '1' } }),
  ]);
  const said = conversations[0]?.said.slice(1) ?? [];
  assert.deepEqual(
    said.map((each) =>
      each.kind === 'said' ? [each.type, each.text, each.fin ?? true] : [each.text, each.end],
    ),
    [
      ['text', '<a', false],
      ['continuation', '/>', true],
      ['close', '1001', true],
      ['the server ended the TCP connection', 'server'],
    ],
  );
});

test('takes out what BOSH wraps, from requests of a HAR and from a log', () => {
  const body = (inner: string): string =>
    `<body xmlns='http://jabber.org/protocol/httpbind' rid='1'>${inner}</body>`;
  const log = logOf(lines.slice(3, 5), (isSent, text) => stropheLine(isSent, body(text)));
  const { conversations, format, notes } = read(log);
  assert.deepEqual(
    saidIn(conversations[0]).map(({ text }) => /^<(\w+)/.exec(text)?.[1]),
    ['auth', 'success'],
  );
  assert.deepEqual(format.shows, ['sent']);
  assert.match(notes.join(), /^The client speaks BOSH/);
});

test('tells who said what in pasted XML, and takes what stands between for no part of it', () => {
  const pasted =
    "<!-- login -->\n<message from='pubsub.b' to='a@b'><event xmlns='http://jabber.org/protocol/pubsub#event'/></message>";
  const { conversations, format } = read(pasted);
  assert.equal(format.name, 'Pasted XML');
  assert.deepEqual(linesIn(conversations[0]), [
    "<<message xmlns='jabber:client' from='pubsub.b' to='a@b'><event xmlns='http://jabber.org/protocol/pubsub#event'/></message>",
  ]);
});

test('mends an article, and says what was wrong with it', () => {
  const article = `Request - open <open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='b'/> Response <open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='b'/>
Request <iq type='set' id='3937d4d7-ebb3:s' xmlns='jabber:client'><pubsub xmlns='http://jabber.org/protocol/pubsub'><subscribe node='n' jid='a@b/c'></pubsub></iq>
Response <iq type='result' id='3937d4d7-
eebb3:s' xmlns='jabber:client'/> Presence request <presence xmlns='jabber:client'> Presence response <presence xmlns='jabber:client' from='a@b/c'/>`;
  const { conversations, format, slips } = read(article);
  assert.equal(format.name, 'An article');
  assert.deepEqual(
    slips.map(({ sentence }) => sentence),
    [
      "<subscribe> inside of <iq type='set' id='3937d4d7-ebb3:s' xmlns='jabber:client'> is never closed.",
      "<presence xmlns='jabber:client'> is never closed.",
      'The answer has the id 3937d4d7-eebb3:s and its request 3937d4d7-ebb3:s: ids that differ by so little are a slip of the copy.',
    ],
  );
  assert.equal(
    linesIn(conversations[0])[3],
    "<<iq type='result' id='3937d4d7-ebb3:s' xmlns='jabber:client'/>",
  );
});

test('says of each file that is no capture what is wrong with it', () => {
  const sentences: [Buffer | string, string][] = [
    ['', 'holds nothing: export it again, once what was to be captured has happened'],
    ['  \n', 'holds nothing but blanks: export it again, once what was to be captured has happened'],
    [
      Buffer.from([0, 1, 2, 3, 200]),
      'is no text but binary: name a HAR, a log, a JSON export of tshark, or XML',
    ],
    [
      Buffer.from('1f8b0800', 'hex'),
      'is compressed by gzip, and a text was wanted: unpack it first: gunzip FILE',
    ],
    [
      '{"a":1}',
      'is JSON, and no capture: name a HAR, a log of Strophe, stanza.io, xmpp.js or Smack, JSON of tshark, a wire/<case>.json, or XML of a conversation',
    ],
    [
      'hello',
      'holds no message of XMPP, and is no capture: name a HAR, a log of Strophe, stanza.io, xmpp.js or Smack, JSON of tshark, a wire/<case>.json, or XML of a conversation',
    ],
  ];
  for (const [file, message] of sentences)
    assert.throws(() => readCapture(Buffer.from(file)), { name: 'CaptureError', message });
  const cut = JSON.stringify(harOf([lines])).slice(0, 900);
  assert.throws(
    () => read(cut),
    /^CaptureError: is JSON that is cut off or damaged \(position \d+.*\): export it again/,
  );
  assert.throws(() => readJson({ log: { entries: [{ request: {} }] } }), {
    message: /^is no HAR as its format has it: log\.entries\.0\.request\.url: /,
  });
});
