import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test, type TestContext } from 'node:test';
import {
  harOf,
  logOf,
  smackLine,
  stanzaLine,
  stropheLine,
  tsharkOf,
  xmppjsLine,
} from '../../testing/samples/capture';
import {
  linesOf,
  linesUpTo,
  samplePassword,
  soundConversation as sound,
  type Line,
} from '../../testing/samples/sound-conversation';
import { inspect, type InspectOptions } from './inspect';

const folder = mkdtempSync(path.join(tmpdir(), 'inspect-'));
after(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

/** Has files inspected in this process. @returns the exit code, what was told, and where the report is */
async function tryOn(
  t: TestContext,
  files: Readonly<Record<string, string | object>>,
  more: Partial<InspectOptions> = {},
): Promise<{ code: number; said: string; out: string }> {
  count += 1;
  const out = path.join(folder, `out-${String(count)}`);
  const captures = Object.entries(files).map(([name, content]) => {
    const file = path.join(folder, name);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 1));
    return file;
  });
  const log = t.mock.method(console, 'log', () => undefined);
  const code = await inspect({ captures, out, ...more });
  const said = log.mock.calls.map(({ arguments: [text] }) => String(text)).join('\n');
  log.mock.restore();
  return { code, said, out };
}

const lines = linesOf();
const writers: Readonly<Record<string, (lines: readonly Line[]) => string | object>> = {
  'sound.har': (all) => harOf([all]),
  'playwright.har': (all) => harOf([all], { creator: 'Playwright', perSecond: 1000 }),
  'mitmproxy.har': (all) =>
    harOf([[], all], { creator: 'mitmproxy', url: 'https://finesse.example:8445/ws/' }),
  'strophe.log': (all) => logOf(all, stropheLine),
  'stanza.log': (all) => logOf(all, stanzaLine),
  'xmppjs.log': (all) => logOf(all, xmppjsLine),
  'smack.log': (all) => logOf(all, smackLine),
  'tshark.json': (all) => tsharkOf(all),
  'pasted.xml': (all) => all.map((line) => line.slice(1)).join('\n'),
};

test('finds nothing to object to in a sound conversation, in whichever format', async (t) => {
  const files = Object.fromEntries(Object.entries(writers).map(([name, write]) => [name, write(lines)]));
  const { code, said, out } = await tryOn(t, files);
  assert.equal(code, 0, said);
  assert.equal(said.match(/^Verdict: pass\./gm)?.length, 9, said);
  assert.equal(said.match(/did not break as far as it was recorded, up to step 12/g)?.length, 9);
  assert.match(said, /^sound\.har holds the password of agent1 \(message 4, SASL PLAIN\)/);
  assert.match(readFileSync(path.join(out, 'report.html'), 'utf8'), /No client is seen to have fallen off/);
});

const condition = (name: string): string => `<${name} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>`;

/** Faults of the server by format, with the step they are found at. */
const planted: readonly [file: string, lines: Line[], step: string, requirement: string][] = [
  [
    'sound.har',
    linesOf({ presence: [sound.presence[0], `${sound.presence[1]}${sound.presence[2].slice(1)}`] }),
    'step 7 (presence)',
    'RFC7395-3.3.3-d',
  ],
  [
    'strophe.log',
    linesOf({ open: [sound.open[0], sound.open[1].replace(" id='k2f8wq91az'", '')] }),
    'step 2 (the streams are opened)',
    'RFC6120-4.7.3-a',
  ],
  [
    'stanza.log',
    linesOf({
      features: [
        sound.features[0].replace(
          '<mechanisms',
          "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/><mechanisms",
        ),
      ],
    }),
    'step 3 (the server announces its features)',
    'RFC7395-3.9-b',
  ],
  [
    'xmppjs.log',
    linesOf({ team: [sound.team[0], sound.team[1].replace('sub-team-1', 'another')] }),
    "step 10 (subscribing to the team's node)",
    'RFC6120-8.2.3-b',
  ],
  [
    'tshark.json',
    linesOf({ event: [sound.event[0].replace('pubsub.finesse.example', 'finesse.example')] }),
    'step 11 (events arrive)',
    'XEP0060-7.1.2.1-a',
  ],
  [
    'smack.log',
    linesOf({
      restart: [
        sound.restart[0],
        sound.restart[1],
        "<<stream:features xmlns:stream='http://etherx.jabber.org/streams'/>",
      ],
    }),
    'step 5 (the server tells the outcome, and the stream is opened anew)',
    'RFC6120-7.4-a',
  ],
];

for (const [file, faulty, step, requirement] of planted)
  test(`finds a fault of the server at ${step} in ${file}, and names the rule`, async (t) => {
    const { code, said } = await tryOn(t, { [file]: writers[file]?.(faulty) ?? '' });
    assert.equal(code, 1, said);
    assert.ok(said.includes(`The conversation broke at ${step}: a rule was broken: `), said);
    assert.ok(said.includes(`fail ${requirement} `), said);
    assert.match(said, /The server is at fault\.\nNext: /);
  });

test('holds a refused password against nobody, names the step and says what to do', async (t) => {
  const refused = "<<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><not-authorized/></failure>";
  const faulty = linesUpTo('authentication', [sound.authentication[0], refused]);
  const { code, said } = await tryOn(t, { 'refused.har': harOf([faulty]) });
  assert.equal(code, 3, said);
  assert.match(
    said,
    /broke at step 5 \(.*\): The server said <not-authorized\/>\. The server refuses the credentials of agent1\. Whoever runs the client has to act\.\nNext: Sign in with this account by hand/,
  );
  assert.match(said, /^Verdict: blocked\./m);
});

test('tells a fault of the client from one of the server', async (t) => {
  const broken = sound.user[0].replace('/></pubsub>', '></pubsub>');
  const error =
    "<<stream:error xmlns:stream='http://etherx.jabber.org/streams'><not-well-formed xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>";
  const faulty = linesUpTo('user', [broken, error]);
  const { code, said } = await tryOn(t, { 'client.har': harOf([faulty]) });
  assert.equal(code, 3, said);
  assert.match(
    said,
    /broke at step 8 \(.*\): The client sent what is not one well-formed document, .* The client is at fault\./,
  );
  assert.match(said, /: 0 fail, /);
});

test('says what a refused subscription is about, and leaves open who was wrong', async (t) => {
  const refused = `<<iq xmlns='jabber:client' type='error' id='sub-user-1' from='pubsub.finesse.example'><error type='cancel'>${condition('item-not-found')}</error></iq>`;
  const { code, said } = await tryOn(t, { 'node.har': harOf([linesOf({ user: [sound.user[0], refused] })]) });
  assert.equal(code, 3, said);
  assert.match(said, /broke at step 8 \(.*\): The server said <item-not-found\/>\./);
});

test('ends with 3 where no message was captured, and says how to get some', async (t) => {
  const har = harOf([[]], { creator: 'Firefox' });
  const { code, said } = await tryOn(t, { 'firefox.har': har });
  assert.equal(code, 3, said);
  assert.match(
    said,
    /Firefox writes no messages of a WebSocket into a HAR: export one from Chrome or Edge\./,
  );
  assert.match(said, /^firefox\.har holds no password and no token that can be told as one\./);
});

test('judges the stanzas that BOSH wraps, and none of the rules of WebSocket', async (t) => {
  const wrap = (text: string): string =>
    `<body xmlns='http://jabber.org/protocol/httpbind' rid='1'>${text}</body>`;
  const har = harOf([]);
  for (const [number, line] of lines.entries()) {
    const [entry] = harOf([[]], {
      url: 'https://finesse.example:7443/http-bind/',
      status: 200,
      laterS: 2 * number,
    }).log.entries;
    if (!entry) continue;
    const text = wrap(line.slice(1));
    const isSent = line.startsWith('>');
    entry.request.headers = [];
    entry.request.postData = { mimeType: 'text/xml', text: isSent ? text : wrap('') };
    entry.response.content.text = isSent ? wrap('') : text;
    delete entry._webSocketMessages;
    delete entry._resourceType;
    har.log.entries.push(entry);
  }
  const { code, said } = await tryOn(t, { 'bosh.har': har });
  assert.equal(code, 0, said);
  assert.match(said, /The client speaks BOSH \(XEP-0124\)/);
});

test('names who refused the upgrade, and what to do', async (t) => {
  const { code, said } = await tryOn(t, { 'upgrade.har': harOf([[]], { status: 426 }) });
  assert.equal(code, 3, said);
  assert.match(
    said,
    /broke at step 1 \(.*\): The server said HTTP\/1\.1 426\. .*a proxy between drops Upgrade and Connection/,
  );
});

test('never takes the end of a recording for the silence of a server', async (t) => {
  const files = { 'cut.har': harOf([linesUpTo('authentication', sound.authentication.slice(0, 1))]) };
  const { code, said } = await tryOn(t, files);
  assert.equal(code, 3, said);
  assert.match(
    said,
    /leaves off at step 4 \(.*\)\. The recording ends while the client waits for the outcome of its authentication\./,
  );
  assert.match(said, /: 0 fail, /);
});

test('writes no secret, and a copy that says the same without any', async (t) => {
  const copy = path.join(folder, 'copy.har');
  const { said, out } = await tryOn(t, { 'secret.har': harOf([lines]) }, { redact: copy });
  const plain = sound.authentication[0].replace(/^.*>(.*)<.*$/, '$1');
  const written = ['report.html', 'results.json', 'summary.md', 'wire/capture.json', 'wire/capture.txt'].map(
    (name) => readFileSync(path.join(out, name), 'utf8'),
  );
  for (const text of [...written, readFileSync(copy, 'utf8'), said]) {
    assert.ok(!text.includes(plain));
    assert.ok(!text.includes(samplePassword));
  }
  const again = await tryOn(t, { 'again.har': readFileSync(copy, 'utf8') });
  assert.equal(again.code, 0, again.said);
  assert.match(again.said, /^again\.har holds no password/);
  await assert.rejects(tryOn(t, { 'secret.har': harOf([lines]) }, { redact: copy }), {
    name: 'UsageError',
    message: `--redact ${copy} is taken: name a file that does not exist, since none is written over`,
  });
});

const conflict: Line[] = [
  ...linesOf({ end: [] }),
  "<<stream:error xmlns:stream='http://etherx.jabber.org/streams'><system-shutdown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>",
];

test('tells by several captures whether the server or each client fell off', async (t) => {
  const at = (laterS: number): object => harOf([conflict], { laterS });
  const together = await tryOn(t, { 'a.har': at(0), 'b.har': at(1), 'c.har': at(2) });
  assert.match(
    together.said,
    /All 3 clients that fell off did so within 2\.0 s: that is the server, or the network before it/,
  );
  const apart = await tryOn(t, { 'a.har': at(0), 'b.har': at(600) });
  assert.match(apart.said, /2 clients fell off at different times, over 600\.0 s: that is each client/);
  assert.equal(apart.code, 3);
});

test('refuses with one sentence what is no capture', async (t) => {
  await assert.rejects(tryOn(t, { 'empty.har': '' }), {
    name: 'UsageError',
    message: `${path.join(folder, 'empty.har')} holds nothing: export it again, once what was to be captured has happened`,
  });
  await assert.rejects(inspect({ captures: [path.join(folder, 'none.har')] }), {
    message: `${path.join(folder, 'none.har')} cannot be read, there is no such file: name a capture`,
  });
  assert.equal(existsSync(path.join(folder, 'none.har')), false);
});
