import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readFeatures } from './cases';
import { loadCatalogue } from './catalogue';
import { addPins, comparePins } from './pins';

const read = (name: string): string => readFileSync(join(__dirname, name), 'utf8');

test('the ids of requirements are those of ids.txt: none is renamed or dropped, npm run docs adds new ones', () => {
  const ids = loadCatalogue().requirements.map(({ id }) => id);
  assert.deepEqual(comparePins(read('ids.txt'), ids), []);
});

test('the ids of cases are those of case-ids.txt: none is renamed or dropped, npm run docs adds new ones', () => {
  const ids = readFeatures().cases.flatMap(({ id }) => id ?? []);
  assert.ok(ids.length > 500, `only ${ids.length} found`);
  assert.deepEqual(comparePins(read('case-ids.txt'), ids), []);
});

test('says of each id what to do: of one that is gone, and of one that is new', () => {
  assert.deepEqual(comparePins('UPG-001\nUPG-002\n', ['UPG-002', 'UPG-003']), [
    'UPG-001 is gone: ids are never renamed, reused or dropped; give it back its name',
    'UPG-003 is new: npm run docs pins it',
  ]);
});

test('pins new ids among the others, and keeps what was given once', () => {
  assert.equal(addPins('UPG-001\nUPG-003\n', ['UPG-002', 'UPG-003']), 'UPG-001\nUPG-002\nUPG-003\n');
  assert.equal(addPins('', ['UPG-001']), 'UPG-001\n');
});
