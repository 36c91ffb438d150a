import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeRepeats } from './repeats';

test('says nothing where nothing was to be repeated', () => {
  assert.deepEqual(describeRepeats(null), []);
});

test('says how often the conversation was held again, and that nothing disturbed it', () => {
  assert.deepEqual(describeRepeats({ wanted: 1, held: 1, disturbances: [] }), [
    'The documented conversation was held again once, and each case came out as it did before: see repeats/.',
  ]);
});

test('says what disturbed it, and where it was held less often than wanted', () => {
  assert.deepEqual(describeRepeats({ wanted: 5, held: 2, disturbances: ['The server went.'] }), [
    'The documented conversation was held again 2 of 5 times: see repeats/.',
    'The server went.',
  ]);
});
