import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Case } from './cases';
import { cover, describeCases, describeCounts, groupByFolder } from './coverage';
import { loadCatalogue, makeCatalogue, type Requirement } from './catalogue';

function take(id: string, changes: Partial<Requirement> = {}): Requirement {
  const requirement = loadCatalogue().get(id);
  assert.ok(requirement);
  return { ...requirement, ...changes };
}

function makeCase(id: string | null, ...requirements: string[]): Case {
  return { id, name: 'a case', feature: 'features/a.feature', line: 1, tags: [], requirements, nodeId: '0' };
}

const catalogue = makeCatalogue([
  take('RFC7395-3.1-a'),
  take('RFC7395-3.1-b', { excluded: 'nobody can see it' }),
  take('RFC7395-3.4-a'),
]);

test('counts what is tested, excluded and open', () => {
  const covered = cover(catalogue, [
    makeCase('UPG-001', 'RFC7395-3.1-a'),
    makeCase('UPG-002', 'RFC7395-3.1-a'),
  ]);
  assert.deepEqual(
    covered.map(({ state, cases }) => [state, cases]),
    [
      ['tested', ['UPG-001', 'UPG-002']],
      ['excluded', []],
      ['open', []],
    ],
  );
  assert.equal(describeCounts(covered), '3 requirements: 1 tested, 1 excluded, 1 open');
});

test('believes a case before an exclusion', () => {
  const covered = cover(catalogue, [makeCase('UPG-001', 'RFC7395-3.1-b')]);
  assert.equal(covered[1]?.state, 'tested');
});

test('leaves out a case without an id', () => {
  assert.equal(cover(catalogue, [makeCase(null, 'RFC7395-3.1-a')])[0]?.state, 'open');
});

test('groups by folder in the order of the catalogue', () => {
  assert.deepEqual([...groupByFolder(cover(catalogue, [])).keys()], ['1-upgrade', '2-framing']);
});

test('draws the rows of an outline together', () => {
  assert.equal(describeCases(['UPG-001', 'UPG-012-a', 'UPG-012-b']), 'UPG-001, UPG-012 (2 cases)');
  assert.equal(describeCases(['UPG-012-a']), 'UPG-012-a');
});
