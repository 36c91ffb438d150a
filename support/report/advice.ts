import { speak, type Language } from '../language/language';
import { ruleTexts } from '../language/rule-texts';
import { printable, type JudgedCause } from '../judgement/verdict';
import { brokenRules, type BrokenRule } from './broken-rule';
import type { RunReport } from './run-report';

/** How many causes and rules are advised on. */
const advicesMost = 4;
/** What keeps so many cases from being judged comes before any rule. */
const manyCases = 10;

const texts = {
  failed: [
    'The suite itself failed: report this, with the run folder; the other verdicts may be incomplete.',
    'De testsuite zelf heeft gefaald: meld dit, met de map van de testrun; de andere oordelen kunnen onvolledig zijn.',
  ],
  find: ['Find out why: {what}', 'Zoek uit waarom: {what}'],
  waits: [
    '{n} case waits for it.|{n} cases wait for it.',
    '{n} geval wacht erop.|{n} gevallen wachten erop.',
  ],
  mend: ['Mend {id}: {sentence} ({impact})', 'Herstel {id}: {sentence} ({impact})'],
  orMend: [
    'If that is as it should be, mend {id}: {sentence} ({impact})',
    'Is dat in orde, herstel dan {id}: {sentence} ({impact})',
  ],
  follows: [
    '{n} case follows from it.|{n} cases follow from it.',
    '{n} geval volgt eruit.|{n} gevallen volgen eruit.',
  ],
  unblock: [
    'Remove what stood in the way of the blocked cases, and run again: they say nothing yet.',
    'Neem weg wat de beoordeling van gevallen tegenhield en voer de test opnieuw uit: ze zeggen nog niets.',
  ],
  weigh: [
    'Nothing has to be mended. Weigh the warnings: the server conforms in all it must.',
    'Er hoeft niets te worden hersteld. Weeg de waarschuwingen: de server voldoet aan alles wat moet.',
  ],
  nothing: ['Nothing has to be done.', 'Er hoeft niets te gebeuren.'],
} as const;

/** An advice, and how many cases wait for it. */
interface Advice {
  sentence: string;
  waiting: number;
}

/** What to do next, most useful first: a sentence each. */
export function adviseOnRun(report: RunReport, language: Language = 'en'): string[] {
  const { run, results } = report;
  const say = speak(texts, language);
  if (run.problems.length > 0 || results.counts.error > 0) return [say('failed')];
  const causes = run.causes
    .filter(({ requirement, cases }) => requirement === null && cases.length > 1)
    .map((cause) => adviseOnCause(cause, language));
  const rules = brokenRules(report, 'fail').map((rule) => adviseOnRule(rule, run.causes, language));
  const isUrgent = ({ waiting }: Advice): boolean => waiting >= manyCases;
  const urgent = [...causes, ...rules].filter(isUrgent).sort((a, b) => b.waiting - a.waiting);
  const others = [...rules, ...causes].filter((advice) => !isUrgent(advice));
  const advice = [...urgent, ...others].slice(0, advicesMost);
  if (advice.length > 0) return advice.map(({ sentence }) => sentence);
  if (results.counts.blocked > 0) return [say('unblock')];
  return [say(results.counts.warn > 0 ? 'weigh' : 'nothing')];
}

function adviseOnCause(
  { id, sentence, parts, cases: { length: n } }: JudgedCause,
  language: Language,
): Advice {
  const say = speak(texts, language);
  const what = parts?.next ?? say('find', { what: ruleTexts(language).causeOf({ id, sentence }) });
  return { sentence: `${what} ${say('waits', { n })}`, waiting: n };
}

/** On a broken rule; what is known of the cause, such as a wrong name in the target file, comes before it. */
function adviseOnRule(
  { requirement, shown }: BrokenRule,
  causes: readonly JudgedCause[],
  language: Language,
): Advice {
  const say = speak(texts, language);
  const { labelOf, sentenceOf } = ruleTexts(language);
  const cause = causes.find((each) => each.requirement === requirement.id);
  const first = cause?.parts?.next ?? null;
  const next = shown.flatMap(({ conclusion }) => conclusion.finding?.next ?? [])[0] ?? null;
  const rule = {
    id: requirement.id,
    sentence: sentenceOf(requirement),
    impact: labelOf(requirement.impact),
  };
  const waiting = cause?.cases.length ?? 0;
  const said = [
    first,
    say(first === null ? 'mend' : 'orMend', rule),
    waiting > 0 ? say('follows', { n: waiting }) : null,
    next === null || next === first ? null : printable(next),
  ];
  return { sentence: said.filter((part) => part !== null).join(' '), waiting };
}
