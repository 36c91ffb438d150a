import assert from 'node:assert/strict';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { startReferenceServer, type ReferenceServer } from '../reference-server/start';
import { readTarget } from '../configuration';
import { startDesktop } from '../testing/live-desktop';
import { makeFolder, runDocumented, writeTarget, type Ended } from '../testing/command-line';

/** What a target file may get wrong about a server that is well. */
interface Mistake {
  url?: string;
  domain?: string;
  agentPassword?: string;
  publisherPassword?: string;
  userId?: string;
}

async function start(t: TestContext): Promise<ReferenceServer> {
  const server = await startReferenceServer();
  t.after(() => server.stop());
  return server;
}

function write(t: TestContext, server: ReferenceServer, mistake: Mistake = {}): string {
  const { agent, publisher } = server.accounts;
  return writeTarget(makeFolder(t), [
    'product: finesse',
    `url: ${mistake.url ?? server.url}`,
    `domain: ${mistake.domain ?? server.domain}`,
    `pubsub: ${server.pubsub}`,
    'accounts:',
    `  agent: { username: ${agent.username}, password: ${mistake.agentPassword ?? agent.password} }`,
    `  publisher: { username: ${publisher.username}, password: ${mistake.publisherPassword ?? publisher.password} }`,
    `user: { id: ${mistake.userId ?? server.user.id} }`,
    `team: { id: "${server.team.id}" }`,
    'limits: { reply: 1s }',
  ]);
}

function judge(t: TestContext, target: string): Promise<Ended> {
  return runDocumented(target, path.join(makeFolder(t), 'out'));
}

test('a password that is refused ends with 3, and whose it is', async (t) => {
  const target = write(t, await start(t), { agentPassword: 'not-the-password' });
  const { code, said } = await judge(t, target);
  assert.equal(code, 3, said);
  assert.match(said, /^Could not be tested: The server refuses the credentials of conformance1\. Sign in /m);
});

test('a certificate that does not verify ends with 3, and names the setting', async (t) => {
  const server = await start(t);
  const { code, said } = await judge(t, write(t, server, { url: server.secureUrl }));
  assert.equal(code, 3, said);
  assert.match(said, /^Could not be tested: .*tls\.ca/m);
});

test('a domain that the server does not serve ends with 1', async (t) => {
  const { code, said } = await judge(t, write(t, await start(t), { domain: 'other.example' }));
  assert.equal(code, 1, said);
  assert.match(said, /^Look here first: .*other\.example/m);
});

test('a node that the server does not have ends with 1', async (t) => {
  const { code, said } = await judge(t, write(t, await start(t), { userId: 'nobody' }));
  assert.equal(code, 1, said);
  assert.match(said, /^fail DOC-060 /m);
});

test('a core requirement that could not be judged ends with 3', async (t) => {
  const target = write(t, await start(t), { publisherPassword: 'not-the-password' });
  const { code, said } = await judge(t, target);
  assert.equal(code, 3, said);
  assert.match(said, /^blocked .*DOC-090/m);
});

test('an account that somebody works with ends with 3 before any case', async (t) => {
  const server = await start(t);
  const target = write(t, server);
  await startDesktop(t, readTarget(target, {}), server.accounts.agent);
  const { code, said } = await judge(t, target);
  assert.equal(code, 3, said);
  assert.match(said, /^Could not be tested: conformance1 is in use: its resource desktop is online/m);
  assert.doesNotMatch(said, /^(fail|warn) /m);
});
