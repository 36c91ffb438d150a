import type { Entry } from '../protocol/wire/transcript';
import { parse } from '../protocol/xml/parse';
import { holds, type Variables } from '../protocol/xml/query';

/** Whether an XPath expression holds for an entry; never for one that is no text, or is not well-formed. */
export function satisfies(entry: Entry, expression: string, variables: Variables = {}): boolean {
  if (entry.kind !== 'frame' || entry.type !== 'text') return false;
  const parsed = parse(entry.text);
  return parsed.ok && holds(expression, parsed.document, variables);
}
