import { describeCases, describeCounts, describeNoise, describeOutcome, describeRun } from './sentences';
import type { Report } from './report';

/** A change ticket takes no more lines, and the first screen half of them. */
const linesMost = 40;
const firstScreen = 20;
const width = 118;

/** The comparison as text for a change ticket: what it comes to and what matters most first. */
export function renderText(report: Report, decisions: readonly string[], page: string | null): string {
  const { obstacles, differences } = report;
  const head = [
    describeOutcome(report),
    `before  ${describeRun(report.before)}`,
    `after   ${describeRun(report.after)}`,
    `${String(report.compared.cases)} cases and ${String(report.compared.conversations)} conversations compared: ${describeCounts(report)}. ${describeNoise(report)}`,
    ...obstacles.map(({ sentence }) => `! ${sentence}`),
    ...decisions.slice(0, 5).map((sentence) => `! ${sentence}`),
    ...(decisions.length > 5 ? [`! and ${String(decisions.length - 5)} more that are expired or gone`] : []),
  ].map(clip);
  const open = differences.filter(({ accepted }) => !accepted);
  const room = Math.max(3, firstScreen - head.length - 2);
  const listed = open.slice(0, room).map(lineOf);
  const more =
    open.length > room ? [`and ${String(open.length - room)} more, in compare.md and on the page`] : [];
  const first = [...head, ...(listed.length > 0 ? [''] : []), ...listed, ...more];
  const foot = page === null ? [] : ['', `Page: ${page}`];
  const left = linesMost - first.length - foot.length - 1;
  const reasons = open.filter(({ class: of }) => of === 'breaking').flatMap(reasonOf);
  const told = reasons.slice(0, Math.max(0, left));
  return [...first, ...(told.length > 0 ? [''] : []), ...told, ...foot, ''].join('\n');
}

function lineOf({ class: of, cases, sentence, fingerprint }: Report['differences'][number]): string {
  const start = `${of.padEnd(11)} ${describeCases(cases).padStart(9)}  `;
  const rest = width - start.length - 15;
  return `${start}${sentence.length > rest ? `${sentence.slice(0, rest - 1)}…` : sentence} [${fingerprint}]`;
}

/** Why a breaking difference is one, who notices, and what to try. */
function reasonOf({ fingerprint, why, clients, test }: Report['differences'][number]): string[] {
  const who = clients.map(({ name, version }) => `${name} ${version}`).join('; ');
  return [`[${fingerprint}] ${why}`, `  noticed by ${who}${test === null ? '' : `. By hand: ${test}`}`].map(
    clip,
  );
}

function clip(line: string): string {
  return line.length <= 2 * width ? line : `${line.slice(0, 2 * width - 1)}…`;
}
