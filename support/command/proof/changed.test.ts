import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faults } from '../../faults';
import { readFeatures } from '../../judgement/catalogue/cases';
import { reachedByChange } from './changed';

const { cases } = readFeatures();
const reached = (file: string, text: string): string[] =>
  reachedByChange([{ file, text }], cases).map(({ name }) => name);

test('reaches a fault whose name stands in a line that changed', () => {
  assert.deepEqual(reached('support/faults/pubsub/owning.ts', "    'node-delete-refused',"), [
    'node-delete-refused',
  ]);
});

test('reaches the faults that break a rule of a feature, or of an entry of the catalogue, that changed', () => {
  const wanted = faults.filter(({ breaks }) => breaks.includes('XEP0092-2-a')).map(({ name }) => name);
  assert.deepEqual(reached('features/8-liveness/software-version.feature', ''), wanted);
  assert.deepEqual(reached('support/judgement/catalogue/8-liveness.yaml', '- id: XEP0092-2-a'), wanted);
});

test('reaches nothing by a line that names nothing', () => {
  assert.deepEqual(reached('support/page/style.ts', 'const one = 1;'), []);
});

test('takes sixty at most, from all of them', () => {
  const change = faults.map(({ name }) => ({ file: 'support/faults/x.ts', text: `'${name}'` }));
  const found = reachedByChange(change, cases);
  assert.ok(found.length > 30 && found.length <= 60, String(found.length));
});
