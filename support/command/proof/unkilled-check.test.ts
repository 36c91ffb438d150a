import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findUnkilled } from './unkilled-check';
import type { Check, MutantRun } from './outcome';

const first = 'the response is "HTTP/1.1 101"';
const second = 'the client receives nothing with';

function mutantRun(fault: string | null, checks: Check[]): MutantRun {
  const outcome = {
    id: 'UPG-001',
    requirements: [],
    verdict: 'pass',
    message: null,
    named: [],
    failed: [],
  } as const;
  const mutant = { fault, breaks: [], also: [], tls: false, cases: null };
  return { mutant, outcomes: [{ ...outcome, checks }], problems: [] };
}

/** The checks of one case, those that found something by number. */
function seen(fault: string | null, ...red: number[]): MutantRun {
  return mutantRun(
    fault,
    [first, second].map((text, index) => ({ text, red: red.includes(index) })),
  );
}

test('a check that some fault turned red is killed', () => {
  assert.deepEqual(findUnkilled([seen(null)], [seen('a', 0), seen('b', 1)], []), []);
});

test('of a case that is red the check behind is unkilled as long as it is not red itself', () => {
  assert.deepEqual(findUnkilled([seen(null)], [seen('a', 0)], []), [
    { case: 'UPG-001', check: second, reason: null },
  ]);
});

test('a check that finds the same without a fault is unkilled', () => {
  assert.deepEqual(
    findUnkilled([seen(null, 0)], [seen('a', 0, 1)], []).map(({ check }) => check),
    [first],
  );
});

test('a reason is given to a case or to one of its checks', () => {
  const unkilled = (checks: string[]): (string | null)[] =>
    findUnkilled([seen(null)], [seen('a')], [{ reason: 'it cannot', checks }]).map(({ reason }) => reason);
  assert.deepEqual(unkilled(['UPG-001']), ['it cannot', 'it cannot']);
  assert.deepEqual(unkilled([`UPG-001: ${second}`]), [null, 'it cannot']);
});
