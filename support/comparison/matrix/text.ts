import { signs } from '../../page';
import { groupUnsteady, type Group } from './attention';
import type { MatrixReport } from './report-shape';
import { describeMatrix, describeTargets } from './sentences';

/** As much as a comparison takes, so that either fits a change ticket. */
const linesMost = 40;
const targetsMost = 8;
/** Runs of a target that a line shows as signs: the last ones. */
const signsMost = 40;
const width = 118;

/** Runs side by side as text: what they come to, and what is not steady, that first which presses most. */
export function renderMatrixText(report: MatrixReport, page: string | null): string {
  const targets = describeTargets(report.runs);
  const head = [
    describeMatrix(report),
    ...targets.slice(0, targetsMost),
    ...(targets.length > targetsMost ? [`and ${String(targets.length - targetsMost)} more targets`] : []),
    ...report.notes.map((note) => `! ${note}`),
  ].map((line) => clip(line));
  const foot = page === null ? [] : ['', `Page: ${page}`];
  const several = targets.length > 1;
  const entries = groupUnsteady(report).map((group) => linesOf(report, group, several));
  const room = linesMost - head.length - foot.length - 3;
  const listed: string[][] = [];
  for (const entry of entries) {
    if (listed.flat().length + entry.length > Math.max(room, entry.length)) break;
    listed.push(entry);
  }
  const left = entries.length - listed.length;
  return [
    ...head,
    ...(listed.length > 0 ? ['', ...listed.flat()] : []),
    ...(left > 0 ? [`and ${String(left)} more, on the page`] : []),
    ...foot,
    '',
  ].join('\n');
}

/** One requirement with its rule and its signs; of several that go together their ids, and the signs where all are alike. */
function linesOf({ runs }: MatrixReport, group: Group, several: boolean): string[] {
  const { target, state, sentence, requirements } = group;
  const strips = requirements.map(({ cells }) =>
    cells
      .filter((_, column) => runs[column]?.target === target)
      .slice(-signsMost)
      .map((cell) => (cell ? signs[cell.verdict] : ' '))
      .join(''),
  );
  const [first] = requirements;
  const strip = new Set(strips).size === 1 && runs.length > 1 ? `  ${strips[0] ?? ''}` : '';
  const what =
    requirements.length === 1 && first
      ? `${first.id}  ${first.title}`
      : `${String(requirements.length)} requirements: ${requirements.map(({ id }) => id).join(', ')}`;
  return [
    `${state.padEnd(16)} ${sentence}${several ? ` [${target}]` : ''}`,
    `${clip(`                 ${what}`, width - strip.length)}${strip}`,
  ].map((line) => clip(line));
}

function clip(line: string, most = 2 * width): string {
  return line.length <= most ? line : `${line.slice(0, Math.max(20, most - 1))}…`;
}
