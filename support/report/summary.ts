import { describeImpact } from '../judgement/catalogue/catalogue';
import { count, printable, titleOf, verdicts, type JudgedCase, type Verdict } from '../judgement/verdict';
import { adviseOnRun } from './advice';
import { brokenRules, type BrokenRule } from './broken-rule';
import { mermaidOf } from './case-diagram';
import type { Language } from '../language/language';
import { verdictWords } from '../language/verdict-words';
import { countOf, headlineOf } from '../language/headline';
import { describeBreak, type RecordedAccount } from './recorded-account';
import { fence, inline, plain } from './markdown';
import { groupByShortReason } from './reason';
import { describeRepeats } from './repeats';
import { casesThat, describeOutgrown, renderConclusion, type RunReport } from './run-report';
import { describeSignIns } from './sign-ins';
import { soakRows } from './soak';
import { renderAllCases, renderAllRequirements, renderNetworkRow } from './summary-tables';

/** How many rules get a diagram: a page of GitHub draws no more than some tens of them. */
const diagramsMost = 20;

/**
 * The verdicts for a person, as Markdown: the verdict and what to do, then the broken rules, that first whose breach costs
 * people most, with failure form and diagram; then all else.
 */
export function renderSummary(report: RunReport): string {
  const { run } = report;
  const blocks = [
    ...renderHead(report),
    ...renderList(
      'Root causes',
      run.causes.map(
        ({ sentence, requirement, cases }) =>
          `${sentence} ${requirement === null ? '' : `It breaks ${requirement}. `}Cases that follow: ${cases.join(', ')}`,
      ),
    ),
    ...renderList('What to do next', adviseOnRun(report)),
    renderNetworkRow(report),
    ...renderRecorded(report.recorded),
    ...renderSoak(report),
    ...renderProblems(run.problems),
    ...renderRules('Broken rules', 'fail', report),
    ...renderReasons('Faults of the suite itself', 'error', report),
    ...renderRules('Warnings', 'warn', report),
    ...renderList('Known deviations that did not show', report.outgrown.map(describeOutgrown)),
    ...renderReasons('Could not be judged', 'blocked', report),
    ...renderReasons('Not applicable', 'not-applicable', report),
    ...renderRules('Recorded', 'info', report),
    '## All cases',
    ...renderAllCases(report),
    '## All requirements',
    renderAllRequirements(report),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function renderHead(report: RunReport): string[] {
  const { target, suite, profile, startedAt, durationMs } = report.results;
  const headline = headlineOf(report.results);
  const signIns = plain(describeSignIns(report));
  const facts = [
    `- Domain: ${inline(target.domain)}`,
    `- Software: ${target.software === null ? 'the server did not say' : inline(target.software)}`,
    `- Run: profile ${profile}, ${headline.cases}, begun ${startedAt}, ${(durationMs / 1000).toFixed(1)} s`,
    ...(signIns === '' ? [] : [`- ${signIns}`]),
    ...describeRepeats(report.repeats).map((sentence) => `- ${plain(sentence)}`),
    `- Suite: ${suite.name} ${suite.version}`,
  ];
  return [`# ${headline.verdict}`, `**${plain(headline.target)}**`, headline.requirements, facts.join('\n')];
}

/** What a capture shows; nothing of other runs. */
function renderRecorded(recorded: RecordedAccount | null): string[] {
  if (!recorded) return [];
  const { broken, steps, clientFaults, slips, notes } = recorded;
  const next = broken ? [plain(`Next: ${broken.next}`)] : [];
  return [
    '## What the capture shows',
    plain(describeBreak(recorded)),
    ...next,
    steps
      .map(({ number, name, state, detail }) => `${number}. ${plain(name)}: ${state} (${detail})`)
      .join('\n'),
    ...renderList(
      'What the client did wrong',
      clientFaults.map(({ sentence, step }) => `At ${step}: ${sentence}`),
    ),
    ...renderList('Slips of whoever wrote it down', slips),
    ...renderList('What it does not show', notes),
  ];
}

function renderRules(title: string, verdict: 'fail' | 'warn' | 'info', report: RunReport): string[] {
  const rules = brokenRules(report, verdict);
  if (rules.length === 0) return [];
  const heading = `## ${title}: ${countOf(rules, 'requirement')}, ${countOf(casesThat(verdict, report), 'case')}`;
  const drawn = verdict === 'fail' ? diagramsMost : 0;
  return [heading, ...rules.flatMap((rule, index) => renderRule(rule, report, index < drawn))];
}

function renderRule({ requirement, shown }: BrokenRule, report: RunReport, isDrawn: boolean): string[] {
  const cases = shown.flatMap(({ judged, conclusion }, index) => {
    const diagram = isDrawn && index === 0 ? mermaidOf(judged, conclusion.finding) : null;
    return [
      `#### ${plain(`${judged.record.id} ${titleOf(judged.record)}`)}`,
      fence(renderConclusion(judged, conclusion, report)),
      ...(diagram === null ? [] : [fence(printable(diagram), 'mermaid')]),
    ];
  });
  return [`### ${plain(requirement.sentence)}`, plain(describeImpact(requirement)), ...cases];
}

function renderReasons(title: string, verdict: Verdict, report: RunReport): string[] {
  const cases = casesThat(verdict, report);
  const lines = groupByShortReason(cases).map(([reason, ids]) => `${reason} (${ids.join(', ')})`);
  return renderList(`${title}: ${countOf(cases, 'case')}`, lines);
}

function renderSoak({ results: { soak } }: RunReport): string[] {
  if (!soak) return [];
  const rows = soakRows(soak).map(([what, figure]) => `| ${what} | ${plain(figure)} |`);
  return ['## The long conversation', ['| what | how much |', '|---|---|', ...rows].join('\n')];
}

function renderList(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, lines.map((line) => `- ${plain(line)}`).join('\n')];
}

function renderProblems(problems: readonly string[]): string[] {
  return problems.length === 0
    ? []
    : ['## The run itself went wrong', ...problems.map((problem) => fence(printable(problem)))];
}

/** Such as `3 pass, 1 fail`, strongest verdict first; nothing that did not occur. */
export function describeCounts(
  judged: readonly Pick<JudgedCase, 'verdict'>[],
  language: Language = 'en',
): string {
  const counts = count(judged.map(({ verdict }) => verdict));
  return verdicts
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${String(counts[verdict])} ${verdictWords[language][verdict]}`)
    .join(', ');
}
