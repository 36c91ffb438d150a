import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MutantRun } from './outcome';
import { findStale, type Said } from './stale';

const nothing: Said = { faulty: [], unkilled: [], unkilledReasons: [], unproven: [], reasons: new Map() };

/** A fault with a positive control, and whether that noticed it. */
function mutantRun(red: boolean): MutantRun {
  const mutant = { fault: 'event-doubled', breaks: [], also: ['NOT-013'], tls: false, cases: null };
  const checks = [{ text: 'the agent receives each event once', red }];
  const outcome = { requirements: [], verdict: 'pass', message: null, named: [], failed: [] } as const;
  return { mutant, outcomes: [{ id: 'NOT-013', ...outcome, checks }], problems: [] };
}

test('a reason for a check that is killed is stale', () => {
  const unkilled = [{ case: 'UPG-001', check: 'the response is good', reason: null }];
  const unkilledReasons = [{ reason: 'no', checks: ['UPG-001', 'UPG-001: the response is good', 'UPG-002'] }];
  assert.deepEqual(findStale({ ...nothing, unkilled, unkilledReasons }), ['unkilled-checks.yaml: UPG-002']);
});

test('a reason for a requirement that is proven is stale', () => {
  const reasons = new Map([
    ['A-1', 'cannot'],
    ['A-2', 'cannot'],
  ]);
  const unproven = [{ id: 'A-1', reason: 'cannot' }];
  assert.deepEqual(findStale({ ...nothing, unproven, reasons }), ['unproven.yaml: A-2']);
});

test('a positive control that its fault leaves green is stale', () => {
  assert.deepEqual(findStale({ ...nothing, faulty: [mutantRun(true)] }), []);
  assert.deepEqual(findStale({ ...nothing, faulty: [mutantRun(false)] }), [
    'positive-controls.yaml: event-doubled: NOT-013',
  ]);
});
