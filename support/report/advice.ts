import { impactTexts } from '../judgement/catalogue/catalogue';
import { printable } from '../judgement/verdict';
import { brokenRules } from './broken-rule';
import type { RunReport } from './run-report';

/** How many causes and rules are advised on. */
const advicesMost = 4;

/** What to do next, most useful first: a sentence each. */
export function adviseOnRun(report: RunReport): string[] {
  const { run, results } = report;
  if (run.problems.length > 0 || results.counts.error > 0)
    return [
      'The suite itself failed: report this, with the run folder; the other verdicts may be incomplete.',
    ];
  const broken = brokenRules(report, 'fail');
  const causes = run.causes
    .filter(({ requirement, cases }) => requirement === null && cases.length > 1)
    .map(({ sentence, cases }) => `Find out why: ${sentence} ${String(cases.length)} cases wait for it.`);
  const rules = broken.slice(0, advicesMost).map(({ requirement, shown }) => {
    const next = shown.flatMap(({ conclusion }) => conclusion.finding?.next ?? [])[0];
    const follows = run.causes.find((cause) => cause.requirement === requirement.id)?.cases.length ?? 0;
    const waiting = follows > 0 ? ` ${String(follows)} cases follow from it.` : '';
    return `Mend ${requirement.id}: ${requirement.sentence} (${impactTexts[requirement.impact].label})${waiting}${next === undefined ? '' : ` ${printable(next)}`}`;
  });
  const advice = [...causes, ...rules].slice(0, advicesMost);
  if (advice.length > 0) return advice;
  if (results.counts.blocked > 0)
    return ['Remove what stood in the way of the blocked cases, and run again: they say nothing yet.'];
  return results.counts.warn > 0
    ? ['Nothing has to be mended. Weigh the warnings: the server conforms in all it must.']
    : ['Nothing has to be done.'];
}
