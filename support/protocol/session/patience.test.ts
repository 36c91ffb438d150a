import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Patience } from './patience';

function weary(kind: string): Patience {
  const patience = new Patience();
  for (let times = 0; times < 3; times += 1) patience.missed(kind);
  return patience;
}

test('gives a wait its whole limit until three of its kind were in vain', () => {
  const patience = new Patience();
  patience.missed('event');
  patience.missed('event');
  assert.equal(patience.allow('event', 5000), 5000);
  patience.missed('event');
  assert.equal(patience.allow('event', 5000), 300);
  assert.equal(patience.allow('answer', 5000), 5000);
});

test('gives it again once something of the kind comes', () => {
  const patience = weary('event');
  patience.came('event', 10);
  assert.equal(patience.allow('event', 5000), 5000);
});

test('waits longer for a server that is slow, and forgets an answer that alone was', () => {
  const patience = weary('event');
  patience.came('answer', 100);
  assert.equal(patience.allow('event', 5000), 2000);
  for (let quick = 0; quick < 30; quick += 1) patience.came('answer', 1);
  assert.equal(patience.allow('event', 5000), 300);
});
