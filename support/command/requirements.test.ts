import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalogue, makeCatalogue } from '../judgement/catalogue/catalogue';
import type { Case } from '../judgement/catalogue/cases';
import { requirements, type RequirementsSources } from './requirements';

function makeSources(): RequirementsSources {
  const [tested, excluded, open] = ['RFC7395-3.1-a', 'RFC7395-3.1-b', 'RFC7395-3.4-a'].map((id) =>
    loadCatalogue().get(id),
  );
  assert.ok(tested && excluded && open);
  const one: Case = {
    id: 'UPG-001',
    name: 'one',
    feature: 'features/1-upgrade/one.feature',
    line: 1,
    tags: [],
    requirements: [tested.id],
    nodeId: '0',
  };
  return { catalogue: makeCatalogue([tested, { ...excluded, excluded: 'not visible' }, open]), cases: [one] };
}

test('prints a table for each folder, and the totals', () => {
  assert.equal(
    requirements({ json: false }, makeSources()),
    [
      '1-upgrade, 2 requirements: 1 tested, 1 excluded, 0 open',
      '  RFC7395-3.1-a  MUST        tested    UPG-001',
      '  RFC7395-3.1-b  MUST NOT    excluded  not visible',
      '',
      '2-framing, 1 requirement: 0 tested, 0 excluded, 1 open',
      '  RFC7395-3.4-a  MUST NOT    open      The client speaks first: the server sends no XMPP message before it has received <open/>.',
      '',
      'In all 3 requirements: 1 tested, 1 excluded, 1 open.',
      '',
    ].join('\n'),
  );
});

test('prints the JSON of the contract', () => {
  assert.deepEqual(JSON.parse(requirements({ json: true }, makeSources())), {
    requirements: [
      {
        id: 'RFC7395-3.1-a',
        level: 'MUST',
        provenance: 'rfc',
        impact: 'cannot-sign-in',
        effect: 'A browser drops the connection before a word of XMPP is spoken, so no desktop signs in.',
        cases: ['UPG-001'],
        excluded: null,
      },
      {
        id: 'RFC7395-3.1-b',
        level: 'MUST NOT',
        provenance: 'rfc',
        impact: 'cosmetic',
        effect: 'Nobody at a desk notices; whoever writes a client or looks for a fault does.',
        cases: [],
        excluded: 'not visible',
      },
      {
        id: 'RFC7395-3.4-a',
        level: 'MUST NOT',
        provenance: 'rfc',
        impact: 'cannot-sign-in',
        effect: 'Some or all clients do not get in: agents and supervisors cannot sign in.',
        cases: [],
        excluded: null,
      },
    ],
  });
});

test('covers the whole catalogue where nothing else is asked for', () => {
  const { requirements: rows } = JSON.parse(requirements({ json: true })) as { requirements: unknown[] };
  assert.equal(rows.length, loadCatalogue().requirements.length);
});
