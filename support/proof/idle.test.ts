import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findIdle, findStale } from './idle';
import type { Check, Tried } from './outcome';

const first = 'the response is "HTTP/1.1 101"';
const second = 'the client receives nothing with';

function tried(fault: string | null, checks: Check[]): Tried {
  const outcome = { id: 'UPG-001', requirements: [], verdict: 'pass', message: null, named: [] } as const;
  const trial = { fault, breaks: [], also: [], tls: false, thorough: true };
  return { trial, outcomes: [{ ...outcome, checks }], problems: [] };
}

/** The checks of one case, those that found something by number. */
function seen(fault: string | null, ...red: number[]): Tried {
  return tried(
    fault,
    [first, second].map((text, index) => ({ text, red: red.includes(index) })),
  );
}

test('a check that some fault turned red is not idle', () => {
  assert.deepEqual(findIdle([seen(null)], [seen('a', 0), seen('b', 1)], []), []);
});

test('of a case that is red the check behind is idle as long as it is not red itself', () => {
  assert.deepEqual(findIdle([seen(null)], [seen('a', 0)], []), [
    { case: 'UPG-001', check: second, reason: null },
  ]);
});

test('a check that finds the same without a fault is idle', () => {
  assert.deepEqual(
    findIdle([seen(null, 0)], [seen('a', 0, 1)], []).map(({ check }) => check),
    [first],
  );
});

test('a reason is given to a case or to one of its checks, and is stale where nothing needs it', () => {
  const whole = [{ reason: 'it cannot', checks: ['UPG-001'] }];
  const part = [{ reason: 'it cannot', checks: [`UPG-001: ${second}`, 'UPG-002'] }];
  const idle = findIdle([seen(null)], [seen('a')], whole);
  assert.deepEqual(
    idle.map(({ reason }) => reason),
    ['it cannot', 'it cannot'],
  );
  assert.deepEqual(findStale(idle, whole), []);
  assert.deepEqual(findStale(findIdle([seen(null)], [seen('a', 0)], part), part), ['UPG-002']);
  assert.deepEqual(findStale([], whole), ['UPG-001']);
});
