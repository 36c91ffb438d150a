import { impactTexts } from '../judgement/catalogue/catalogue';
import { printable, type Verdict } from '../judgement/verdict';
import type { BrokenRule } from './broken-rule';
import { countOf } from './headline';
import { nameSome } from './reason';

/** How many rules are told in a few lines each, and how many are listed at the end. */
const toldMost = 20;
const listedMost = 14;

/** A line for a terminal: what is too long for it is cut, and what is not plain text keeps its colour. */
export interface Writing {
  cut: (text: string, before?: string) => string;
  paint: (verdict: Verdict, text: string) => string;
}

/** The rules in a few lines each: what people notice, the rule, what came, what to do. */
export function tellRules(rules: readonly BrokenRule[], { cut, paint }: Writing): string {
  const told = rules.slice(0, toldMost).map(({ requirement, shown }) => {
    const { id, level, impact, sentence } = requirement;
    const ids = shown.map(({ judged }) => judged.record.id);
    const finding = shown[0]?.conclusion.finding;
    return [
      `${paint('fail', 'fail')} ${cut(`${nameSome(ids, 3)} · ${impactTexts[impact].label} · ${id} ${level}`, 'fail ')}`,
      cut(`  ${sentence}`),
      ...(finding ? [cut(`  came ${printable(finding.got).replace(/\s+/g, ' ')}`)] : []),
      ...(finding?.next ? [cut(`  next ${printable(finding.next)}`)] : []),
    ].join('\n');
  });
  const rest = rules.length - told.length;
  return [...told, ...(rest > 0 ? [`  and ${String(rest)} more rules in the report`] : [])].join('\n');
}

/** The rules in a line each, for the end. */
export function listRules(broken: readonly BrokenRule[], { cut, paint }: Writing): string[] {
  const lines = broken.slice(0, listedMost).map(({ requirement: { id, impact, sentence } }) => {
    const label = impactTexts[impact].label.padEnd(16);
    return cut(`  ${label} ${id.padEnd(20)} ${sentence}`);
  });
  const rest = broken.length - lines.length;
  return [
    paint('fail', `Broken: ${countOf(broken, 'requirement')}, costliest first`),
    ...lines,
    ...(rest > 0 ? [`  and ${String(rest)} more`] : []),
  ];
}
