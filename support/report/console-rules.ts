import { ruleTexts } from '../language/rule-texts';
import { verdictWords } from '../language/verdict-words';
import { printable, type Verdict } from '../judgement/verdict';
import type { BrokenRule } from './broken-rule';
import { consoleWords } from './console-texts';
import { nameSome } from './reason';
import type { RunReport } from './run-report';

/** How many rules are told in a few lines each. */
const toldMost = 20;
/** How many lines the list at the end has: with what follows it, it fits on a screen of 24. */
const listedMost = 17;

/** A line for a terminal: what is too long for it is cut, and what is not plain text keeps its colour. */
export interface Writing {
  cut: (text: string, before?: string) => string;
  paint: (verdict: Verdict, text: string) => string;
}

/** The rules in a few lines each: what people notice, the rule, what came, what to do. */
export function tellRules(rules: readonly BrokenRule[], report: RunReport, { cut, paint }: Writing): string {
  const say = consoleWords(report);
  const { labelOf, sentenceOf } = ruleTexts(report.language);
  const word = verdictWords[report.language].fail;
  const told = rules.slice(0, toldMost).map(({ requirement, shown }) => {
    const { id, level, impact } = requirement;
    const ids = shown.map(({ judged }) => judged.record.id);
    const finding = shown[0]?.conclusion.finding;
    return [
      `${paint('fail', word)} ${cut(`${nameSome(ids, 3, report.language)} · ${labelOf(impact)} · ${id} ${level}`, `${word} `)}`,
      cut(`  ${sentenceOf(requirement)}`),
      ...(finding ? [cut(`  ${say('came')} ${printable(finding.got).replace(/\s+/g, ' ')}`)] : []),
      ...(finding?.next ? [cut(`  ${say('next')} ${printable(finding.next)}`)] : []),
    ].join('\n');
  });
  const n = rules.length - told.length;
  return [...told, ...(n > 0 ? [`  ${say('moreRules', { n })}`] : [])].join('\n');
}

/** The rules in a line each, for the end. */
export function listRules(
  broken: readonly BrokenRule[],
  report: RunReport,
  { cut, paint }: Writing,
): string[] {
  const say = consoleWords(report);
  const { labelOf, sentenceOf } = ruleTexts(report.language);
  const shown = broken.length <= listedMost ? broken : broken.slice(0, listedMost - 1);
  const widest = (texts: string[]): number => Math.max(...texts.map(({ length }) => length));
  const labels = widest(shown.map(({ requirement }) => labelOf(requirement.impact)));
  const ids = widest(shown.map(({ requirement }) => requirement.id));
  const lines = shown.map(({ requirement }) =>
    cut(
      `  ${labelOf(requirement.impact).padEnd(labels)}  ${requirement.id.padEnd(ids)}  ${sentenceOf(requirement)}`,
    ),
  );
  const n = broken.length - lines.length;
  return [
    paint('fail', say('broken', { n: broken.length })),
    ...lines,
    ...(n > 0 ? [`  ${say('more', { n })}`] : []),
  ];
}
