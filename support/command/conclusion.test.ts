import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeUnsearched } from './conclusion';

test('a password that is too short to be searched for is said to be, with whose it is', () => {
  const accounts = {
    agent: { username: 'agent1', password: 'short', resource: 'r' },
    peer: { username: 'peer1', password: 'long enough', resource: 'r' },
  };
  assert.deepEqual(describeUnsearched({ accounts }), [
    'The password of agent1 is shorter than 8 characters: it was hidden by place, and not searched for.',
  ]);
});
