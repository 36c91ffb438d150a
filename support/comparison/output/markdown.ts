import { describeCases, describeCounts, describeNoise, describeOutcome, describeRun } from './sentences';
import type { Report } from './report';

/** Rows of a class that stand in the open; the others are on the page. */
const rowsMost = 60;

/** The comparison for a pull request. */
export function renderMarkdown(report: Report, decisions: readonly string[]): string {
  const { before, after, obstacles, differences, noise } = report;
  const classes = ['breaking', 'behavioural', 'unknown', 'cosmetic'] as const;
  return [
    `# ${escape(before.target)} before and after`,
    '',
    `**${escape(describeOutcome(report))}**`,
    '',
    `- before: ${escape(describeRun(before))}`,
    `- after: ${escape(describeRun(after))}`,
    `- ${String(report.compared.cases)} cases and ${String(report.compared.conversations)} conversations compared: ${describeCounts(report)}`,
    `- ${describeNoise(report)}`,
    ...[...obstacles.map(({ sentence }) => sentence), ...decisions].map((each) => `- ⚠ ${escape(each)}`),
    ...classes.flatMap((of) =>
      sectionOf(
        of,
        differences.filter((each) => each.class === of),
      ),
    ),
    ...(noise.subtracted.length > 0
      ? [
          '',
          `<details><summary>Taken out as noise: ${String(noise.subtracted.length)}</summary>`,
          '',
          ...tableOf(noise.subtracted),
          '',
          '</details>',
        ]
      : []),
    '',
  ].join('\n');
}

function sectionOf(title: string, differences: Report['differences']): string[] {
  if (differences.length === 0) return [];
  const head = ['', `## ${title}: ${String(differences.length)}`, ''];
  if (title !== 'cosmetic') return [...head, ...tableOf(differences)];
  return [
    ...head,
    '<details><summary>Nobody in use notices</summary>',
    '',
    ...tableOf(differences),
    '',
    '</details>',
  ];
}

function tableOf(differences: Report['differences']): string[] {
  const rows = differences.slice(0, rowsMost).map((each) => {
    const clients = each.clients.map(({ name }) => name).join(', ');
    const cells = [
      `${escape(each.sentence)}${each.accepted ? ' (accepted)' : ''}`,
      `${describeCases(each.cases)}${each.example.case === '' ? '' : `, such as ${each.example.case}`}`,
      `${escape(each.why)}${clients === '' ? '' : ` Noticed by ${escape(clients)}.`}`,
      escape(each.test ?? ''),
      `\`${each.fingerprint}\``,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const left = differences.length - rows.length;
  return [
    '| what | where | why | by hand | fingerprint |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    ...(left > 0 ? ['', `And ${String(left)} more, on the page.`] : []),
  ];
}

/** A server's words are shown, and mark nothing up. */
function escape(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\\`*_[\]|]/g, '\\$&');
}
