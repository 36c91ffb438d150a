import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeShard, parseShard } from './shard';

test('reads which part of how many', () => {
  assert.deepEqual(parseShard('2/3'), { number: 2, of: 3 });
  assert.deepEqual(parseShard('1/1'), { number: 1, of: 1 });
  assert.equal(describeShard({ number: 2, of: 3 }), '2/3');
});

for (const text of ['0/2', '3/2', '1/0', '1', 'a/b', '1/2/3', '-1/2', '1/1001', '']) {
  test(`refuses "${text}" as a shard`, () => {
    assert.throws(() => parseShard(text), {
      name: 'UsageError',
      message: `--shard wants K/N, such as 1/3 for the first of three, with K from 1 to N and N up to 1000; found ${text}`,
    });
  });
}
