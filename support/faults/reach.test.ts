import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeBehaviour } from '../reference-server/behaviour';
import { fault } from './fault';
import { decisionsOf, watcherOf } from './reach';
import { faults } from './registry';

const upside = fault('upside', 'It is.', [], ({ upgrade }) => {
  upgrade.statusLine = () => 'HTTP/1.1 200 OK';
});

test('names the decisions that a fault takes otherwise', () => {
  assert.deepEqual(decisionsOf(upside), ['upgrade.statusLine']);
});

test('cannot follow a fault that changes a value, or nothing', () => {
  const valued = fault('valued', 'It is.', [], ({ tls }) => {
    tls.minVersion = 'TLSv1';
  });
  assert.equal(decisionsOf(valued), null);
  assert.equal(decisionsOf(fault('idle', 'It is.', [], () => undefined)), null);
});

test('follows most faults of the registry', () => {
  const followed = faults.filter((each) => decisionsOf(each) !== null);
  assert.ok(followed.length > faults.length * 0.9, String(followed.length));
});

test('tells of each decision as it is taken, and leaves it as it is', () => {
  const behaviour = makeBehaviour();
  const taken: string[] = [];
  const right = behaviour.upgrade.statusLine();
  watcherOf((decision) => taken.push(decision))(behaviour);
  assert.equal(behaviour.upgrade.statusLine(), right);
  assert.deepEqual(taken, ['upgrade.statusLine']);
});
