import { describeImpact } from './impact';
import { describeCases, describeCounts, groupByFolder, type Covered } from './coverage';

const preamble = `# Requirements

Every rule the suite knows, from the same data the suite runs on (\`support/judgement/catalogue/*.yaml\`), and what tests it.
\`impact\` is what an agent or a supervisor would notice of its breach. EXAMPLE marks what only the example in Cisco's article shows: not meeting it can warn, never fail.
Written by \`npm run docs\`; do not edit.
`;

/** The page \`docs/requirements.md\`: one table for each folder. */
export function renderPage(covered: readonly Covered[]): string {
  const tables = [...groupByFolder(covered)].map(([folder, rows]) => renderTable(folder, rows));
  return [preamble, `In all ${describeCounts(covered)}.\n`, ...tables].join('\n');
}

function renderTable(folder: string, covered: readonly Covered[]): string {
  return [
    `## ${folder}`,
    '',
    `${describeCounts(covered)}.`,
    '',
    '| id | level | sentence | impact | section | cases |',
    '|---|---|---|---|---|---|',
    ...covered.map(renderRow),
    '',
  ].join('\n');
}

function renderRow({ requirement, cases, state }: Covered): string {
  const { id, level, severity, sentence, source, section, url, excluded } = requirement;
  const graded = severity === undefined ? level : `${level} (${severity})`;
  const tested = state === 'tested' ? describeCases(cases) : state;
  const outcome = state === 'excluded' ? `excluded: ${escapeCell(excluded ?? '')}` : tested;
  const link = `[${escapeCell(`${source}, ${section}`)}](${url})`;
  return `| ${id} | ${graded} | ${escapeCell(sentence)} | ${escapeCell(describeImpact(requirement))} | ${link} | ${outcome} |`;
}

/** Text that Markdown shows as it is inside a cell: an element stays an element and a bar a bar. */
function escapeCell(text: string): string {
  return text
    .replace(/[\\`*_[\]|]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
