import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDuration } from './duration';

test('a duration is a number and a unit, above zero', () => {
  assert.deepEqual(['500ms', '5s', '1.5m', '1h'].map(parseDuration), [500, 5000, 90_000, 3_600_000]);
  assert.deepEqual(['5', '0s', '-1s', '5 s', 's', ''].map(parseDuration), [
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});
