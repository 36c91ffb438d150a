import { ruleTexts } from '../language/rule-texts';
import { verdictWords } from '../language/verdict-words';
import { printable, type JudgedCause, type Verdict } from '../judgement/verdict';
import { brokenRules } from './broken-rule';
import type { Writing } from './console-rules';
import { consoleWords } from './console-texts';
import { groupByReason, groupByShortReason, nameSome } from './reason';
import { casesThat, type RunReport } from './run-report';

/** How many reasons of a verdict are listed, and how many that nobody has to act on where little else is to be told. */
const reasonsMost = 12;
const quietMost = 10;

/** Each reason as it was given, with the cases it holds for. */
export function tellAllReasons(report: RunReport, { paint }: Writing): string[] {
  return (['error', 'blocked', 'not-applicable'] as const).flatMap((verdict) =>
    groupByReason(casesThat(verdict, report)).map(
      ([reason, ids]) =>
        `${paint(verdict, verdictWords[report.language][verdict])} ${reason} (${nameSome(ids, 8, report.language)})`,
    ),
  );
}

/** A short line for each error; what warned, was blocked or is not applicable is listed where little else is to be told. */
export function tellReasons(report: RunReport, { cut, paint }: Writing): string[] {
  const say = consoleWords(report);
  const { sentenceOf } = ruleTexts(report.language);
  const warned = brokenRules(report, 'warn').map(({ requirement, shown }) => {
    const ids = shown.map(({ judged }) => judged.record.id);
    return `${nameSome(ids, 2, report.language)} · ${requirement.id} ${sentenceOf(requirement)}`;
  });
  const reasonsOf = (verdict: Verdict): string[] =>
    groupByShortReason(casesThat(verdict, report)).map(
      ([reason, ids]) => `${reason} (${nameSome(ids, 2, report.language)})`,
    );
  const isBad = report.results.counts.fail > 0;
  const warnedMost = isBad ? 0 : quietMost;
  const named: [Verdict, string[], number][] = [
    ['error', reasonsOf('error'), reasonsMost],
    ['blocked', listBlocked(report), reasonsMost],
    ['warn', warned, warnedMost],
    ['not-applicable', reasonsOf('not-applicable'), Math.max(0, warnedMost - warned.length)],
  ];
  return named.flatMap(([verdict, lines, most]) => {
    const word = verdictWords[report.language][verdict];
    const tell = (line: string): string => `${paint(verdict, word)} ${cut(line, `${word} `)}`;
    const shown = lines.slice(0, most);
    const n = lines.length - shown.length;
    if (n === 0) return shown.map(tell);
    const isFurther = shown.length > 0;
    if (verdict === 'warn') return [...shown, say(isFurther ? 'furtherRules' : 'rules', { n })].map(tell);
    return [...shown, say(isFurther ? 'furtherReasons' : 'reasons', { n })].map(tell);
  });
}

/** What stood in the way of cases, that with most of them first, then why the others could not be judged. */
function listBlocked(report: RunReport): string[] {
  const { causes } = report.run;
  const explained = new Set(causes.flatMap(({ cases }) => cases));
  const others = casesThat('blocked', report).filter(({ record }) => !explained.has(record.id));
  return [
    ...causes.map((cause) => tellCause(cause, report)),
    ...groupByShortReason(others).map(([reason, ids]) => `${reason} (${nameSome(ids, 2, report.language)})`),
  ];
}

/** A cause without what was seen of it, which the conversation holds. */
function tellCause({ id, sentence, parts, requirement, cases }: JudgedCause, report: RunReport): string {
  const say = consoleWords(report);
  const breaks = requirement === null ? '' : ` ${say('breaks', { id: requirement })}`;
  const said = printable(parts?.means ?? ruleTexts(report.language).causeOf({ id, sentence }));
  return `${said}${breaks} ${say('cases', { n: cases.length, ids: nameSome(cases, 2, report.language) })}`;
}
