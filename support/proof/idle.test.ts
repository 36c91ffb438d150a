import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findIdle } from './idle';
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

test('a reason is given to a case or to one of its checks', () => {
  const idle = (checks: string[]): (string | null)[] =>
    findIdle([seen(null)], [seen('a')], [{ reason: 'it cannot', checks }]).map(({ reason }) => reason);
  assert.deepEqual(idle(['UPG-001']), ['it cannot', 'it cannot']);
  assert.deepEqual(idle([`UPG-001: ${second}`]), [null, 'it cannot']);
});
