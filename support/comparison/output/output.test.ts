import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { root } from '../../checkout';
import { subscribed, writeSampleRun, type SampleRun } from '../../testing/samples/stored-run';
import {
  compareRuns,
  exitCodeOf,
  loadRules,
  readRun,
  renderReportSchema,
  reportShape,
  weigh,
  writeComparison,
  type Report,
} from '..';

function compare(
  t: TestContext,
  before: SampleRun,
  after: SampleRun,
): { report: Report; text: string; folder: string } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'finesse-conformance-output-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const [one, other] = [before, after].map((sample, number) =>
    readRun(writeSampleRun(path.join(folder, String(number)), sample)),
  );
  assert.ok(one && other);
  const comparison = compareRuns(one, other, { controls: [], rules: loadRules() });
  const software = { before: 'a', after: 'b' };
  const weighed = weigh(comparison.differences, {
    accepted: [],
    failOn: 'breaking',
    software,
    now: new Date(),
    whole: true,
  });
  const out = path.join(folder, 'out');
  return { ...writeComparison(out, { comparison, weighed, failOn: 'breaking' }), folder: out };
}

const manyFeatures = (count: number): string =>
  `<iq xmlns='jabber:client' type='result' id='$id'>${Array.from({ length: count }, (_, number) => `<x${String(number)} xmlns='urn:x'/>`).join('')}</iq>`;

test('the text fits a change ticket: forty lines, and the first screen twenty', (t) => {
  const { text } = compare(t, { heard: [manyFeatures(0)] }, { heard: [manyFeatures(90)] });
  assert.ok(text.split('\n').length <= 41, text);
  const end = text.split('\n').findIndex((line) => line.startsWith('and '));
  assert.ok(end >= 0 && end < 20, text);
});

test('the exit code follows from what differs and from what could be compared', (t) => {
  assert.equal(exitCodeOf(compare(t, {}, {}).report), 0);
  assert.equal(exitCodeOf(compare(t, {}, { heard: [subscribed("subid='4f2a91c07b'")] }).report), 1);
  assert.equal(exitCodeOf(compare(t, {}, { profile: 'full' }).report), 3);
});

test('without repeats or controls nobody says that there is no difference', (t) => {
  const { text } = compare(t, {}, {});
  assert.match(text, /^Nothing differs\. How much the server differs from itself is unknown: /);
  const known = compare(t, { repeats: 2 }, { repeats: 2 });
  assert.match(known.text, /^No difference\.\n/);
});

test('the page fetches nothing, shows a server’s words as words, and has both conversations of a difference', (t) => {
  const nasty = subscribed(`subid='4f2a91c07b' x='&lt;script src="http://example.com">'`);
  const { folder, report } = compare(t, {}, { heard: [nasty] });
  const html = readFileSync(path.join(folder, 'compare.html'), 'utf8');
  assert.doesNotMatch(html, /<(?:link|img|iframe)\b|<script src|@import|url\(/);
  for (const { fingerprint } of report.differences) assert.ok(html.includes(`id="d-${fingerprint}"`));
  assert.ok(html.includes('aria-label="The conversation before"'));
  assert.ok(html.includes('aria-label="The conversation after"'));
});

test('compare.json is of its published shape', (t) => {
  const { folder } = compare(t, {}, { heard: [subscribed("subid='4f2a91c07b'")] });
  const written: unknown = JSON.parse(readFileSync(path.join(folder, 'compare.json'), 'utf8'));
  assert.ok(reportShape.safeParse(written).success);
  const published = readFileSync(path.join(root, 'docs/schemas/compare.schema.json'), 'utf8');
  assert.equal(published, renderReportSchema(), 'npm run docs writes it anew');
});

test('Markdown marks up nothing of what a server says', (t) => {
  const { folder } = compare(t, {}, { heard: [subscribed("subid='4f2a91c07b' x='[a](http://b)|c'")] });
  const written = readFileSync(path.join(folder, 'compare.md'), 'utf8');
  assert.ok(written.includes('\\[a\\](http://b)\\|c'));
});
