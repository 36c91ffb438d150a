import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Seen } from './difference';
import { subtract, type Noise } from './noise';

const none: Noise = { samples: 0, sources: [], seen: [] };

function ends(count: number, before: string, after: string, prefix: string): Seen[] {
  return Array.from({ length: count }, (_, number) => ({
    ...{ layer: 'wire', channel: 'end of the connection', path: 'end', kind: 'changed', before, after },
    at: { case: `${prefix}-${String(number)}`, before: null, after: null },
  }));
}

const [whole, half] = ['by the suite: <close/>, close frame 1000', 'by the suite: close frame 1000'];
const sift = (seen: readonly Seen[], ordinary = false): number[] => {
  const { left, subtracted } = subtract(seen, none, () => ordinary);
  return [left.length, subtracted.length];
};

test('what both servers do and leave by turns at the end is taken out', () => {
  assert.deepEqual(sift([...ends(40, whole, half, 'A'), ...ends(30, half, whole, 'B')], true), [0, 2]);
});

test('what goes one way ten times as often as the other is none of it', () => {
  const { left } = subtract([...ends(400, whole, half, 'A'), ...ends(3, half, whole, 'B')], none, () => true);
  assert.deepEqual(
    left.map(({ cases }) => cases.length),
    [400],
  );
});

test('an end that is cut short in a few provoked cases is taken out, and in ordinary ones it is not', () => {
  assert.deepEqual(sift(ends(2, whole, half, 'A')), [0, 1]);
  assert.deepEqual(sift(ends(2, whole, half, 'A'), true), [1, 0]);
  assert.deepEqual(sift(ends(6, whole, half, 'A')), [1, 0]);
});

test('another stream error is a difference in any case', () => {
  const [one, other] = [
    'by the server: stream error not-well-formed',
    'by the server: stream error bad-format',
  ];
  assert.deepEqual(sift(ends(1, one, other, 'A')), [1, 0]);
});

test('a value that varies from itself is noise as long as it keeps its shape', () => {
  const value = (before: string, after: string): Seen => ({
    ...{ layer: 'wire', channel: 'x', path: 'x/@a', kind: 'changed', before, after },
    at: { case: 'A', before: null, after: null },
  });
  const noise: Noise = { samples: 1, sources: ['a'], seen: [value('17', '18')] };
  assert.equal(subtract([value('17', '29')], noise, () => true).subtracted.length, 1);
  assert.equal(subtract([value('17', 'none at all')], noise, () => true).left.length, 1);
});
