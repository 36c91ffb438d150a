import path from 'node:path';
import { styleText } from 'node:util';
import { verdictWords } from '../language/verdict-words';
import { printable, titleOf, type Verdict } from '../judgement/verdict';
import { brokenRules } from './broken-rule';
import { listRules, tellRules, type Writing } from './console-rules';
import { tellAllReasons, tellReasons } from './console-reasons';
import { consoleWords } from './console-texts';
import { headlineOf } from '../language/headline';
import { casesThat, folderOf, renderConclusion, type RunReport } from './run-report';
import { describeSignIns } from './sign-ins';
import { nameFolder } from './step-name';
import { describeCounts } from './summary';

/** How the end of a run is told on a terminal. */
export interface ConsoleOptions {
  /** Where the report lies, as it should be printed. */
  folder: string;
  /** Colours are for a terminal alone. */
  colours: boolean;
  /** Every case that found something in the whole failure form, and every reason as it was given. */
  verbose?: boolean;
  /** Characters of a line; 80 unless given. */
  columns?: number;
}

/** So few rules need no list at the end: what is told of them is still on the screen. */
const fewRules = 3;

const colourOf: Record<Verdict, Parameters<typeof styleText>[0]> = {
  error: 'magenta',
  fail: 'red',
  blocked: 'yellow',
  warn: 'yellow',
  pass: 'green',
  info: 'blue',
  'not-applicable': 'gray',
};

/**
 * The end of a run for a terminal: the cases by step; the broken rules in a few lines each; causes and reasons; at the
 * very end the broken rules again and the verdict, so that the last screen says what matters.
 */
export function renderConsole(report: RunReport, options: ConsoleOptions): string {
  const { verbose = false, folder } = options;
  const writing = writingFor(options);
  const problems = report.run.problems.map(
    (problem) =>
      `${writing.paint('error', verdictWords[report.language].error)} ${consoleWords(report)('theRun')} ${printable(problem)}`,
  );
  const blocks = [
    renderFolders(report),
    ...(verbose
      ? renderForms(report, writing, folder)
      : [tellRules(brokenRules(report, 'fail'), report, writing)]),
    problems.join('\n'),
    (verbose ? tellAllReasons(report, writing) : tellReasons(report, writing)).join('\n'),
    renderLast(report, writing, options),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** The last two lines of that: how many requirements came to which verdict, and the verdict. */
export function renderVerdict(report: RunReport, options: ConsoleOptions): string {
  const { verdict, requirements, cases } = headlineOf(report.results, report.language);
  const { paint } = writingFor(options);
  return [
    `${requirements}. ${cases}.`,
    consoleWords(report)('report', {
      verdict: paint(report.results.verdict, verdict),
      file: path.join(options.folder, 'report.html'),
    }),
  ].join('\n');
}

function writingFor({ colours, columns = 80 }: ConsoleOptions): Writing {
  return {
    cut: (text, before = '') => shorten(text, columns - before.length),
    // the reader's terminal was looked at by the caller
    paint: (verdict, text) =>
      colours ? styleText(colourOf[verdict], text, { validateStream: false }) : text,
  };
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function renderFolders(report: RunReport): string {
  const { run, language } = report;
  const folders = [...new Set(run.cases.map(({ record }) => folderOf(record.feature)))];
  const width = Math.max(0, ...folders.map((folder) => nameFolder(folder, language).length));
  const lines = folders.map((folder) => {
    const cases = run.cases.filter(({ record }) => folderOf(record.feature) === folder);
    return `  ${nameFolder(folder, language).padEnd(width)}  ${describeCounts(cases, language)}`;
  });
  return [consoleWords(report)('casesByStep'), ...lines].join('\n');
}

function renderForms(report: RunReport, { paint }: Writing, folder: string): string[] {
  return (['fail', 'warn'] as const).flatMap((verdict) =>
    casesThat(verdict, report).map((judged) => {
      const { record, conclusions } = judged;
      const forms = conclusions.map((conclusion) => renderConclusion(judged, conclusion, report, folder));
      return [
        `${paint(verdict, verdictWords[report.language][verdict])} ${record.id} ${titleOf(record)}`,
        ...forms,
      ].join('\n');
    }),
  );
}

function renderLast(report: RunReport, writing: Writing, options: ConsoleOptions): string {
  const { target } = headlineOf(report.results, report.language);
  const broken = brokenRules(report, 'fail');
  const signIns = describeSignIns(report, report.language);
  return [
    ...(signIns === '' ? [] : [signIns]),
    ...(broken.length > fewRules ? listRules(broken, report, writing) : []),
    target,
    renderVerdict(report, options),
  ].join('\n');
}
