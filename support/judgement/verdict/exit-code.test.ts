import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exitCodeOf, isDocumentedCore, type Outcome } from './exit-code';
import type { Verdict } from './judgement';

function outcome(verdict: Verdict, given: Partial<Outcome> = {}, more: Verdict[] = []): Outcome {
  const requirements = [verdict, ...more].map((found, index) => ({
    id: index === 0 ? 'DOC-1' : `RFC-${index}`,
    level: 'MUST' as const,
    provenance: 'rfc' as const,
    verdict: found,
    cases: [],
  }));
  return {
    results: { verdict, requirements, cases: [] },
    strict: false,
    isCore: (id) => isDocumentedCore({ id }),
    secretFound: false,
    leftBehind: false,
    untestable: false,
    ...given,
  };
}

test('conformant is 0, warnings included', () => {
  assert.equal(exitCodeOf(outcome('pass')), 0);
  assert.equal(exitCodeOf(outcome('warn')), 0);
});

test('a nonconformity is 1, and with strict a warning is as well', () => {
  assert.equal(exitCodeOf(outcome('fail')), 1);
  assert.equal(exitCodeOf(outcome('warn', { strict: true })), 1);
});

test('a proven nonconformity is not hidden by what could not be judged', () => {
  assert.equal(exitCodeOf(outcome('blocked', { untestable: true }, ['fail'])), 1);
});

test('what could not be tested is 3: unreachable, nothing judged, or a documented core requirement blocked', () => {
  assert.equal(exitCodeOf(outcome('pass', { untestable: true })), 3);
  assert.equal(exitCodeOf(outcome('not-applicable')), 3);
  assert.equal(exitCodeOf(outcome('blocked', {}, ['pass'])), 3);
});

test('a blocked requirement outside the documented core leaves a conformant run at 0', () => {
  assert.equal(exitCodeOf(outcome('pass', {}, ['blocked'])), 0);
  assert.equal(isDocumentedCore({ id: 'DOC-1', tier: 'optional' }), false);
});

test('a fault of the suite is 4 and a secret or a leftover is 5, before all else', () => {
  assert.equal(exitCodeOf(outcome('error', {}, ['fail'])), 4);
  assert.equal(exitCodeOf(outcome('error', { secretFound: true })), 5);
  assert.equal(exitCodeOf(outcome('fail', { leftBehind: true })), 5);
});
