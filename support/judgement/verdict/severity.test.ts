import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conclude, settle } from './conclusion';
import { Blocked, Nonconformity, NotApplicable } from './nonconformity';
import { sampleCatalogue, sampleRequirement } from '../../testing/samples/requirement';
import { attribute, cap, severityOf } from './severity';

const must = sampleRequirement({ id: 'M' });
const should = sampleRequirement({ id: 'S', level: 'SHOULD NOT' });
const may = sampleRequirement({ id: 'Y', level: 'MAY' });
const example = sampleRequirement({ id: 'E', level: 'EXAMPLE', provenance: 'example' });
const catalogue = sampleCatalogue(must, should, may, example);

test('severity follows level and provenance unless the requirement carries its own', () => {
  assert.deepEqual([must, should, may, example].map(severityOf), ['fail', 'warn', 'info', 'warn']);
  assert.equal(severityOf({ ...must, level: 'MUST NOT' }), 'fail');
  assert.equal(severityOf({ ...must, severity: 'info' }), 'info');
  assert.equal(severityOf({ ...must, provenance: 'example' }), 'warn');
});

test('a verdict is capped by severity only where it is a finding', () => {
  assert.deepEqual(
    [cap('fail', 'warn'), cap('warn', 'info'), cap('blocked', 'info')],
    ['warn', 'info', 'blocked'],
  );
});

test('a finding goes to the most severe requirement of its case, the first listed of equals', () => {
  assert.equal(attribute(['Y', 'E', 'S'], catalogue), example);
  assert.equal(attribute(['Y', 'M'], catalogue), must);
  assert.equal(attribute(['unheard of'], catalogue), undefined);
});

test('a known deviation is a warning that says why, and what is not recognised stays as it is', () => {
  const finding = { requirement: 'M', sent: null, expected: [], got: 'seen', next: null };
  const recognise = ({ got }: { got: string }) =>
    got === 'seen' ? { requirement: 'M', cases: ['A-1'], because: 'D3: seen since 4.4' } : undefined;
  const judge = (changes: object, requirement = 'M') =>
    settle(
      { verdict: 'fail', message: 'x', finding: { ...finding, ...changes } },
      [requirement],
      catalogue,
      recognise,
    );
  assert.deepEqual(judge({}), {
    verdict: 'warn',
    message: 'x',
    finding: { ...finding, known: 'D3: seen since 4.4' },
  });
  assert.deepEqual(judge({ got: 'other' }), {
    verdict: 'fail',
    message: 'x',
    finding: { ...finding, got: 'other' },
  });
  assert.equal(judge({}, 'Y').verdict, 'info');
});

test('what is known to come in place of a subject is a warning, and blocks nothing', () => {
  const missing = { subject: 'answer', came: 'silence', condition: null } as const;
  const thrown = new Nonconformity({ sent: null, expected: ['a'], got: 'c', next: null, missing });
  const known = { requirement: 'M', cases: ['A-1'], because: 'H103' };
  assert.equal(conclude(thrown, ['M'], catalogue)?.verdict, 'blocked');
  const judgement = conclude(thrown, ['M'], catalogue, () => known);
  assert.equal(judgement?.verdict, 'warn');
  assert.equal(judgement.finding?.known, 'H103');
});

test('an exception comes to a judgement as severe as the requirement it is about', () => {
  const evidence = { sent: null, expected: ['a', 'b'], got: 'c', next: null };
  assert.deepEqual(conclude(new Nonconformity(evidence), ['Y', 'S'], catalogue), {
    verdict: 'warn',
    message: 'wanted a, or b; got c',
    finding: { requirement: 'S', ...evidence },
    cause: null,
  });
  const named = new Nonconformity({ ...evidence, requirement: 'Y' });
  assert.equal(conclude(named, ['Y', 'S'], catalogue)?.verdict, 'info');
  assert.equal(conclude(new Blocked('no account'), ['M'], catalogue)?.verdict, 'blocked');
  assert.equal(conclude(new NotApplicable('not offered'), ['M'], catalogue)?.verdict, 'not-applicable');
  assert.equal(conclude(new TypeError('x'), ['M'], catalogue), null);
});
