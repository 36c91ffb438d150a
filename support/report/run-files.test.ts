import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { pruneReports } from './prune';
import { emptyRunFolder, runFiles } from './run-files';
import { linkLatest, makeRunFolder } from './run-folder';
import { findSecrets } from './secrets';

function makeFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'run-files-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a folder that holds another run is emptied of it, and of nothing else', (t) => {
  const folder = makeFolder(t);
  mkdirSync(path.join(folder, 'wire'));
  for (const name of ['wire/UPG-001.json', 'results.json', 'notes.txt']) {
    writeFileSync(path.join(folder, name), '');
  }
  emptyRunFolder(folder);
  assert.deepEqual(readdirSync(folder), ['notes.txt']);
});

test('secrets are looked for in what the run wrote alone', async (t) => {
  const folder = makeFolder(t);
  for (const name of ['target.yaml', 'results.json']) {
    writeFileSync(path.join(folder, name), 'correct-horse-battery');
  }
  assert.deepEqual(await findSecrets(folder, ['correct-horse-battery'], { only: runFiles }), [
    'results.json',
  ]);
});

test('the newest runs of a target stay, and the one that latest points at', (t) => {
  const reports = makeFolder(t);
  const lab = path.join(reports, 'lab');
  const names = [
    '2026-11-20T09-58-00Z',
    '2026-11-21T09-58-00Z',
    '2026-11-22T09-58-00Z',
    '2026-11-22T09-58-00Z-2',
  ];
  for (const name of [...names, 'mine']) mkdirSync(path.join(lab, name), { recursive: true });
  symlinkSync(names[0] ?? '', path.join(lab, 'latest'), 'dir');
  assert.deepEqual(pruneReports(reports, 1), [
    { target: 'lab', removed: ['2026-11-22T09-58-00Z', '2026-11-21T09-58-00Z'], kept: 2 },
  ]);
  assert.deepEqual(readdirSync(lab).sort(), [names[0], names[3], 'latest', 'mine']);
});

test('an older run that ends later does not become the latest', async (t) => {
  const reports = makeFolder(t);
  const older = await makeRunFolder(reports, 'lab', new Date('2026-11-20T09:58:00Z'));
  const newer = await makeRunFolder(reports, 'lab', new Date('2026-11-20T09:59:00Z'));
  assert.notEqual(await linkLatest(newer), null);
  assert.equal(await linkLatest(older), null);
});
