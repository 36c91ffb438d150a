import type { DeviationList, DeviationRow, Signature } from './shape';

/** Where the generated part of docs/known-deviations.md begins and ends. */
const begin = '<!-- Written by npm run docs from support/judgement/deviation. -->';
const end = '<!-- End of what npm run docs writes. -->';

/** The page with its generated part made anew. @throws Error where the page has no such part */
export function renderInto(page: string, lists: readonly DeviationList[]): string {
  const [start, stop] = [page.indexOf(begin), page.indexOf(end)];
  if (start < 0 || stop < start)
    throw new Error(`docs/known-deviations.md lacks the lines "${begin}" and "${end}": put them back`);
  return `${page.slice(0, start)}${begin}\n\n${lists.map(renderList).join('\n\n')}\n\n${page.slice(stop)}`;
}

function renderList({ product, releases, deviations }: DeviationList): string {
  const rows = deviations.map(
    (row) =>
      `| ${[row.mark, row.requirement, row.cases.join(', '), describe(row), `\`${row.fault}\``, originOf(row)].join(' | ')} |`,
  );
  return [
    `## ${product} ${releases}`,
    '',
    '| mark | requirement | cases | what is done, and what then comes | played by | why, and where it is from |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function describe({ what, came }: DeviationRow): string {
  return `${cell(what)} Comes: ${nameSignature(came)}.`;
}

function nameSignature(came: Signature): string {
  if (came.length === 0) return 'nothing';
  const names = came.map((event) => {
    if ('message' in event) return `\`${event.message}\``;
    if ('text' in event) return `a text with \`${event.text}\``;
    return 'closed' in event ? `the end with ${event.closed}` : `status ${event.status}`;
  });
  return names.join(', then ').replaceAll('|', '\\|');
}

function originOf({ why, source, below }: DeviationRow): string {
  const fixed = below === undefined ? '' : ` Mended in ${below}.`;
  return cell(`${why === undefined ? '' : `${why} `}(${source})${fixed}`);
}

/** Text in a cell of a table: no markup of its own. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
