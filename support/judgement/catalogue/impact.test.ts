import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byImpact, describeImpact, loadCatalogue } from './catalogue';

test('says what people notice in the words of the rule, or else of its impact', () => {
  assert.equal(
    describeImpact({ impact: 'loses-events', effect: 'An event is lost, or counts twice.' }),
    'loses events: An event is lost, or counts twice.',
  );
  assert.equal(
    describeImpact({ impact: 'security' }),
    'security: Somebody may read, say or do what is not theirs, or may harm the service.',
  );
});

test('ranks what keeps people out before what nobody notices', () => {
  const ranked = (['cosmetic', 'stale-state', 'cannot-sign-in'] as const)
    .map((impact) => ({ impact }))
    .sort(byImpact);
  assert.deepEqual(
    ranked.map(({ impact }) => impact),
    ['cannot-sign-in', 'stale-state', 'cosmetic'],
  );
});

test('what the documented conversation and Finesse need says in its own words what people notice', () => {
  const silent = loadCatalogue().requirements.filter(
    ({ id, impact, effect }) =>
      /^(?:DOC|FIN)-/.test(id) && !['cosmetic', 'clean-up'].includes(impact) && effect === undefined,
  );
  assert.deepEqual(
    silent.map(({ id }) => id),
    [],
  );
});
