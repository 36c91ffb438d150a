import path from 'node:path';
import { styleText } from 'node:util';
import { printable, titleOf, type Verdict } from '../judgement/verdict';
import { brokenRules } from './broken-rule';
import { listRules, tellRules, type Writing } from './console-rules';
import { countOf, headlineOf } from './headline';
import { groupByShortReason, nameSome } from './reason';
import {
  casesThat,
  describeSignIns,
  folderOf,
  groupByReason,
  renderConclusion,
  type RunReport,
} from './run-report';
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

/** How many reasons are listed where little else is to be told. */
const reasonsMost = 12;
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
  const { colours, verbose = false, columns = 80, folder } = options;
  const writing: Writing = {
    cut: (text, before = '') => shorten(text, columns - before.length),
    // the reader's terminal was looked at by the caller
    paint: (verdict, text) =>
      colours ? styleText(colourOf[verdict], text, { validateStream: false }) : text,
  };
  const problems = report.run.problems.map(
    (problem) => `${writing.paint('error', 'error')} the run itself: ${printable(problem)}`,
  );
  const blocks = [
    renderFolders(report),
    ...(verbose ? renderForms(report, writing, folder) : [tellRules(brokenRules(report, 'fail'), writing)]),
    problems.join('\n'),
    (verbose ? renderAllReasons(report, writing) : renderReasons(report, writing)).join('\n'),
    renderLast(report, writing, folder),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function renderFolders({ run }: RunReport): string {
  const folders = [...new Set(run.cases.map(({ record }) => folderOf(record.feature)))];
  const width = Math.max(0, ...folders.map((folder) => nameFolder(folder).length));
  const lines = folders.map((folder) => {
    const cases = run.cases.filter(({ record }) => folderOf(record.feature) === folder);
    return `  ${nameFolder(folder).padEnd(width)}  ${describeCounts(cases)}`;
  });
  return ['Cases by step', ...lines].join('\n');
}

function renderForms(report: RunReport, { paint }: Writing, folder: string): string[] {
  return (['fail', 'warn'] as const).flatMap((verdict) =>
    casesThat(verdict, report).map((judged) => {
      const { record, conclusions } = judged;
      const forms = conclusions.map((conclusion) => renderConclusion(judged, conclusion, report, folder));
      return [`${paint(verdict, verdict)} ${record.id} ${titleOf(record)}`, ...forms].join('\n');
    }),
  );
}

function renderAllReasons(report: RunReport, { paint }: Writing): string[] {
  return (['error', 'blocked', 'not-applicable'] as const).flatMap((verdict) =>
    groupByReason(casesThat(verdict, report)).map(
      ([reason, ids]) => `${paint(verdict, verdict)} ${reason} (${nameSome(ids)})`,
    ),
  );
}

/** A short line for each error; what warned, was blocked or is not applicable is listed where little else is to be told. */
function renderReasons(report: RunReport, writing: Writing): string[] {
  const { cut, paint } = writing;
  const warned = brokenRules(report, 'warn').map(
    ({ requirement, shown }) =>
      `${nameSome(
        shown.map(({ judged }) => judged.record.id),
        2,
      )} · ${requirement.id} ${requirement.sentence}`,
  );
  const reasonsOf = (verdict: Verdict): string[] =>
    groupByShortReason(casesThat(verdict, report)).map(([reason, ids]) => `${reason} (${nameSome(ids, 2)})`);
  const isBad = report.results.counts.fail > 0;
  const named: [Verdict, string[], number][] = [
    ['error', reasonsOf('error'), reasonsMost],
    ['blocked', listBlocked(report), reasonsMost],
    ['warn', warned, isBad ? 0 : reasonsMost],
    ['not-applicable', reasonsOf('not-applicable'), isBad ? 0 : reasonsMost],
  ];
  return named.flatMap(([verdict, lines, most]) => {
    const shown = lines
      .slice(0, most)
      .map((line) => `${paint(verdict, verdict)} ${cut(line, `${verdict} `)}`);
    const rest = lines.length - shown.length;
    const noun = verdict === 'warn' ? 'rule' : 'reason';
    const more = `${String(rest)}${shown.length > 0 ? ' more' : ''} ${noun}${rest === 1 ? '' : 's'}`;
    return rest > 0 ? [...shown, `${paint(verdict, verdict)} ${more} in the report`] : shown;
  });
}

/** What stood in the way of cases, that with most of them first, then why the others could not be judged. */
function listBlocked(report: RunReport): string[] {
  const { causes } = report.run;
  const explained = new Set(causes.flatMap(({ cases }) => cases));
  const others = casesThat('blocked', report).filter(({ record }) => !explained.has(record.id));
  return [
    ...causes.map(({ sentence, requirement, cases }) => {
      const breaks = requirement === null ? '' : ` It breaks ${requirement}.`;
      return `${sentence}${breaks} ${countOf(cases, 'case')}: ${nameSome(cases, 2)}`;
    }),
    ...groupByShortReason(others).map(([reason, ids]) => `${reason} (${nameSome(ids, 2)})`),
  ];
}

function renderLast(report: RunReport, writing: Writing, folder: string): string {
  const { results } = report;
  const { verdict, target, requirements, cases } = headlineOf(results);
  const broken = brokenRules(report, 'fail');
  const signIns = describeSignIns(report);
  return [
    ...(signIns === '' ? [] : [signIns]),
    ...(broken.length > fewRules ? listRules(broken, writing) : []),
    target,
    `${requirements}. ${cases}.`,
    `${writing.paint(results.verdict, verdict)}. Report: ${path.join(folder, 'report.html')}`,
  ].join('\n');
}
