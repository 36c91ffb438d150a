import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeTerminal } from './terminal';

const terminal = { isTTY: true, columns: 120 };

test('colours are for a terminal', () => {
  assert.deepEqual(describeTerminal(terminal, {}), { colours: true, columns: 120 });
  assert.deepEqual(describeTerminal({}, {}), { colours: false, columns: 200 });
});

test('NO_COLOR takes them away, and an empty one does not', () => {
  assert.equal(describeTerminal(terminal, { NO_COLOR: '1' }).colours, false);
  assert.equal(describeTerminal(terminal, { NO_COLOR: '' }).colours, true);
});

test('FORCE_COLOR gives them to a pipe, and 0 takes them from a terminal', () => {
  assert.equal(describeTerminal({}, { FORCE_COLOR: '1' }).colours, true);
  assert.equal(describeTerminal({}, { FORCE_COLOR: '1', NO_COLOR: '1' }).colours, true);
  assert.equal(describeTerminal(terminal, { FORCE_COLOR: '0' }).colours, false);
});
