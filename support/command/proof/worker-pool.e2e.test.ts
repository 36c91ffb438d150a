import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mutant } from './outcome';
import { runMutants } from './worker-pool';

test('a run that breaks off is a problem of its mutant, and the others go on', async () => {
  const mutant = (fault: string): Mutant => ({ fault, breaks: [], tls: false, also: [], cases: ['UPG-001'] });
  let ended = 0;
  const runs = await runMutants([mutant('no-such-fault'), mutant('subprotocol-missing')], () => (ended += 1));
  assert.equal(ended, 2);
  assert.deepEqual(
    runs.map(({ outcomes }) => outcomes.map(({ id, verdict }) => [id, verdict])),
    [[], [['UPG-001', 'fail']]],
  );
  assert.match(
    runs[0]?.problems[0] ?? '',
    /^the run with the fault no-such-fault broke off: .*no-such-fault/,
  );
  assert.deepEqual(runs[1]?.problems, []);
});
