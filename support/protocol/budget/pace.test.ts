import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RateLimit, readShare } from './pace';

test('lets connections through at once where there is no limit', () => {
  const pace = new RateLimit(Infinity);
  assert.deepEqual([pace.take(0), pace.take(0), pace.take(0)], [0, 0, 0]);
});

test('spaces connections that come at once', () => {
  const pace = new RateLimit(5);
  assert.deepEqual([pace.take(1000), pace.take(1000), pace.take(1000)], [0, 200, 400]);
});

test('does not make up for time in which nobody connected', () => {
  const pace = new RateLimit(5);
  pace.take(0);
  assert.deepEqual([pace.take(10_000), pace.take(10_000)], [0, 200]);
});

test('workers take turns, so that together they open no more connections than one would', () => {
  const paces = [0, 1, 2, 3].map((worker) => new RateLimit(5, { worker, workers: 4 }));
  const moments = paces.flatMap((pace) => [0, 0, 0].map(() => 1000 + pace.take(1000)));
  moments.sort((a, b) => a - b);
  assert.equal(new Set(moments).size, 12);
  for (const [index, moment] of moments.entries()) {
    if (index > 0) assert.equal(moment - (moments[index - 1] ?? 0), 200);
  }
});

test('reads which worker a process is from the environment', () => {
  assert.deepEqual(readShare({}), { worker: 0, workers: 1 });
  assert.deepEqual(readShare({ CUCUMBER_WORKER_ID: '3', CUCUMBER_TOTAL_WORKERS: '4' }), {
    worker: 3,
    workers: 4,
  });
  assert.throws(() => readShare({ CUCUMBER_WORKER_ID: '4', CUCUMBER_TOTAL_WORKERS: '4' }), {
    message:
      "wanted a worker's number below that of all workers, found CUCUMBER_WORKER_ID=4 and CUCUMBER_TOTAL_WORKERS=4: run without --parallel",
  });
});
