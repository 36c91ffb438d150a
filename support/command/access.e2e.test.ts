import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { findSecrets } from '../report';
import {
  startReferenceServer,
  type ReferenceServer,
  type ReferenceServerOptions,
} from '../reference-server/start';
import { makeFolder, runCommand, writeTarget, type Ended } from '../testing/command-line';
import { startProxy } from '../testing/connect-proxy';
import { makeCertificate } from '../testing/fake-server';

async function start(t: TestContext, options: ReferenceServerOptions): Promise<ReferenceServer> {
  const server = await startReferenceServer(options);
  t.after(() => server.stop());
  return server;
}

/** A target file for a server, reached at another name than its own, and what it reads from the environment. */
function write(folder: string, server: ReferenceServer, host: string, more: readonly string[]): string {
  const { agent, publisher } = server.accounts;
  const secret = more.includes('# tokens') ? 'token' : 'password';
  const { port } = new URL(server.secureUrl);
  writeFileSync(path.join(folder, 'ca.pem'), server.ca);
  return writeTarget(folder, [
    'product: finesse',
    `url: wss://${host}:${port}/ws/`,
    `domain: ${server.domain}`,
    `pubsub: ${server.pubsub}`,
    'accounts:',
    `  agent: { username: ${agent.username}, ${secret}: $AGENT_SECRET }`,
    `  publisher: { username: ${publisher.username}, ${secret}: $PUBLISHER_SECRET }`,
    `user: { id: ${server.user.id} }`,
    `team: { id: "${server.team.id}" }`,
    'dedicated: true',
    `rest: { url: "https://${host}:${port}/finesse/api", extension: "${server.rest.extension}" }`,
    'limits: { reply: 2s, connectsPerSecond: 500 }',
    ...more,
  ]);
}

function run(target: string, server: ReferenceServer, environment: Record<string, string>): Promise<Ended> {
  const out = path.join(path.dirname(target), 'out');
  return runCommand(['run', '--target', target, '--profile', 'documented', '--no-allure', '--out', out], {
    AGENT_SECRET: server.accounts.agent.password,
    PUBLISHER_SECRET: server.accounts.publisher.password,
    ...environment,
  });
}

test('the documented conversation is held through a proxy with credentials, with headers of an edge', async (t) => {
  const folder = makeFolder(t);
  const server = await start(t, {});
  const proxy = await startProxy(t, { credentials: 'me:p@ss-of-the-proxy' });
  const more = [
    'tls: { ca: ca.pem, servername: localhost }',
    'headers: { Cookie: $EDGE_COOKIE, X-Edge: $EDGE_KEY }',
  ];
  const target = write(folder, server, 'finesse.example', more);
  const secrets = { EDGE_COOKIE: 'edge=cookie-that-nobody-sees', EDGE_KEY: 'k3y' };
  const { code, said } = await run(target, server, {
    ...secrets,
    HTTPS_PROXY: `http://me:p%40ss-of-the-proxy@127.0.0.1:${String(proxy.port)}`,
    NO_PROXY: '',
  });
  assert.equal(code, 0, said);
  assert.match(said, /0 fail, 0 blocked.*\nVerdict: pass/);
  const { port } = new URL(server.secureUrl);
  assert.deepEqual([...new Set(proxy.asked)], [`finesse.example:${port}`]);
  const hidden = ['p@ss-of-the-proxy', 'cookie-that-nobody-sees', server.accounts.agent.password];
  assert.deepEqual(await findSecrets(path.join(folder, 'out'), hidden), []);
  const wire = readFileSync(path.join(folder, 'out/wire/DOC-001.txt'), 'utf8');
  assert.match(wire, /Cookie: \[redacted\]/);
  assert.match(wire, /X-Edge: \[redacted\]/);
});

test('it is held with a certificate of the client and with tokens, over REST as well', async (t) => {
  const folder = makeFolder(t);
  const authority = await makeCertificate({ names: ['authority'], isAuthority: true });
  const client = await makeCertificate({ names: ['client'], ca: authority });
  writeFileSync(path.join(folder, 'client.pem'), client.cert);
  writeFileSync(path.join(folder, 'client-key.pem'), client.key);
  const server = await start(t, { clientAuthority: authority.cert, tokens: true });
  const target = write(folder, server, '127.0.0.1', [
    'tls: { ca: ca.pem, cert: client.pem, key: client-key.pem }',
    '# tokens',
  ]);
  const { code, said } = await run(target, server, {});
  assert.equal(code, 0, said);
  assert.match(said, /0 fail, 0 blocked.*\nVerdict: pass/);
  const tokens = Object.values(server.accounts).map(({ password }) => password);
  assert.deepEqual(await findSecrets(path.join(folder, 'out'), tokens), []);
});
