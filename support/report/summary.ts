import {
  count,
  printable,
  sectionOf,
  verdicts,
  wirePath,
  type JudgedCase,
  type Verdict,
} from '../judgement/verdict';
import { readNetworkRow } from './network-row';
import {
  casesThat,
  describeOutgrown,
  describeSignIns,
  folderOf,
  groupByReason,
  renderConclusion,
  type RunReport,
} from './run-report';

/** The verdicts for a person, as Markdown: failures first, each in the failure form, then all cases per feature. */
export function renderSummary(report: RunReport): string {
  const { results, run } = report;
  const blocks = [
    `# ${results.target.name}: ${results.verdict}`,
    renderFacts(report),
    table(
      ['verdict', ...verdicts],
      [['requirements', ...verdicts.map((verdict) => String(results.counts[verdict]))]],
    ),
    renderNetworkRow(report),
    ...renderFindings('Nonconformities', 'fail', report),
    ...renderProblems(run.problems),
    ...renderReasons('Faults of the suite itself', 'error', report),
    ...renderFindings('Warnings', 'warn', report),
    ...renderOutgrown(report),
    ...renderReasons('Blocked', 'blocked', report),
    ...renderReasons('Not applicable', 'not-applicable', report),
    ...renderFindings('Recorded', 'info', report),
    '## All cases',
    ...renderFeatures(report),
    '## All requirements',
    renderRequirements(report),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function renderFacts(report: RunReport): string {
  const { results } = report;
  const signIns = plain(describeSignIns(report));
  const { target, suite, profile, startedAt, durationMs, cases } = results;
  return [
    `- Target: ${inline(target.url)}, domain ${inline(target.domain)}`,
    `- Software: ${target.software === null ? 'the server did not say' : inline(target.software)}`,
    `- Run: profile ${profile}, ${cases.length} cases, begun ${startedAt}, ${(durationMs / 1000).toFixed(1)} s`,
    ...(signIns === '' ? [] : [`- ${signIns}`]),
    `- Suite: ${suite.name} ${suite.version}`,
  ].join('\n');
}

function renderNetworkRow({ run }: RunReport): string {
  const row = readNetworkRow(run.cases.flatMap(({ record }) => record.transcript ?? []));
  if (!row) return 'No connection was asked for an upgrade.';
  const heads = ['Status', 'Method', 'Domain', 'File', 'Initiator', 'Type', 'Transferred', 'Size'];
  const { status, method, domain, file, initiator, type, transferred, size } = row;
  const cells = [status, method, domain, file, initiator, type, transferred, size];
  return `The upgrade, as a browser's network tool would list it:\n\n${table(heads, [cells])}`;
}

function renderFindings(title: string, verdict: Verdict, report: RunReport): string[] {
  const cases = casesThat(verdict, report);
  if (cases.length === 0) return [];
  const blocks = cases.map((judged) => {
    const { record, conclusions } = judged;
    const forms = conclusions.map((conclusion) => fence(renderConclusion(judged, conclusion, report)));
    return [`### ${plain(`${record.id} ${record.name}`)}`, inline(record.feature), ...forms].join('\n\n');
  });
  return [`## ${title} (${cases.length})`, ...blocks];
}

function renderReasons(title: string, verdict: Verdict, report: RunReport): string[] {
  const cases = casesThat(verdict, report);
  if (cases.length === 0) return [];
  const lines = groupByReason(cases).map(([reason, ids]) => `- ${plain(reason)} (${ids.join(', ')})`);
  return [`## ${title} (${cases.length})`, lines.join('\n')];
}

function renderOutgrown({ outgrown }: RunReport): string[] {
  if (outgrown.length === 0) return [];
  const lines = outgrown.map((deviation) => `- ${plain(describeOutgrown(deviation))}`);
  return [`## Known deviations that did not show (${outgrown.length})`, lines.join('\n')];
}

function renderProblems(problems: readonly string[]): string[] {
  return problems.length === 0
    ? []
    : ['## The run itself went wrong', ...problems.map((problem) => fence(printable(problem)))];
}

function renderFeatures({ run }: RunReport): string[] {
  const features = [...new Set(run.cases.map(({ record }) => record.feature))];
  return features.map((feature) => {
    const cases = run.cases.filter(({ record }) => record.feature === feature);
    const title = `### ${folderOf(feature)}: ${plain(cases[0]?.record.featureName ?? '')}`;
    const rows = cases.map(rowOf);
    return `${title}\n\n${describeCounts(cases)}\n\n${table(['case', 'verdict', 'name', 'requirements', 'ms'], rows)}`;
  });
}

function rowOf({ record, verdict }: JudgedCase): string[] {
  const id = record.transcript ? `[${record.id}](${wirePath(record.id)}.txt)` : record.id;
  return [id, verdict, plain(record.name), record.requirements.join(', '), String(record.durationMs)];
}

/** Such as `3 pass, 1 fail`, strongest verdict first; nothing that did not occur. */
export function describeCounts(judged: readonly { verdict: Verdict }[]): string {
  const counts = count(judged.map(({ verdict }) => verdict));
  return verdicts
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${verdict}`)
    .join(', ');
}

function renderRequirements({ run }: RunReport): string {
  const rows = run.requirements.map(({ requirement, verdict, cases }) => [
    requirement.id,
    requirement.level,
    verdict,
    `[${plain(sectionOf(requirement))}](${requirement.url})`,
    cases.map(({ record }) => record.id).join(', '),
  ]);
  return table(['requirement', 'level', 'verdict', 'read', 'cases'], rows);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text that Markdown shows as it stands, on one line. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|#]/g, '\\$&');
}

function inline(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

/** A code block whose fence is longer than any inside it. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}text\n${text}\n${ticks}`;
}
