import type { Row } from './rows';
import { lifelinesOf } from './sequence-svg';

/** The same rows as Mermaid's text, which the pages of GitHub and GitLab draw. */
export function renderMermaid(rows: readonly Row[]): string {
  const names = lifelinesOf(rows);
  const idOf = (name: string): string => `p${String(names.indexOf(name))}`;
  const first = 'p0';
  const server = idOf('the server');
  const lines = rows.map((row): string => {
    if (row.kind === 'step')
      return `Note over ${first},${server}: ${row.isFocus ? '✘ ' : ''}${plain(row.text)}`;
    if (row.kind === 'fold') return `Note over ${first},${server}: ${String(row.count)} messages`;
    if (row.kind === 'missing') return `${server}--x${first}: ✘ what is due does not come`;
    const { party, direction, label, at } = row.exchange;
    const words = `${row.isFocus ? '✘ ' : ''}${plain(label)} (${String(at)} ms)`;
    if (direction === 'note') return `Note over ${idOf(party)}: ${words}`;
    return direction === 'sent'
      ? `${idOf(party)}->>${server}: ${words}`
      : `${server}-->>${idOf(party)}: ${words}`;
  });
  const participants = names.map((name) => `participant ${idOf(name)} as ${plain(name)}`);
  return ['sequenceDiagram', ...[...participants, ...lines].map((line) => `  ${line}`)].join('\n');
}

/** Text in which nothing is a sign of Mermaid's own. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[#;<>`]/g, (sign) => `#${String(sign.charCodeAt(0))};`)
    .slice(0, 140);
}
