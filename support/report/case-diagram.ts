import type { Finding, JudgedCase } from '../judgement/verdict';
import { arrange, focusOn, readExchanges, renderMermaid, type Row } from './diagram';

/** The rows of a case's diagram, with what its finding is about marked; null where it held no conversation. */
export function rowsOf({ record }: JudgedCase, finding: Finding | null): Row[] | null {
  if (!record.transcript) return null;
  const exchanges = readExchanges(record.transcript);
  const keywords = new Map(record.steps.map(({ text, keyword }) => [text, keyword]));
  return arrange(exchanges, focusOn(exchanges, record.steps, finding), keywords);
}

/** A case's diagram as Mermaid's text, or null. */
export function mermaidOf(judged: JudgedCase, finding: Finding | null): string | null {
  const rows = rowsOf(judged, finding);
  return rows && renderMermaid(rows);
}
