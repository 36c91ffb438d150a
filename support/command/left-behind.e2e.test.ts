import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import {
  startReferenceServer,
  type ReferenceServer,
  type ReferenceServerOptions,
} from '../reference-server/start';
import { ledgers } from '../suite/run';
import { journalPrefix } from '../suite/run/ledger/ledger-file';
import { makeFolder, runCommand, writeTarget, type Ended } from '../testing/command-line';
import { root } from '../checkout';

type Bend = NonNullable<ReferenceServerOptions['bend']>;

const forbidden = { condition: 'forbidden' };

async function start(t: TestContext, bend: Bend = () => undefined): Promise<ReferenceServer> {
  const server = await startReferenceServer({ bend });
  t.after(() => server.stop());
  return server;
}

/** The parameters of a run of some requirements' cases against a server, as if it were somebody's. */
function parametersOf(
  t: TestContext,
  server: ReferenceServer,
  requirements: readonly string[],
  { rest = false, pubsub = server.pubsub } = {},
): string[] {
  const folder = makeFolder(t);
  const { agent, peer, publisher } = server.accounts;
  const target = writeTarget(folder, [
    'product: finesse',
    `url: ${server.url}`,
    `domain: ${server.domain}`,
    `pubsub: ${pubsub}`,
    'accounts:',
    `  agent: { username: ${agent.username}, password: ${agent.password} }`,
    `  peer: { username: ${peer.username}, password: ${peer.password} }`,
    ...(rest ? [] : [`  publisher: { username: ${publisher.username}, password: ${publisher.password} }`]),
    ...(rest ? [`rest: { url: "${server.rest.url}", extension: "${server.rest.extension}" }`] : []),
    `user: { id: ${server.user.id} }`,
    `team: { id: "${server.team.id}" }`,
    'dedicated: true',
    'limits: { reply: 2s }',
  ]);
  // what a server keeps on purpose is nobody's to remove any more
  const accounts = [agent, peer, publisher].map(({ username }) => journalPrefix(server, username));
  t.after(() => {
    for (const name of readdirSync(ledgers).filter((file) => accounts.some((each) => file.startsWith(each))))
      rmSync(path.join(ledgers, name), { force: true });
  });
  const wanted = requirements.flatMap((id) => ['--requirement', id]);
  return ['run', '--target', target, '--out', path.join(folder, 'out'), ...wanted];
}

function judge(...setting: Parameters<typeof parametersOf>): Promise<Ended> {
  return runCommand(parametersOf(...setting));
}

function leftBehind(said: string): string[] {
  return said.split('\n').filter((line) => line.includes('eft behind'));
}

test('nothing is left on a server that lets everything be removed', async (t) => {
  const { code, said } = await judge(t, await start(t), ['XEP0060-4.1-a', 'RFC6121-4.2.2-a']);
  assert.equal(code, 0, said);
  assert.deepEqual(leftBehind(said), []);
});

test('a node that the service does not delete ends with 5, and the next run tries again', async (t) => {
  let refuses = true;
  const server = await start(t, ({ owning }) => (owning.checkDeletion = () => (refuses ? forbidden : null)));
  const { code, said } = await judge(t, server, ['XEP0060-4.1-a']);
  assert.equal(code, 5, said);
  const lines = leftBehind(said);
  assert.ok(lines.length > 0, said);
  for (const line of lines)
    assert.match(
      line,
      /^Left behind: the node \/suite\/[0-9a-f]{8} of pubsub\.\S+\. The next run tries again; or sign in as \S+ and delete it\.$/,
    );
  refuses = false;
  assert.equal((await judge(t, server, ['XEP0060-4.1-a'])).code, 0);
  assert.deepEqual(
    server.nodes.filter((node) => node.startsWith('/suite/')),
    [],
  );
});

test('a subscription that was refused is not called left behind', async (t) => {
  const refusing = await start(t, ({ subscribing }) => (subscribing.checkAccess = () => forbidden));
  const refused = await judge(t, refusing, ['XEP0060-6.1.2-a']);
  assert.notEqual(refused.code, 5, refused.said);
  assert.deepEqual(leftBehind(refused.said), []);
  const nowhere = await judge(t, await start(t), ['XEP0060-6.1.2-a'], { pubsub: 'pubsub.nowhere.example' });
  assert.notEqual(nowhere.code, 5, nowhere.said);
  assert.deepEqual(leftBehind(nowhere.said), []);
});

test('a user whom REST does not sign out ends with 5, and what to do', async (t) => {
  const server = await start(t, ({ resources }) => {
    resources.checkState = (_, asked) =>
      asked === 'LOGOUT' ? { status: 503, reason: 'Service Unavailable', headers: [], body: '' } : null;
  });
  const { code, said } = await judge(t, server, ['FIN-NOTIFICATION-a'], { rest: true });
  assert.equal(code, 5, said);
  const { id } = server.user;
  assert.deepEqual(leftBehind(said), [
    `Left behind: the sign-in of the user ${id} at extension ${server.rest.extension}. The next run tries again; or sign the user out at a desktop, or by PUT User/${id} with <state>LOGOUT</state>.`,
  ]);
});

test('contacts that the server keeps end with 5, each with its roster', async (t) => {
  const server = await start(t, ({ roster }) => (roster.checkRemoval = () => forbidden));
  const { code, said } = await judge(t, server, ['RFC6121-4.2.2-a']);
  assert.equal(code, 5, said);
  const lines = leftBehind(said);
  assert.ok(lines.length > 0, said);
  for (const line of lines)
    assert.match(
      line,
      /^Left behind: the contact conformance\d@\S+ in the roster of conformance\d@\S+\. The next run tries again; or sign in as conformance\d and remove it\.$/,
    );
});

/** Where in a run the server kills it, once; `kill` says whether it is that moment. */
const moments: readonly [string, string, (kill: () => boolean) => Bend, RegExp][] = [
  [
    'between the request for a subscription and the answer',
    'XEP0060-6.1.2-a',
    (kill) =>
      ({ subscribing }) => {
        const { checkAccess } = subscribing;
        subscribing.checkAccess = (...asked) => {
          kill();
          return checkAccess(...asked);
        };
      },
    /^ {2}the subscription of \S+ to \/finesse\/api\/\S+$/m,
  ],
  [
    'before its node is deleted',
    'XEP0060-4.1-a',
    (kill) =>
      ({ owning }) =>
        (owning.checkDeletion = () => (kill() ? forbidden : null)),
    /^ {2}the node \/suite\/[0-9a-f]{8} of pubsub\.\S+$/m,
  ],
  [
    'before its contacts are removed',
    'RFC6121-4.2.2-a',
    (kill) =>
      ({ roster }) =>
        (roster.checkRemoval = () => (kill() ? forbidden : null)),
    /^ {2}the contact conformance\d@\S+ in the roster of conformance\d@\S+$/m,
  ],
];

for (const [moment, requirement, bendWith, found] of moments) {
  test(`what a run killed ${moment} has left is removed by the next`, async (t) => {
    const runs: ChildProcess[] = [];
    const kill = (): boolean => runs.shift()?.kill('SIGKILL') ?? false;
    const server = await start(t, bendWith(kill));
    const parameters = parametersOf(t, server, [requirement]);
    // the run itself, which ends in order where only its supervisor is killed
    const command = path.join(root, 'bin/command.js');
    const child = spawn(process.execPath, [command, ...parameters, '--no-allure-report'], {
      stdio: 'ignore',
    });
    runs.push(child);
    const signal = await new Promise((resolve) => child.on('close', (_, by) => resolve(by)));
    assert.equal(signal, 'SIGKILL');
    const { code, said } = await runCommand(parameters);
    assert.equal(code, 0, said);
    assert.match(said, /^An earlier run left on the server, and this one has removed:$/m);
    assert.match(said, found);
    assert.deepEqual(leftBehind(said), []);
  });
}
