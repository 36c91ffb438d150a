import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleTarget } from '../../testing/samples/session';
import { samplePlan, sampleLoad, calmShift } from '../../testing/samples/load';
import { describeLoad } from './announcement';
import { exitCodeOf } from './exit-code';
import { makePlan } from './plan';

const { limits } = sampleTarget();
const pool = samplePlan.accounts;
const asked = { agents: 2, supervisors: 0, overMs: 1000, holdMs: 1000, processes: 1 };
const engine = { name: 'locust', program: 'locust', version: '2.47.0' } as const;
const publisher = { username: 'events', password: 'p', resource: 'r' };

test('a target that may be in use is not loaded', () => {
  assert.throws(() => makePlan(sampleTarget({ dedicated: false }), pool, asked), {
    name: 'TargetError',
    message:
      'load signs many accounts in at once, and the target does not say dedicated: true: write it there if these accounts belong to no live agent',
  });
});

test('no more is asked than the target file allows, and the sentence says what would be', () => {
  const refusal = (changes: Parameters<typeof sampleTarget>[0], more: Partial<typeof asked>): string => {
    try {
      makePlan(sampleTarget(changes), pool, { ...asked, ...more });
    } catch (error) {
      assert.equal((error as Error).name, 'UsageError');
      return (error as Error).message;
    }
    return 'no refusal';
  };
  assert.equal(
    refusal({ load: { agents: 1 } }, {}),
    '--agents 2 is above the limit of the target, load.agents: 1: ask for fewer, or raise it there',
  );
  assert.equal(
    refusal({}, { agents: 3 }),
    '--agents 3 needs as many accounts, no two alike, and accounts.pool in the target has 2: add some, or ask for fewer',
  );
  assert.equal(
    refusal({ limits: { ...limits, connectsPerSecond: 0.5 } }, {}),
    '--agents 2 over 1 s open 2.0 connections a second, and limits.connectsPerSecond in the target is 0.5: write --over 4s or longer, or raise the limit',
  );
  assert.equal(
    refusal({}, { supervisors: 3 }),
    '--supervisors 3 are more than --agents 2: supervisors are counted among the agents',
  );
});

test('events are caused where an account may publish, as often as told and no oftener than usual', () => {
  const eventsOf = (load: object): number | null =>
    makePlan(sampleTarget({ accounts: { publisher }, load }), pool, asked).eventsPerSecond;
  assert.equal(eventsOf({}), 0.2);
  assert.equal(eventsOf({ eventsPerSecond: 0.1 }), 0.1);
  assert.equal(eventsOf({ eventsPerSecond: 100 }), 0.2);
  assert.equal(makePlan(sampleTarget(), pool, asked).eventsPerSecond, null);
  const none = sampleTarget({ accounts: { publisher }, pubsub: 'none' });
  assert.equal(makePlan(none, pool, asked).eventsPerSecond, null);
});

test('the announcement says who signs in, how fast, what is published and how it ends, and no secret', () => {
  const target = sampleTarget({ accounts: { agent: publisher, publisher } });
  assert.deepEqual(describeLoad(target, makePlan(target, pool, asked), engine), [
    'Loading sample at ws://127.0.0.1:1/ws/ by Locust 2.47.0, 1 process.',
    '  Signs in 2 agents over 1 s, 2.0 a second (at most 1000 connections a second are allowed), and holds them for 1 s.',
    '  2 accounts, no two alike: load1 to load2, resource desk; each signs in once and pings every 10 s.',
    '  Each subscribes to its client log on pubsub.example.com, and gives every subscription back.',
    '  Publishes test items as events, at most 0.2 a second, in turn for each agent.',
    '  Meanwhile judges the documented conversation as events: run --profile documented.',
    '  Ctrl-C ends everything within ten seconds, in order.',
  ]);
});

test('the exit code is that of the contract, strongest first', () => {
  const calm = sampleLoad(calmShift);
  assert.ok(calm.conformance);
  const judged = (exitCode: number) => ({
    ...calm,
    conformance: calm.conformance && { ...calm.conformance, exitCode },
  });
  const slow = sampleLoad(calmShift, { load: { signIn: { p50: 1 } } });
  assert.equal(exitCodeOf(calm, false), 0);
  assert.equal(exitCodeOf(slow, false), 1);
  assert.equal(exitCodeOf(judged(1), false), 1);
  assert.equal(exitCodeOf(judged(3), false), 3);
  assert.equal(exitCodeOf({ ...slow, conformance: judged(3).conformance }, false), 1);
  assert.equal(exitCodeOf(judged(4), false), 4);
  assert.equal(exitCodeOf({ ...slow, leftBehind: 1 }, false), 5);
  assert.equal(exitCodeOf(slow, true), 5);
  assert.equal(exitCodeOf({ ...slow, interrupted: true, conformance: null }, false), 130);
  assert.equal(exitCodeOf(sampleLoad([]), false), 3);
});
