import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readlink, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { linkLatest, makeRunFolder, slug, slugMoment } from './run-folder';

test('names and moments become parts of a path', () => {
  assert.equal(slug('UCCX lab, publisher node'), 'uccx-lab-publisher-node');
  assert.equal(slug('../'), 'target');
  assert.equal(slugMoment(new Date('2026-11-20T09:58:00.123Z')), '2026-11-20T09-58-00Z');
});

test('names in another script, and names that an accent alone tells apart, stay different', () => {
  const names = ['Москва', 'Минск', '東京', 'Müller', 'Muller', 'Lab ß', 'Lab ö', 'Lab'];
  assert.equal(new Set(names.map(slug)).size, names.length);
  assert.match(slug('東京'), /^target-[0-9a-f]{8}$/);
  assert.match(slug('Müller/../ß'), /^muller-[0-9a-f]{8}$/);
  assert.equal(slug('Mu\u0308ller'), slug('M\u00fcller'));
});

test('two runs that end at once both find a latest run', async (t) => {
  const reports = await mkdtemp(path.join(tmpdir(), 'reports-'));
  t.after(() => rm(reports, { recursive: true, force: true }));
  const moment = new Date('2026-11-20T09:58:00Z');
  const folders = [await makeRunFolder(reports, 'Lab', moment), await makeRunFolder(reports, 'Lab', moment)];
  const links = await Promise.all([...folders, ...folders].map(linkLatest));
  assert.equal(new Set(links).size, 1);
  assert.ok(folders.map((folder) => path.basename(folder)).includes(await readlink(links[0] ?? '')));
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
