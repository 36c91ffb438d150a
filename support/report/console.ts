import { styleText } from 'node:util';
import { printable, verdicts, type JudgedCase, type Verdict } from '../judgement/verdict';
import {
  casesThat,
  describeSignIns,
  folderOf,
  groupByReason,
  renderConclusion,
  type RunReport,
} from './run-report';
import { describeCounts } from './summary';

/** How the end of a run is told on a terminal. */
export interface ConsoleOptions {
  /** Where the report lies, as it should be printed. */
  folder: string;
  /** Colours are for a terminal alone. */
  colours: boolean;
}

const colourOf: Record<Verdict, Parameters<typeof styleText>[0]> = {
  error: 'magenta',
  fail: 'red',
  blocked: 'yellow',
  warn: 'yellow',
  pass: 'green',
  info: 'blue',
  'not-applicable': 'gray',
};

/** How many case ids a reason names before it counts the rest. */
const namedIds = 8;

/**
 * The end of a run for a terminal: a line per folder of features, the findings in failure form, the reasons of what
 * was not judged, and a last line that counts aloud, with the verdict and the path of the report.
 */
export function renderConsole(report: RunReport, options: ConsoleOptions): string {
  const paint = (verdict: Verdict, text: string): string =>
    // the reader's terminal was looked at by the caller
    options.colours ? styleText(colourOf[verdict], text, { validateStream: false }) : text;
  const findings = (['fail', 'warn'] as const).flatMap((verdict) =>
    casesThat(verdict, report).map((judged) =>
      renderCase(judged, report, options.folder, (text) => paint(verdict, text)),
    ),
  );
  const reasons = (['error', 'blocked', 'not-applicable'] as const).flatMap((verdict) =>
    renderReasons(verdict, report, (text) => paint(verdict, text)),
  );
  const problems = report.run.problems.map(
    (problem) => `${paint('error', 'error')} the run itself: ${printable(problem)}`,
  );
  const blocks = [
    renderFolders(report),
    ...findings,
    [...problems, ...reasons].join('\n'),
    [describeSignIns(report), renderLast(report, options.folder, paint)]
      .filter((line) => line !== '')
      .join('\n'),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function renderFolders({ run }: RunReport): string {
  const folders = [...new Set(run.cases.map(({ record }) => folderOf(record.feature)))];
  const width = Math.max(0, ...folders.map((folder) => folder.length));
  return folders
    .map((folder) => {
      const cases = run.cases.filter(({ record }) => folderOf(record.feature) === folder);
      return `${folder.padEnd(width)}  ${describeCounts(cases)}`;
    })
    .join('\n');
}

function renderCase(
  judged: JudgedCase,
  report: RunReport,
  folder: string,
  paint: (text: string) => string,
): string {
  const { record, verdict, conclusions } = judged;
  const forms = conclusions.map((conclusion) => renderConclusion(judged, conclusion, report, folder));
  return [`${paint(verdict)} ${record.id} ${record.name}`, ...forms].join('\n');
}

function renderReasons(verdict: Verdict, report: RunReport, paint: (text: string) => string): string[] {
  return groupByReason(casesThat(verdict, report)).map(([reason, ids]) => {
    const rest = ids.length > namedIds ? ` and ${ids.length - namedIds} more` : '';
    return `${paint(verdict)} ${reason} (${ids.slice(0, namedIds).join(', ')}${rest})`;
  });
}

function renderLast(
  { results, run }: RunReport,
  folder: string,
  paint: (verdict: Verdict, text: string) => string,
): string {
  // every verdict a reader waits for is counted aloud, zero or not
  const spoken = verdicts.filter(
    (verdict) => results.counts[verdict] > 0 || !['error', 'info'].includes(verdict),
  );
  const counts = spoken.map((verdict) => `${results.counts[verdict]} ${verdict}`).join(', ');
  const totals = `${countOf(run.cases, 'case')}, ${countOf(results.requirements, 'requirement')}: ${counts}`;
  return `${totals}. Verdict: ${paint(results.verdict, results.verdict)}. Report: ${folder}`;
}

function countOf(things: readonly unknown[], noun: string): string {
  return `${things.length} ${noun}${things.length === 1 ? '' : 's'}`;
}
