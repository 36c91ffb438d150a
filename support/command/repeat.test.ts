import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Verdict } from '../judgement/verdict';
import { findDisturbances, repeatedCases } from './repeat';

const outcome = (
  id: string,
  verdict: Verdict,
  message: string | null = null,
): Parameters<typeof findDisturbances>[1][number] => ({ record: { id }, verdict, message });

test('knows the cases that are repeated with their steps, so that their sign-ins can be announced', () => {
  const cases = repeatedCases();
  assert.ok(cases.length > 30);
  assert.ok(cases.every(({ uri, steps }) => uri.includes('0-documented-conversation') && steps.length > 0));
});

test('tells a case that comes to another verdict than in the run, and why', () => {
  const before = new Map<string, Verdict>([
    ['DOC-001', 'pass'],
    ['DOC-002', 'info'],
  ]);
  const cases = [outcome('DOC-001', 'blocked', 'no answer'), outcome('DOC-002', 'info')];
  assert.deepEqual(findDisturbances(2, cases, before), [
    'In repeat 2, DOC-001 came to blocked, before to pass: no answer',
  ]);
});

test('compares a case that the run did not select with the repeat that held it first', () => {
  const before = new Map<string, Verdict>();
  assert.deepEqual(findDisturbances(1, [outcome('DOC-003', 'fail', 'x')], before), []);
  assert.deepEqual(findDisturbances(2, [outcome('DOC-003', 'pass')], before), [
    'In repeat 2, DOC-003 came to pass, before to fail',
  ]);
});
