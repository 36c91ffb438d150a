import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { WebSocketServer } from 'ws';
import { makeFolder, runCommand, runDocumented, writeTarget } from '../testing/command-line';
import { root } from '../checkout';

const accounts = 'accounts: { agent: { username: agent, password: not-a-secret } }';
const limits = 'limits: { reply: 300ms }';

interface Judged {
  code: number | null;
  said: string;
  verdict: string | null;
}

/** Runs the documented profile against a target file of these lines. */
async function judge(t: TestContext, ...lines: string[]): Promise<Judged> {
  const folder = makeFolder(t);
  const target = writeTarget(folder, [...lines, limits]);
  const out = path.join(folder, 'out');
  const { code, said } = await runDocumented(target, out);
  const file = path.join(out, 'results.json');
  const results = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { verdict: string }) : null;
  return { code, said, verdict: results?.verdict ?? null };
}

async function listen(t: TestContext, server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return (server.address() as net.AddressInfo).port;
}

test('a port that refuses ends with 3 and one sentence', async (t) => {
  const { code, said, verdict } = await judge(t, 'url: ws://127.0.0.1:1/ws/', accounts);
  assert.equal(code, 3);
  assert.equal(verdict, 'blocked');
  assert.match(
    said,
    /^Could not be tested: Nothing accepts connections on 127\.0\.0\.1 port 1\. Compare the port in url with the server .* Seen: 127\.0\.0\.1 port 1 \(ECONNREFUSED\)\.$/m,
  );
});

test('a name that DNS does not know ends with 3', async (t) => {
  const { code, said } = await judge(t, 'url: wss://no-such-host.invalid:8445/ws/', accounts);
  assert.equal(code, 3);
  assert.match(
    said,
    /^Could not be tested: The name no-such-host\.invalid is not in DNS\. Compare the host in url/m,
  );
});

test('a server that never answers the upgrade ends with 3', async (t) => {
  const port = await listen(
    t,
    net.createServer().on('connection', (socket) => t.after(() => socket.destroy())),
  );
  const { code, said } = await judge(t, `url: ws://127.0.0.1:${String(port)}/ws/`, accounts);
  assert.equal(code, 3);
  assert.match(
    said,
    /^Could not be tested: Probably: What listens on port \d+ is no web server, or is overloaded\. .* Seen: no answer in time\.$/m,
  );
});

test('an HTTP server that is no WebSocket ends with 3 and says what it answered', async (t) => {
  const port = await listen(
    t,
    http.createServer((_, response) => response.end('hello')),
  );
  const { code, said, verdict } = await judge(t, `url: ws://127.0.0.1:${String(port)}/ws/`, accounts);
  assert.equal(code, 3);
  assert.equal(verdict, 'blocked');
  assert.match(
    said,
    /^Could not be tested: An ordinary page is at \/ws\/ .*, and no WebSocket\. .* Seen: 200 OK, in its words: "hello"\.$/m,
  );
});

test('a WebSocket that is no XMPP ends with 1, long before every case has waited', async (t) => {
  const server = http.createServer();
  const port = await listen(t, server);
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'xmpp' });
  t.after(() => sockets.clients.forEach((socket) => socket.terminate()));
  const { code, said } = await judge(t, `url: ws://127.0.0.1:${String(port)}/ws/`, accounts);
  assert.equal(code, 1);
  assert.match(said, /^Look here first: The WebSocket at ws:\/\/127\.0\.0\.1:\d+\/ws\/ does not speak XMPP/m);
  assert.match(said, /^blocked The WebSocket at ws:\/\/127\.0\.0\.1:\d+\/ws\/ does not speak XMPP/m);
  assert.equal(said.match(/^fail /gm)?.length, 1, said);
});

test('a target file with a typo ends with 2 before anything is sent', async (t) => {
  const { code, said, verdict } = await judge(t, 'ulr: ws://127.0.0.1:1/ws/');
  assert.equal(code, 2);
  assert.equal(verdict, null);
  assert.match(said, /ulr in .*target\.yaml is not a known key: did you mean url\?/);
});

test('an unset variable ends with 2 and is named', async (t) => {
  const { code, said } = await judge(
    t,
    'url: ws://127.0.0.1:1/ws/',
    'accounts: { agent: { username: agent, password: $NO_SUCH_VARIABLE } }',
  );
  assert.equal(code, 2);
  assert.match(said, /read from the environment, where NO_SUCH_VARIABLE is not set/);
});

test('a fault that does not exist ends with 2', async () => {
  const { code, said } = await runCommand(['run', '--fault', 'subprotocol-mising']);
  assert.equal(code, 2);
  assert.match(said, /^unknown fault "subprotocol-mising": did you mean subprotocol-missing\b/m);
});

test('an unknown option ends with 2', async () => {
  const { code, said } = await runCommand(['run', '--profil', 'full']);
  assert.equal(code, 2);
  assert.match(said, /unknown option '--profil'/);
});

test('what is given wrongly on the command line ends with 2 and one sentence', async (t) => {
  const folder = makeFolder(t);
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  const taken = net.createServer();
  const port = await listen(t, taken);
  const wrong: [parameters: string[], said: string][] = [
    [
      ['run', '--tags', '@must and ('],
      '--tags wants a tag expression, such as "@must and not @passive"; found "@must and ("',
    ],
    [['run', '--out', file], `--out wants a folder, and a file stands at ${file} or above it: name another`],
    [
      ['run', '--out', path.join(file, 'out')],
      `--out wants a folder, and a file stands at ${path.join(file, 'out')} or above it: name another`,
    ],
    [
      ['run', '--shard', '3/2'],
      '--shard wants K/N, such as 1/3 for the first of three, with K from 1 to N and N up to 1000; found 3/2',
    ],
    [
      ['serve', '--port', String(port)],
      `--port ${String(port)} is taken by another process: choose another, or leave it out for a free one`,
    ],
  ];
  for (const [parameters, sentence] of wrong) {
    const { code, said } = await runCommand(parameters);
    assert.deepEqual({ code, said }, { code: 2, said: `${sentence}\n` });
  }
  const { code, said } = await runCommand(['serve', '--port', 'abc']);
  assert.equal(code, 2);
  assert.match(said, /^error: option '--port <n>' argument 'abc' is invalid\. A port is a whole number/m);
});

test('a selection that holds no case ends with 3', async (t) => {
  const out = path.join(makeFolder(t), 'out');
  const { code, said } = await runCommand(['run', '--requirement', 'RFC0000-1-a', '--out', out]);
  assert.equal(code, 3);
  assert.match(said, /^No case was selected: name another profile, requirement or tag expression\.$/m);
});

test('the profile full is refused with 2 where the target is not dedicated, before anything is sent', async (t) => {
  let connections = 0;
  const port = await listen(
    t,
    net.createServer((socket) => {
      connections += 1;
      socket.destroy();
    }),
  );
  const target = writeTarget(makeFolder(t), [`url: ws://127.0.0.1:${String(port)}/ws/`, accounts]);
  const { code, said } = await runCommand(['run', '--target', target, '--profile', 'full']);
  assert.equal(code, 2);
  assert.equal(
    said,
    `--profile full has cases that lock accounts and disturb others, and ${target} does not say dedicated: true: write it there if these accounts belong to no live agent, or run --profile standard\n`,
  );
  assert.equal(connections, 0);
});

test('no way of asking selects a case that is @full where the target is not dedicated', async (t) => {
  const folder = makeFolder(t);
  const target = writeTarget(folder, ['url: ws://127.0.0.1:1/ws/', accounts]);
  const asked = [
    ['--requirement', 'RFC6455-10.4-a'],
    ['--tags', '@full'],
    ['--profile', 'handshake', '--tags', '@full'],
  ];
  for (const [index, options] of asked.entries()) {
    const out = path.join(folder, String(index));
    const { code, said } = await runCommand(['run', '--target', target, '--out', out, ...options]);
    assert.equal(code, 3, said);
    assert.match(
      said,
      /^No case was selected: .*; a case that is @full needs dedicated: true in the target file\.$/m,
    );
  }
});

test('plain cucumber-js leaves out what is @full where the target is not dedicated', (t) => {
  const folder = makeFolder(t);
  const list = (...lines: string[]): string[] => {
    const TARGET = writeTarget(folder, ['url: ws://127.0.0.1:1/ws/', accounts, ...lines]);
    const { stdout } = spawnSync(
      process.execPath,
      ['node_modules/@cucumber/cucumber/bin/cucumber.js', '--dry-run', '-f', 'json', '--tags', '@full'],
      { cwd: root, env: { ...process.env, TARGET }, encoding: 'utf8' },
    );
    return (JSON.parse(stdout) as { elements: unknown[] }[]).flatMap(({ elements }) => elements.map(String));
  };
  assert.equal(list().length, 0);
  assert.ok(list('dedicated: true').length > 30);
});
