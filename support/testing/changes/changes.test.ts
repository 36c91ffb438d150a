import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../../checkout';
import { findFaults } from '../../faults';
import { readChanges, readOpenfire } from './change';
import { plants } from './plants';
import { renderChanges } from './table';
import { isRight, weighFound, type Found } from './weigh';

const found: Found = {
  ...{ class: 'breaking', channel: 'open', path: 'open/@from', after: null },
  ...{ sentence: 'from of open is gone', rule: 'open-from' },
};
const change = {
  ...{ name: 'from-missing', what: 'The open element has no from.', because: 'Clients take it.' },
  expect: [{ class: 'breaking' as const, channel: 'open', path: 'open/@*' }],
};

test('a change is right where all of it is found, nothing else, and each in its class', () => {
  assert.ok(isRight(weighFound(change, [found])));
  assert.equal(weighFound(change, []).missing.length, 1);
  assert.equal(weighFound(change, [found, { ...found, path: 'open' }]).surplus.length, 1);
  assert.equal(weighFound(change, [{ ...found, class: 'cosmetic' }]).misclassed.length, 1);
});

test('at least thirty changes are planted, each once, of faults and plants that there are', () => {
  const changes = readChanges();
  const names = changes.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  assert.ok(changes.filter(({ expect }) => expect.length > 0).length >= 30);
  findFaults(changes.flatMap(({ fault }) => fault ?? []));
  assert.deepEqual(
    Object.keys(plants).filter((plant) => !names.includes(plant)),
    [],
  );
  assert.ok(readOpenfire().expect.length > 30);
});

test('the page has the table, with a row for each change, none of them wrong', () => {
  const page = readFileSync(path.join(root, 'docs/comparison.md'), 'utf8');
  for (const { name } of readChanges())
    assert.match(page, new RegExp(`^\\| ${name} +\\|`, 'm'), 'npm run docs:changes writes it');
  assert.doesNotMatch(page, /✘/);
});

test('the table stands between its marks, and says what did not come as it was to', () => {
  const page = 'a\n<!-- changes: written by `npm run docs:changes` -->\nold\n<!-- /changes -->\nb\n';
  const rendered = renderChanges(page, [weighFound(change, [])]);
  assert.ok(rendered.startsWith('a\n') && rendered.endsWith('<!-- /changes -->\nb\n'));
  assert.ok(rendered.includes('0 of 1 came as they were to.'));
  assert.ok(rendered.includes('✘; not found: open, open/@*'));
  assert.throws(() => renderChanges('', []), {
    message:
      'the page has no place for the table: write <!-- changes: written by `npm run docs:changes` --> and <!-- /changes --> in it, each on a line',
  });
});
