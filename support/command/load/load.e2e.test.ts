import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { root } from '../../checkout';
import { findEngine, loadShape, variable, type LoadResult } from '../../load';
import { startReferenceServer } from '../../reference-server/start';

const bin = path.join(root, 'bin/finesse-conformance.js');

/** An engine that was named has to be there; one that was not may be missing. */
const engine = findEngine(process.env);
const skip =
  'missing' in engine && process.env[variable] === undefined ? `NOT TESTED: ${engine.missing}` : false;

interface Lab {
  target: string;
  out: string;
  password: string;
  environment: NodeJS.ProcessEnv;
}

/** A reference server with twenty agents, its target file with what is added to it, and a folder for the result. */
async function openLab(t: TestContext, more = '', poolPassword?: string): Promise<Lab> {
  const server = await startReferenceServer({ agents: 20 });
  const folder = mkdtempSync(path.join(tmpdir(), 'load-'));
  t.after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });
  const { agent, peer, publisher } = server.accounts;
  const password = server.pool?.password ?? '';
  writeFileSync(path.join(folder, 'ca.pem'), server.ca);
  const target = path.join(folder, 'lab.yaml');
  writeFileSync(
    target,
    `name: lab
product: finesse
url: ${server.secureUrl}
domain: ${server.domain}
tls: { ca: ca.pem }
dedicated: true
accounts:
  agent: { username: ${agent.username}, password: ${agent.password}, resource: desktop }
  peer: { username: ${peer.username}, password: ${peer.password} }
  publisher: { username: ${publisher.username}, password: ${publisher.password} }
  pool: { username: load#, user: Load#, password: $POOL_PASSWORD, to: 20 }
user: { id: ${server.user.id} }
limits: { reply: 5s }
${more}`,
  );
  const environment = { ...process.env, POOL_PASSWORD: poolPassword ?? password };
  return { target, out: path.join(folder, 'out'), password, environment };
}

function start({ target, out, environment }: Lab, ...more: string[]) {
  const child = spawn(
    process.execPath,
    [bin, 'load', '--target', target, '--agents', '20', '--out', out, ...more],
    { env: environment, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  const heard = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout.on('data', heard);
  child.stderr.on('data', heard);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  /** Settles when the output holds this. */
  const said = (text: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => (output.includes(text) ? resolve() : undefined);
      child.stdout.on('data', look);
      child.once('close', () => resolve());
    });
  return { child, ended, said, output: () => output };
}

function resultOf({ out }: Lab): LoadResult {
  return loadShape.parse(JSON.parse(readFileSync(path.join(out, 'load.json'), 'utf8')));
}

test('without the engine it says how to install it, with the version, and ends with 3', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [bin, 'load', '--target', path.join(root, 'targets/embedded.yaml'), '--agents', '2', '--over', '1s'],
    { encoding: 'utf8', cwd: root, env: { ...process.env, [variable]: path.join(root, 'no-locust') } },
  );
  assert.equal(
    stderr,
    `The load engine Locust is not installed: ${path.join(root, 'no-locust')} is no program that says its version. Install 2.47.0: python3 -m venv .venv && .venv/bin/pip install -r support/load/scenario/requirements.txt; or name its program in ${variable}\n`,
  );
  assert.equal(status, 3);
});

test(
  'twenty agents sign in over TLS, hear of every event, and the conversation is judged meanwhile',
  { skip },
  async (t) => {
    const lab = await openLab(t);
    const run = start(lab, '--over', '2s', '--hold', '2s', '--supervisors', '3', '--processes', '2');
    await run.said('agents are signed in');
    const { stdout: processes } = spawnSync('ps', ['-eo', 'args', 'www'], { encoding: 'utf8' });
    assert.ok(processes.includes('locustfile.py') && !processes.includes(lab.password));
    assert.equal(await run.ended, 0, run.output());
    const { verdict, agents, events, conformance, leftBehind, steps } = resultOf(lab);
    assert.equal(verdict, 'pass');
    assert.deepEqual(agents, { started: 20, signedIn: 20, held: 20, troubled: 0 });
    assert.ok(events.expected > 0 && events.missed === 0, JSON.stringify(events));
    assert.equal(conformance?.verdict, 'pass');
    assert.ok(conformance.signedIn.first > 0 && conformance.signedIn.last >= conformance.signedIn.first);
    assert.deepEqual([steps.find(({ step }) => step === 'unsubscribe')?.count, leftBehind], [23, 0]);
    assert.deepEqual(readdirSync(lab.out).sort(), ['conformance', 'engine.log', 'load.html', 'load.json']);
  },
);

test('a server whose events are slow fails the threshold, and ends with 1', { skip }, async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'load-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const target = path.join(folder, 'slow.yaml');
  writeFileSync(target, 'url: embedded\nload: { event: { p50: 200ms }, errors: 0% }\n');
  const lab = { target, out: path.join(folder, 'out'), password: '', environment: process.env };
  const run = start(lab, '--over', '1s', '--hold', '2s', '--fault', 'events-after-a-while');
  assert.equal(await run.ended, 1, run.output());
  const broken = resultOf(lab).thresholds.filter(({ holds }) => !holds);
  assert.deepEqual(
    broken.map(({ name }) => name),
    ['event.p50'],
  );
  assert.match(run.output(), /^ {2}FAILS {2}event\.p50: 2\d\d(?:\.\d)? ms, at most 200 ms$/m);
});

test('told to end it gives everything back within ten seconds, and ends with 130', { skip }, async (t) => {
  const lab = await openLab(t);
  const run = start(lab, '--over', '1s', '--hold', '10m');
  await run.said('20 of 20 agents are signed in');
  const toldAt = performance.now();
  run.child.kill('SIGTERM');
  assert.equal(await run.ended, 130, run.output());
  assert.ok(performance.now() - toldAt < 10_000);
  const { interrupted, leftBehind, steps } = resultOf(lab);
  assert.deepEqual([interrupted, leftBehind], [true, 0]);
  assert.equal(steps.find(({ step }) => step === 'unsubscribe')?.count, 20);
});

test('accounts that are refused end it after three, before anything is locked', { skip }, async (t) => {
  const lab = await openLab(t, '', 'not-the-password-at-all');
  const run = start(lab, '--over', '10s', '--hold', '1s');
  assert.equal(await run.ended, 3, run.output());
  const { errors, verdict, agents } = resultOf(lab);
  assert.equal(verdict, 'blocked');
  assert.deepEqual(
    errors.map(({ step, cause }) => [step, cause]),
    [['authenticate', 'not-authorized']],
  );
  assert.ok(agents.troubled <= 4, JSON.stringify(agents));
  assert.match(
    run.output(),
    /^The server refused 3 sign-ins: no more are tried, since wrong passwords lock accounts\. Check accounts\.pool\.$/m,
  );
});
