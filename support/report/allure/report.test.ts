import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { before, test, type TestContext } from 'node:test';
import type { JudgedCase } from '../../judgement/verdict';
import { makeSampleReport } from '../../testing/samples/report';
import type { RunReport } from '../run-report';
import type { AllureJob } from './job';
import { generateAllureReport } from './report';
import { writeAllureResults } from './results';

const hasJava = spawnSync('java', ['-version']).status === 0;
const withoutJava = { PATH: '/usr/bin-without-java', JAVA_HOME: '/nonexistent' };
const generators: { name: string; env: NodeJS.ProcessEnv; skip: string | false }[] = [
  { name: 'allure-commandline', env: process.env, skip: hasJava ? false : 'no Java is installed' },
  { name: 'Allure 3', env: withoutJava, skip: false },
];

let report: RunReport;
before(async () => (report = await makeSampleReport()));

function makeFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'allure-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Makes the report of a run in a folder of its own, and keeps its history. Returns the page's data by file name. */
async function make(
  folder: string,
  run: RunReport,
  more: Pick<AllureJob, 'env'> & Partial<AllureJob>,
): Promise<Map<string, unknown>> {
  const results = path.join(folder, 'allure-results');
  await writeAllureResults(results, run);
  const job: AllureJob = {
    ...{ results, output: path.join(folder, 'allure-report'), name: 'Sample target', language: 'en' },
    withinMs: 100_000,
    ...more,
  };
  const made = await generateAllureReport(job, path.join(folder, 'history'));
  assert.ok(made.ok, made.ok ? '' : made.reason);
  made.keepHistory();
  const parts = readFileSync(made.file, 'utf8').matchAll(
    /\bd\((['"])([^'"]+\.json)\1,\1([A-Za-z0-9+/=]*)\1\)/g,
  );
  return new Map(
    [...parts].map(([, , name = '', text = '']) => [
      name,
      JSON.parse(Buffer.from(text, 'base64').toString('utf8')),
    ]),
  );
}

/** The same run with another name for one of its cases, as after somebody has renamed its scenario. */
function rename(run: RunReport, id: string, name: string): RunReport {
  const renamed = (judged: JudgedCase): JudgedCase =>
    judged.record.id === id ? { ...judged, record: { ...judged.record, name } } : judged;
  return { ...run, run: { ...run.run, cases: run.run.cases.map(renamed) } };
}

interface TestPage {
  name: string;
  /** Of Allure 3. */
  history?: unknown[];
  /** Of allure-commandline. */
  extra?: { history?: { items: unknown[] } };
}

for (const { name, env, skip } of generators) {
  test(
    `${name}: the second run shows a trend, and a renamed scenario keeps its history`,
    { skip },
    async (t) => {
      const folder = makeFolder(t);
      await make(folder, report, { env });
      const second = await make(folder, rename(report, 'UPG-002', 'A name of its own is answered'), { env });
      const pages = [...second]
        .filter(([file]) => /^data\/(test-cases|test-results)\//.test(file))
        .map(([, page]) => page as TestPage);
      assert.equal(pages.length, 7);
      const renamed = pages.filter(({ name: title }) => title.includes('A name of its own is answered'));
      const past = renamed.map(({ history, extra }) => (history ?? extra?.history?.items ?? []).length);
      assert.deepEqual(past, [1]);
      const trend = second.get('widgets/history-trend.json') ?? second.get('widgets/charts.json');
      const points = Array.isArray(trend) ? trend.length : countPoints(trend);
      assert.equal(points, 2);
    },
  );
}

/** How many runs the chart of Allure 3 shows. */
function countPoints(charts: unknown): number {
  const { general } = charts as { general: Record<string, { type: string; data: unknown[] }> };
  const chart = Object.values(general).find(({ type }) => type === 'statusDynamics');
  return chart?.data.length ?? 0;
}

test('without Java the report is made by Allure 3, in the language of the run, and is all in one file', async (t) => {
  const folder = makeFolder(t);
  const results = path.join(folder, 'allure-results');
  await writeAllureResults(results, report);
  const output = path.join(folder, 'allure-report');
  const job = { results, output, name: 'x', language: 'nl', env: withoutJava, withinMs: 100_000 } as const;
  const made = await generateAllureReport(job, null);
  assert.ok(made.ok);
  assert.equal(
    made.instead,
    "Allure's report was made by Allure 3; allure-commandline made none: it needs Java 8 or later.",
  );
  assert.deepEqual(readdirSync(output), ['index.html']);
  const page = readFileSync(made.file, 'utf8');
  assert.match(page, /"reportLanguage":"nl"/);
  assert.doesNotMatch(page, /googletagmanager|<script[^>]* src="http/);
  made.keepHistory();
  assert.deepEqual(readdirSync(folder).sort(), ['allure-report', 'allure-results']);
});

test('a history that was damaged costs the trend, and not the report', async (t) => {
  const folder = makeFolder(t);
  await make(folder, report, { env: withoutJava });
  const history = path.join(folder, 'history', 'awesome.jsonl');
  assert.ok(existsSync(history));
  writeFileSync(history, '{"uuid":');
  const data = await make(folder, report, { env: withoutJava });
  assert.equal(countPoints(data.get('widgets/charts.json')), 1);
  assert.equal(readFileSync(history, 'utf8').trim().split('\n').length, 1);
});

test('where too little time is left for another try, one line says why the first made none', async (t) => {
  const folder = makeFolder(t);
  const job: AllureJob = {
    ...{ results: folder, output: path.join(folder, 'out'), name: 'x', language: 'en' },
    ...{ env: withoutJava, withinMs: 1000 },
  };
  assert.deepEqual(await generateAllureReport(job, null), {
    ok: false,
    reason: 'No Allure report: allure-commandline made none: it needs Java 8 or later',
  });
});
