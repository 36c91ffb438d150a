import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readlink, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { linkLatest, makeRunFolder, slug, slugMoment } from './run-folder';

test('names and moments become parts of a path', () => {
  assert.equal(slug('UCCX lab, publisher node'), 'uccx-lab-publisher-node');
  assert.equal(slug('Müller/../ß'), 'muller');
  assert.equal(slug('../'), 'target');
  assert.equal(slugMoment(new Date('2026-11-20T09:58:00.123Z')), '2026-11-20T09-58-00Z');
});

test('two runs in one second get two folders, and latest points at the newer', async (t) => {
  const reports = await mkdtemp(path.join(tmpdir(), 'reports-'));
  t.after(() => rm(reports, { recursive: true, force: true }));
  const moment = new Date('2026-11-20T09:58:00Z');
  const first = await makeRunFolder(reports, 'Lab 1', moment);
  const second = await makeRunFolder(reports, 'Lab 1', moment);
  assert.equal(first, path.join(reports, 'lab-1', '2026-11-20T09-58-00Z'));
  assert.equal(second, `${first}-2`);
  await linkLatest(first);
  const link = await linkLatest(second);
  assert.equal(link, path.join(reports, 'lab-1', 'latest'));
  assert.equal(await realpath(link), await realpath(second));
  assert.equal(await readlink(link), '2026-11-20T09-58-00Z-2');
});

test('a folder the user named gets no link beside it', async (t) => {
  const reports = await mkdtemp(path.join(tmpdir(), 'reports-'));
  t.after(() => rm(reports, { recursive: true, force: true }));
  assert.equal(await linkLatest(path.join(reports, 'mine')), null);
});

test('what stands at latest and is no link is left alone', async (t) => {
  const reports = await mkdtemp(path.join(tmpdir(), 'reports-'));
  t.after(() => rm(reports, { recursive: true, force: true }));
  const folder = await makeRunFolder(reports, 'lab', new Date());
  await mkdir(path.join(reports, 'lab', 'latest'));
  assert.equal(await linkLatest(folder), null);
});
