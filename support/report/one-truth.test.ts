import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { before, after, test } from 'node:test';
import { expectOneTruth, readOutputs, type Outputs } from '../testing/one-truth';
import { makeSampleRun } from '../testing/samples/report';
import { writeAllureResults } from './allure';
import { renderConsole } from './console';
import { CucumberFiles } from './cucumber-files';
import { headlineOf, type Headline } from '../language/headline';
import { writeRunFolder } from './write-run';

let folder: string;
let headline: Headline;
let outputs: Outputs;

before(async () => {
  const { report, envelopes } = await makeSampleRun();
  folder = await mkdtemp(path.join(tmpdir(), 'one-truth-'));
  const files = new CucumberFiles(folder);
  for (const envelope of envelopes) files.take(envelope);
  await files.end();
  writeRunFolder(folder, report);
  await writeAllureResults(path.join(folder, 'allure-results'), report);
  headline = headlineOf(report.results);
  outputs = await readOutputs(folder, renderConsole(report, { folder, colours: false }));
});
after(() => rm(folder, { recursive: true, force: true }));

test('every output says the same verdict and the same number of requirements by verdict', () =>
  expectOneTruth(folder, outputs));

test('the verdict stands before anything else in each page', () => {
  for (const name of ['summary.md', 'report.html', 'cucumber.html']) {
    const text = outputs.get(name)?.replace(/^[\s\S]*?(?=Verdict)/, '') ?? '';
    assert.ok(text.indexOf(headline.verdict) < 200, name);
    assert.ok(text.indexOf(headline.requirements) < 2000, name);
  }
});

test('cases are named by their rule', () => {
  const title =
    'A server MUST name the xmpp subprotocol in its answer › The answer names no other subprotocol';
  for (const name of ['summary.md', 'report.html', 'junit.xml']) {
    assert.ok(outputs.get(name)?.includes(title), name);
  }
});

test('no finding shows where in the suite it was made', async () => {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /-result\.json$/.test(name));
  const results = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  const found = results.filter((text) => text.includes('"status":"failed"'));
  assert.equal(found.length, 1);
  for (const text of [...found, outputs.get('junit.xml') ?? '', outputs.get('report.html') ?? '']) {
    assert.doesNotMatch(text, /\bat \S+ \(.*\.[jt]s:\d+/);
  }
});
