import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { LoadResult } from '../../load';
import { calmShift, sampleLoad } from '../../testing/samples/load';
import { compareLoads, readLoads, renderLoadComparison } from '..';

const load = { signIn: { p95: 150 } };
const calm = sampleLoad(calmShift, { load });
const slowed = (most: number): LoadResult => ({
  ...calm,
  steps: calm.steps.map((step) => ({
    ...step,
    p50: most,
    p95: most,
    sample: Array.from({ length: 20 }, () => most),
  })),
});

test('a load and itself differ in nothing', () => {
  const { differences, exitCode } = compareLoads(calm, calm, 'behavioural');
  assert.deepEqual([differences, exitCode], [[], 0]);
});

test('a threshold that held and does no longer is breaking, and better the other way round', () => {
  const broken = {
    ...calm,
    thresholds: calm.thresholds.map((each) => ({ ...each, holds: each.name !== 'signIn.p95' })),
  };
  const worse = compareLoads(calm, broken, 'breaking');
  assert.deepEqual(worse.differences, [
    { class: 'breaking', sentence: 'the threshold signIn.p95 held, and does no longer' },
  ]);
  assert.equal(worse.exitCode, 1);
  const better = compareLoads(broken, calm, 'behavioural');
  assert.deepEqual(better.differences, [
    { class: 'better', sentence: 'the threshold signIn.p95 holds again' },
  ]);
  assert.equal(better.exitCode, 0);
});

test('a step that got slower beyond chance is behavioural, and fails where that is asked for', () => {
  const [before, after] = [slowed(20), slowed(200)];
  const { differences, exitCode } = compareLoads(before, after, 'breaking');
  assert.deepEqual(differences[0], {
    class: 'behavioural',
    sentence: 'connect is slower: 20 ms before, 200 ms now (median)',
  });
  assert.equal(exitCode, 0);
  assert.equal(compareLoads(before, after, 'behavioural').exitCode, 1);
});

test('a rule that breaks under load, agents that are lost, and a new error are told', () => {
  const lost = { kind: 'lost', agent: 0, at: 900, error: 'the server closed with 1006' } as const;
  const worse = sampleLoad([...calmShift, lost], { load });
  assert.ok(worse.conformance);
  worse.conformance.broken = [{ id: 'DOC-S07-a', verdict: 'fail' }];
  const { differences, exitCode } = compareLoads(calm, worse, 'breaking');
  assert.deepEqual(
    differences.map(({ class: of, sentence }) => `${of}: ${sentence}`),
    [
      'breaking: the threshold errors held, and does no longer',
      'breaking: 2 agents were held to the end before, 1 now',
      'breaking: DOC-S07-a comes out as fail under load, and was neither fail nor blocked',
      'behavioural: a new error, 1 times: hold: the server closed with 1006',
    ],
  );
  assert.equal(exitCode, 1);
});

test('loads that asked for something else, or were cut off, are not compared', () => {
  const other: LoadResult = { ...calm, interrupted: true, asked: { ...calm.asked, agents: 3 } };
  const comparison = compareLoads(calm, other, 'breaking');
  assert.deepEqual(comparison.obstacles, [
    'agents was 2 and is 3: ask both for the same',
    'the load of 1970-01-01T00:00:00.000Z was interrupted: hold it again',
  ]);
  assert.equal(comparison.exitCode, 3);
  assert.match(renderLoadComparison(comparison, 'out'), /^Not comparable: agents was 2 and is 3/m);
});

test('a load is compared with a load alone', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'loads-'));
  t.after(() => rmSync(folder, { recursive: true }));
  assert.equal(readLoads(folder, folder), null);
  writeFileSync(path.join(folder, 'load.json'), JSON.stringify(calm));
  assert.deepEqual(readLoads(folder, folder), { before: calm, after: calm });
  assert.throws(() => readLoads(folder, tmpdir()), {
    name: 'ComparisonProblem',
    message: `${path.join(folder, 'load.json')} is of a load, and the other folder holds none: compare two folders of load, or two of run`,
  });
});
