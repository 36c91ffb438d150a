import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { reasonToSkip, startProsody, type RealServer } from '../testing/real-server';
import { ledgers } from '../suite/run';
import { journalPrefix } from '../suite/run/ledger/ledger-file';
import { listSubscriptions, openSession, reach, closeSession, Ledger } from '../protocol/session';
import { readTarget } from '../configuration';
import { Recorder } from '../protocol/wire/recorder';
import { makeFolder, runCommand } from '../testing/command-line';
import { root } from '../checkout';

const kills = 20;

interface Stage {
  server: RealServer;
  target: string;
  /** What the files of this target's ledger begin with. */
  prefixes: readonly string[];
  folder: string;
}

/** A Prosody of its own, under a name that no other target has. */
async function setStage(t: TestContext): Promise<Stage> {
  const folder = makeFolder(t);
  const server = await startProsody({ out: path.join(folder, 'prosody.yaml') });
  t.after(() => server.stop());
  const target = path.join(folder, 'target.yaml');
  const name = `residue ${String(process.pid)}`;
  writeFileSync(target, readFileSync(server.target, 'utf8').replace(/^name: .*/m, `name: ${name}`));
  const reports = path.join(root, 'reports', name.replace(' ', '-'));
  mkdirSync(ledgers, { recursive: true });
  t.after(() => rmSync(reports, { recursive: true, force: true }));
  const read = readTarget(target, process.env);
  const prefixes = Object.values(read.accounts).map(({ username }) => journalPrefix(read, username));
  return { server, target, prefixes, folder };
}

/** The files of the target's ledger. */
function journals({ prefixes }: Stage): string[] {
  return readdirSync(ledgers).filter((name) => prefixes.some((prefix) => name.startsWith(prefix)));
}

/** Starts a run and sends it a signal once the ledger has been written a number of times. */
function strike(stage: Stage, signal: NodeJS.Signals, writes: number): Promise<number | null> {
  const command = path.join(root, 'bin/finesse-conformance.js');
  const parameters = [
    'run',
    '--target',
    stage.target,
    '--profile',
    'documented',
    '--out',
    path.join(stage.folder, 'out'),
    '--no-allure-report',
  ];
  const child = spawn(process.execPath, [command, ...parameters], { stdio: 'ignore' });
  let left = writes;
  const watcher = watch(ledgers, (_, name) => {
    if (stage.prefixes.some((prefix) => name?.startsWith(prefix))) left -= 1;
    if (left === 0) child.kill(signal);
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      watcher.close();
      resolve(code);
    });
  });
}

async function listAgentSubscriptions(target: string): Promise<unknown[]> {
  const read = readTarget(target, process.env);
  const session = await openSession({
    party: 'the agent',
    account: read.accounts.agent ?? null,
    target: read,
    ledger: new Ledger(),
    recorder: new Recorder('residue').connect('the agent', read.url),
  });
  await reach(session, 'bound');
  const listed = await listSubscriptions(session);
  await closeSession(session);
  assert.ok(listed, 'Prosody lists subscriptions');
  return listed;
}

const skip = reasonToSkip('prosody');

test(
  `after ${String(kills)} killed runs, one whole run leaves no subscription on Prosody`,
  { skip },
  async (t) => {
    const stage = await setStage(t);
    let found = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      await strike(stage, 'SIGKILL', 1 + Math.floor(Math.random() * 12));
      if (journals(stage).length > 0) found += 1;
    }
    assert.ok(found > 0, 'no kill left anything to clean up: the test would prove nothing');
    const { code, said } = await runCommand(['run', '--target', stage.target, '--profile', 'documented']);
    assert.equal(code, 0, said);
    assert.deepEqual(await listAgentSubscriptions(stage.target), []);
    assert.deepEqual(journals(stage), []);
  },
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} ends a run with 130, after it has given back what it took`, { skip }, async (t) => {
    const stage = await setStage(t);
    assert.equal(await strike(stage, signal, 1), 130);
    assert.deepEqual(await listAgentSubscriptions(stage.target), []);
    assert.deepEqual(journals(stage), []);
  });
}
