import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { makeSampleReport } from '../testing/samples/report';
import { renderConsole } from './console';
import type { RunReport } from './run-report';

const columns = 80;
let report: RunReport;
before(async () => (report = await makeSampleReport()));

/** The rows that a text takes on a terminal. */
function rowsOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) =>
      line === '' ? [''] : (line.match(new RegExp(`.{1,${String(columns)}}`, 'gu')) ?? []),
    );
}

/** The sample with so many broken rules. */
function breaking(count: number): RunReport {
  const broken = report.run.requirements.find(({ verdict }) => verdict === 'fail') ?? assert.fail('none');
  const requirements = Array.from({ length: count }, (_, index) => ({
    ...broken,
    requirement: { ...broken.requirement, id: `RFC6120-8.2.3-${String(index)}` },
    cases: broken.cases.map((judged) => ({
      ...judged,
      conclusions: judged.conclusions.map(({ finding, ...rest }) => ({
        ...rest,
        finding: finding && { ...finding, requirement: `RFC6120-8.2.3-${String(index)}` },
      })),
    })),
  }));
  const counts = { ...report.results.counts, fail: count };
  return { ...report, run: { ...report.run, requirements }, results: { ...report.results, counts } };
}

test('the last screen of a bad run has the broken rules and the verdict', () => {
  for (const count of [4, 17, 30, 200]) {
    const rows = rowsOf(renderConsole(breaking(count), { folder: 'reports/x', colours: false, columns }));
    const last = rows.slice(-24).join('\n');
    assert.ok(last.includes(`Broken: ${String(count)} requirements, costliest first`), last);
    assert.match(last, /Verdict: error\. Report: reports\/x\/report\.html$/);
    assert.ok(rows.length <= 120, `${String(rows.length)} rows`);
  }
});

test('a run in which all is well takes at most 40 rows', () => {
  const [model] = report.run.cases;
  assert.ok(model);
  const cases = Array.from({ length: 100 }, (_, index) => ({
    ...model,
    record: { ...model.record, feature: `features/${String(index % 10)}-step/a.feature` },
    verdict: index < 50 ? ('pass' as const) : ('not-applicable' as const),
    message: index < 50 ? null : `the target does not offer what number ${String(index)} asks for`,
    conclusions: [],
  }));
  const counts = { ...report.results.counts, fail: 0, error: 0 };
  const well = { ...report, run: { ...report.run, cases, requirements: [], problems: [] } };
  const said = renderConsole(
    { ...well, results: { ...report.results, counts } },
    { folder: 'reports/x', colours: false, columns },
  );
  // before it, on a server in use, 7 lines say what will be done to it
  assert.ok(rowsOf(said).length <= 30, said);
});

test('a run of the Dutch edition is told in Dutch', () => {
  const lines = renderConsole({ ...report, language: 'nl' }, { folder: 'x', colours: false }).split('\n');
  assert.equal(lines[0], 'Gevallen per stap');
  assert.equal(lines.at(-3), 'Doel: Sample target op ws://127.0.0.1:7070/ws/');
  assert.match(lines.at(-2) ?? '', /^3 eisen: 1 fout van de testsuite, 1 afgekeurd, .* 7 gevallen\.$/);
  assert.match(lines.at(-1) ?? '', /^Oordeel: fout van de testsuite \(error\)\. Rapport: /);
});
