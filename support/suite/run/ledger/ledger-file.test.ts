import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Creation } from '../../../protocol/session';
import { sampleTarget } from '../../../testing/samples/session';
import type { Target } from '../../../configuration';
import { LedgerFile } from './ledger-file';
import { mayBeAlive, nameOwner, ownOwner } from './owner';

const target = sampleTarget();
const nodeOf = (node: string, username = 'Agent'): Creation => ({ kind: 'node', username, node });

function makeFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ledger-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Gives the files of a folder the name of a process that has ended: as if their run had been killed. */
async function abandon(folder: string): Promise<void> {
  const child = spawn(process.execPath, ['-e', '']);
  const pid = child.pid ?? 0;
  await new Promise((resolve) => child.on('close', resolve));
  for (const name of readdirSync(folder)) {
    const prefix = name.slice(0, name.indexOf('.'));
    const owner = nameOwner({ ...ownOwner(), pid, started: '1' });
    renameSync(path.join(folder, name), path.join(folder, `${prefix}.${owner}.ndjson`));
  }
}

function adopted(folder: string, of: Target = target): readonly Creation[] {
  const ledger = new LedgerFile(folder, of);
  ledger.adopt();
  return ledger.open;
}

test('leaves what is not struck to the next run, which takes it over once', async (t) => {
  const folder = makeFolder(t);
  const ledger = new LedgerFile(folder, target);
  for (const node of ['/a', '/b', '/c']) ledger.add(nodeOf(node));
  ledger.strike(nodeOf('/b'));
  ledger.withdraw(nodeOf('/c'));
  await abandon(folder);
  assert.deepEqual(adopted(folder), [nodeOf('/a')]);
  assert.deepEqual(adopted(folder), []);
});

test('leaves no file where nothing is left', (t) => {
  const folder = makeFolder(t);
  const ledger = new LedgerFile(folder, target);
  ledger.add(nodeOf('/a'));
  assert.equal(readdirSync(folder).length, 1);
  ledger.strike(nodeOf('/a'));
  assert.deepEqual(readdirSync(folder), []);
  assert.deepEqual(ledger.ended, [nodeOf('/a')]);
});

test('leaves alone what a run that is under way has noted', (t) => {
  const folder = makeFolder(t);
  new LedgerFile(folder, target).add(nodeOf('/a'));
  assert.deepEqual(adopted(folder), []);
  assert.equal(readdirSync(folder).length, 1);
});

test('two runs at once on one account lose nothing of each other', async (t) => {
  const folder = makeFolder(t);
  const [one, other] = [new LedgerFile(folder, target), new LedgerFile(folder, target)];
  one.add(nodeOf('/a'));
  other.add(nodeOf('/b'));
  one.add(nodeOf('/c'));
  other.strike(nodeOf('/b'));
  other.add(nodeOf('/d'));
  await abandon(folder);
  const nodes = adopted(folder).map((creation) => creation.kind === 'node' && creation.node);
  assert.deepEqual(nodes.sort(), ['/a', '/c', '/d']);
});

test('targets of one name keep ledgers of their own, by URL, domain and account', async (t) => {
  const folder = makeFolder(t);
  new LedgerFile(folder, target).add(nodeOf('/a'));
  await abandon(folder);
  const others = [
    sampleTarget({ url: 'ws://127.0.0.1:2/ws/' }),
    sampleTarget({ domain: 'other.example' }),
    sampleTarget({
      accounts: { agent: { username: 'another', password: 'correct-horse', resource: 'desk' } },
    }),
  ];
  for (const other of others) assert.deepEqual(adopted(folder, other), []);
  assert.deepEqual(adopted(folder, sampleTarget({ name: 'renamed' })), [nodeOf('/a')]);
});

test('keeps the state of before that was noted first', async (t) => {
  const folder = makeFolder(t);
  const contact = { kind: 'contact', username: 'Agent', jid: 'b@example.com' } as const;
  new LedgerFile(folder, target).add({ ...contact, before: null });
  await abandon(folder);
  const ledger = new LedgerFile(folder, target);
  ledger.adopt();
  assert.deepEqual(ledger.add({ ...contact, before: 'to' }), { ...contact, before: null });
});

test('passes over the line in the middle of which a run was killed', async (t) => {
  const folder = makeFolder(t);
  new LedgerFile(folder, target).add(nodeOf('/a'));
  const [name = ''] = readdirSync(folder);
  writeFileSync(path.join(folder, name), '{"add":{"kind":"no', { flag: 'a' });
  await abandon(folder);
  assert.deepEqual(adopted(folder), [nodeOf('/a')]);
});

test('says which line of which file cannot be read, and what to do', async (t) => {
  const folder = makeFolder(t);
  new LedgerFile(folder, target).add(nodeOf('/a'));
  const [name = ''] = readdirSync(folder);
  writeFileSync(path.join(folder, name), 'rubbish\n');
  await abandon(folder);
  assert.throws(
    () => adopted(folder),
    /^Error: line 1 of the ledger .+\.ndjson is no JSON: look there for what an earlier run left on the server, remove that by hand, then delete the file$/,
  );
});

test('takes a process of the same number for another one, and one of another machine for alive for a day', () => {
  const own = ownOwner();
  assert.equal(mayBeAlive(own, 0), true);
  if (own.started !== '') assert.equal(mayBeAlive({ ...own, started: '1' }, 0), false);
  const elsewhere = { ...own, host: 'elsewhere', pid: 1 };
  const day = 24 * 60 * 60 * 1000;
  assert.equal(mayBeAlive(elsewhere, 0, day - 1), true);
  assert.equal(mayBeAlive(elsewhere, 0, day), false);
});
