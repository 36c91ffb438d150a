import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pace } from './pace';

test('lets connections through at once where there is no limit', () => {
  const pace = new Pace(Infinity);
  assert.deepEqual([pace.take(0), pace.take(0), pace.take(0)], [0, 0, 0]);
});

test('spaces connections that come at once', () => {
  const pace = new Pace(5);
  assert.deepEqual([pace.take(1000), pace.take(1000), pace.take(1000)], [0, 200, 400]);
});

test('does not make up for time in which nobody connected', () => {
  const pace = new Pace(5);
  pace.take(0);
  assert.deepEqual([pace.take(10_000), pace.take(10_000)], [0, 200]);
});
