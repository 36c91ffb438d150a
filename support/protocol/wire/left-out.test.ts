import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LeftOut } from './left-out';
import { Recorder } from './recorder';

test('leaves out the middle of a long conversation again and again, and says how much that is', () => {
  const recorder = new Recorder('CASE-1');
  const leftOut = new LeftOut();
  const connection = recorder.connect('the agent', 'ws://b/');
  for (let round = 0; round < 20; round += 1) {
    for (let index = 0; index < 1000; index += 1)
      connection.frame('received', 'text', `${String(round)}.${String(index)} ${'x'.repeat(100)}`);
    leftOut.leave(recorder.transcript, recorder.limit);
  }
  const { entries } = recorder.transcript;
  const texts = entries.map((entry) => (entry.kind === 'http' ? '' : (entry.text.split(' x')[0] ?? '')));
  assert.equal(entries.length, 501);
  assert.deepEqual(
    [texts[0], texts[199], texts[200], texts[201], texts[500]],
    ['0.0', '0.199', '19500 entries of a long conversation are left out here', '19.700', '19.999'],
  );
});
