import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearNames } from './near-match';

test('finds the key that was meant across a missing, a wrong and two swapped letters', () => {
  const keys = ['verify', 'servername', 'ca', 'url'];
  assert.deepEqual(nearNames('vrify', keys), ['verify']);
  assert.deepEqual(nearNames('serverName', keys), ['servername']);
  assert.deepEqual(nearNames('ulr', keys), ['url']);
  assert.deepEqual(nearNames('colour', keys), []);
});

test('names three at most, the nearest first, and those that hold the word', () => {
  const faults = ['open-missing', 'event-withheld', 'open-missed', 'open-misses', 'open-mixing'];
  assert.deepEqual(nearNames('open-missin', faults), ['open-missing', 'open-missed', 'open-misses']);
  assert.deepEqual(nearNames('withheld', faults), ['event-withheld']);
});
