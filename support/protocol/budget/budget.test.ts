import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Budget, cleanUpsMost } from './budget';

const unbounded = { connectsPerSecond: Infinity, badPasswords: Infinity };

test('lets a case sign in as often as its steps do, and says why not once more', () => {
  const budget = new Budget(unbounded);
  budget.beginCase(new Map([['agent', 2]]));
  budget.takeSignIn('Agent');
  budget.takeSignIn('agent');
  assert.throws(() => budget.takeSignIn('Agent'), {
    name: 'Withheld',
    message: 'the case has signed Agent in as often as its steps do: one more sign-in was left out',
  });
  assert.throws(() => budget.takeSignIn('peer'), { name: 'Withheld' });
  assert.deepEqual([...budget.signIns], [['agent', 2]]);
});

test('holds what was announced of the whole run, in and outside the cases', () => {
  const budget = new Budget(unbounded);
  budget.limitSignIns(new Map([['agent', 2]]));
  budget.takeSignIn('agent');
  budget.beginCase(new Map([['agent', 5]]));
  budget.takeSignIn('agent');
  const message =
    'agent has signed in 2 times, and the run was announced with no more: this sign-in was left out';
  assert.throws(() => budget.takeSignIn('agent'), { name: 'Withheld', message });
  budget.endCase();
  assert.throws(() => budget.takeSignIn('agent'), { name: 'Withheld', message });
});

test('grants one sign-in for clean-up per account and case, and so many in a run', () => {
  const budget = new Budget(unbounded);
  assert.equal(budget.takeCleanUp('agent'), false);
  for (let number = 0; number < cleanUpsMost; number += 1) {
    budget.beginCase(new Map());
    assert.equal(budget.takeCleanUp('agent'), true);
    assert.equal(budget.takeCleanUp('Agent'), false);
    budget.takeSignIn('agent');
    assert.throws(() => budget.takeSignIn('agent'), { name: 'Withheld' });
  }
  budget.beginCase(new Map());
  assert.equal(budget.takeCleanUp('agent'), false);
  assert.equal(budget.takeCleanUp('peer'), true);
});

test('counts wrong passwords against the limit', () => {
  const budget = new Budget({ ...unbounded, badPasswords: 2 });
  assert.deepEqual(
    [budget.takeBadPassword(), budget.takeBadPassword(), budget.takeBadPassword()],
    [true, true, false],
  );
  assert.equal(budget.badPasswords, 2);
});

test('workers together send no more wrong passwords than one would', () => {
  for (const badPasswords of [0, 1, 2, 7]) {
    const shares = [0, 1, 2, 3].map(
      (worker) => new Budget({ ...unbounded, badPasswords, share: { worker, workers: 4 } }).badPasswordsMost,
    );
    assert.equal(
      shares.reduce((sum, share) => sum + share, 0),
      badPasswords,
    );
  }
});

test('a stopped run ends what cases wait for at once, and its clean-up after the rest', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { halt } = new Budget(unbounded);
  const ended: string[] = [];
  halt.watch(({ message }) => ended.push(`case: ${message}`));
  halt.cleaning = true;
  halt.watch(({ message }) => ended.push(`clean-up: ${message}`));
  halt.stop('the time is over', 50);
  halt.stop('another reason', 50);
  assert.deepEqual(ended, ['case: the time is over']);
  halt.check();
  halt.cleaning = false;
  assert.throws(() => halt.check(), { name: 'Withheld', message: 'the time is over' });
  t.mock.timers.tick(50);
  halt.cleaning = true;
  const over = 'the time is over, and the 50 ms for giving back were used up';
  assert.throws(() => halt.check(), { message: over });
  assert.deepEqual(ended, ['case: the time is over', `clean-up: ${over}`]);
});

test('a connection that waits for its turn is given up when the run is stopped', async () => {
  const budget = new Budget({ ...unbounded, connectsPerSecond: 0.001 });
  await budget.takeConnection();
  const second = budget.takeConnection();
  budget.halt.stop('the run was stopped', 0);
  await assert.rejects(second, { name: 'Withheld', message: 'the run was stopped' });
  assert.equal(budget.connections, 1);
});
