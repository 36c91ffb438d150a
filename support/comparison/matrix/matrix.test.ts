import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { root } from '../../checkout';
import { writeSampleRun, type SampleRun } from '../../testing/samples/stored-run';
import { buildMatrix, matrixShape, readHeldRuns, renderMatrixSchema, writeMatrix } from '..';
import type { MatrixReport } from './report-shape';

interface Laid {
  report: MatrixReport;
  text: string;
  folder: string;
  out: string;
  history: MatrixReport['requirements'][number]['histories'][number];
}

/** Lays nights side by side, each a day after the one before. */
function lay(t: TestContext, nights: readonly SampleRun[]): Laid {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'finesse-conformance-matrix-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const runs = nights.map((night, number) => {
    const day = String(number + 1).padStart(2, '0');
    return writeSampleRun(path.join(folder, day), { startedAt: `2026-11-${day}T02:00:00.000Z`, ...night });
  });
  const out = path.join(folder, 'out');
  const { report, text } = writeMatrix(
    out,
    buildMatrix(readHeldRuns(runs), () => 'What is asked'),
  );
  const history = report.requirements[0]?.histories[0];
  assert.ok(history);
  return { report, text, folder, out, history };
}

const [pass, fail, blocked] = (['pass', 'fail', 'blocked'] as const).map((verdict) => ({ verdict }));
assert.ok(pass && fail && blocked);
const newer = (night: SampleRun): SampleRun => ({ ...night, software: 'Sample 2.0' });

test('what fails says since which run, and with which software that came', (t) => {
  const { history, folder } = lay(t, [pass, pass, newer(fail), newer(fail)]);
  assert.equal(history.state, 'fails');
  assert.equal(
    history.sentence,
    `Failing since 2026-11-03 02:00, ${folder}/03: it came with Sample 2.0, before it was Sample 1.0.`,
  );
});

test('what fails from the first run on came with nobody knows what', (t) => {
  const { history, folder } = lay(t, [fail, newer(fail)]);
  assert.deepEqual([history.since?.run, history.since?.before], [0, null]);
  assert.equal(
    history.sentence,
    `Failing since the first run here or before (2026-11-01 02:00, ${folder}/01).`,
  );
});

test('a verdict that goes back and forth without a change of software is flaky, with its rate', (t) => {
  const { history, text } = lay(t, [pass, fail, pass, pass, fail]);
  assert.equal(history.state, 'flaky');
  assert.deepEqual(history.flaky, {
    flips: 3,
    pairs: 4,
    rate: 0.75,
    verdicts: { pass: 3, fail: 2 },
    now: true,
  });
  assert.match(
    text,
    /^flaky +Flaky: changed 3 times from a run to the next of 4, with the software as it was \(75 %\): 3 pass, 2 fail\./m,
  );
  assert.match(text, /✔✘✔✔✘$/m);
});

test('neither a single change nor one that software, suite or other cases explain is flaky', (t) => {
  assert.equal(lay(t, [pass, pass, fail, fail]).history.state, 'fails');
  assert.equal(lay(t, [fail, fail, pass]).history.state, 'changed');
  assert.equal(lay(t, [pass, newer(fail), pass]).history.flaky, null);
  assert.equal(lay(t, [pass, { ...fail, version: '0.2.0' }, pass]).history.flaky, null);
  assert.equal(lay(t, [pass, { ...fail, cases: ['DOC-060'] }, pass]).history.flaky, null);
});

test('what earlier software was flaky in, and the newer one is not, only changed', (t) => {
  const { history } = lay(t, [pass, fail, pass, newer(pass), newer(pass)]);
  assert.deepEqual([history.state, history.flaky?.now], ['changed', false]);
});

test('a night in which nothing could be judged neither ends a series nor makes anything flaky', (t) => {
  const failing = lay(t, [pass, fail, blocked, fail]);
  assert.deepEqual([failing.history.since?.run, failing.history.flaky], [1, null]);
  assert.ok(
    failing.report.notes.some((note) => note.includes('03 could judge less than half of what was held')),
  );
  assert.equal(lay(t, [pass, blocked, pass]).history.state, 'steady');
  assert.equal(lay(t, [pass, fail, blocked]).history.state, 'fails');
  assert.equal(lay(t, [pass, blocked]).history.state, 'cannot be judged');
});

test('each target has a history of its own, in the order of time whatever the order of names', (t) => {
  const other = (night: SampleRun): SampleRun => ({ ...night, target: 'another' });
  const { report } = lay(t, [pass, other(fail), pass, other(pass)]);
  assert.deepEqual(
    report.runs.map(({ target }) => target),
    ['sample', 'sample', 'another', 'another'],
  );
  const states = report.requirements[0]?.histories.map(({ target, state }) => `${target}: ${state}`);
  assert.deepEqual(states, ['sample: steady', 'another: changed']);
});

test('a run that is named twice stands once', (t) => {
  const { folder } = lay(t, [pass, fail]);
  symlinkSync('02', path.join(folder, 'latest'));
  const { runs, notes } = readHeldRuns(['01', '02', 'latest'].map((name) => path.join(folder, name)));
  assert.equal(runs.length, 2);
  assert.deepEqual(notes, ['A run was named twice, and stands here once.']);
});

test('a folder that holds no run is named with what to do', (t) => {
  const { out } = lay(t, [pass]);
  assert.throws(() => readHeldRuns([out]), {
    name: 'ComparisonProblem',
    message: `${out} is no run folder, it holds no results.json: name a folder that run wrote, such as reports/embedded/latest`,
  });
});

test('each cell links to a file that there is, by a path that moves with the folders', (t) => {
  const { folder } = lay(t, [pass, fail]);
  writeFileSync(path.join(folder, '02', 'report.html'), '');
  writeFileSync(path.join(folder, '01', 'wire', 'DOC-060.txt'), '');
  const out = path.join(folder, 'out');
  const held = readHeldRuns(['01', '02'].map((name) => path.join(folder, name)));
  const { report } = writeMatrix(
    out,
    buildMatrix(held, () => undefined),
  );
  const links = report.requirements[0]?.cells.map((cell) => cell?.link ?? '');
  assert.deepEqual(links, ['../01/wire/DOC-060.txt', '../02/report.html#rule-DOC-S08-a']);
  for (const link of links) assert.ok(existsSync(path.join(out, link.replace(/#.*/, ''))), link);
});

test('the page fetches nothing, and has every cell', (t) => {
  const { out } = lay(t, [pass, newer(fail)]);
  const html = readFileSync(path.join(out, 'matrix.html'), 'utf8');
  assert.doesNotMatch(html, /<(?:link|img|iframe)\b|<script src|@import|url\(/);
  assert.equal(html.match(/<td\b[^>]*><a /g)?.length, 2);
});

test('matrix.json is of its published shape', (t) => {
  const { out } = lay(t, [pass, fail, pass]);
  const written: unknown = JSON.parse(readFileSync(path.join(out, 'matrix.json'), 'utf8'));
  assert.ok(matrixShape.safeParse(written).success);
  const published = readFileSync(path.join(root, 'docs/schemas/matrix.schema.json'), 'utf8');
  assert.equal(published, renderMatrixSchema(), 'npm run docs writes it anew');
});

test('the text fits a change ticket, however much is not steady', (t) => {
  const nights = Array.from({ length: 30 }, (_, number) => ({
    verdict: number % 2 === 0 ? ('fail' as const) : ('pass' as const),
    target: `target ${String(number % 10)}`,
  }));
  const { text } = lay(t, nights);
  assert.ok(text.split('\n').length <= 41, text);
});
