import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { readChanges, readOpenfire } from './change';
import { hold } from './hold';
import { Planter } from './plant';
import { describe } from './table';
import { findDifferences, weighFound } from './weigh';

function makeFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'finesse-conformance-changes-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** One of each class, one that is none, and one of each layer but timing. */
const few = [
  'nothing-changed',
  'subid-returned',
  'finesse-presence-gone',
  'event-node-lower-cased',
  'features-reordered',
];

test('a change that is planted alone is found, in its class, and nothing else is', async (t) => {
  const planter = new Planter(makeFolder(t));
  for (const change of readChanges().filter(({ name }) => few.includes(name)))
    assert.equal(describe(await planter.plant(change)), '✔', change.name);
});

test('openfire-5 differs from openfire-4 in what their behaviours plant, each in its class', async (t) => {
  const folder = makeFolder(t);
  const { expect } = readOpenfire();
  const every = 'not @full and not @soak';
  const [before, after] = [path.join(folder, '4'), path.join(folder, '5')];
  await hold(before, { tags: every, behaviour: 'openfire-4' });
  await hold(after, { tags: every, behaviour: 'openfire-5' });
  const change = { name: 'openfire-5', what: '', because: '', expect };
  assert.equal(describe(weighFound(change, findDifferences(before, after))), '✔');
});
