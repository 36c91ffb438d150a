import type { Language } from '../language/language';
import { printable, type JudgedCase } from '../judgement/verdict';

/** Characters of a reason in one line. */
const lineMost = 140;

/**
 * A reason as one short sentence: what stood on the wire is left to the conversation, and of an expression what it
 * looks for is kept.
 */
export function shortReason(reason: string): string {
  const [first = ''] = printable(reason).split('\n');
  const withoutWire = first
    .replace(/; got .*$/, '')
    .replace(/(?:; this one)?: <[\w!?/].*$/, '')
    .replace(/, and there was .*$/, ', and it did not come');
  const plain = shortenExpressions(withoutWire).trim();
  return plain.length <= lineMost ? plain : `${plain.slice(0, lineMost - 1)}…`;
}

/** Cases of one verdict by the reason they give, so that a reason which holds for many is said once. */
export function groupByReason(cases: readonly JudgedCase[]): [reason: string, caseIds: string[]][] {
  const groups = new Map<string, string[]>();
  for (const { message, record } of cases) {
    const reason = printable(message ?? 'no reason given');
    groups.set(reason, [...(groups.get(reason) ?? []), record.id]);
  }
  return [...groups];
}

/** Cases by their short reasons, so that a reason which holds for many is said once. */
export function groupByShortReason(cases: readonly JudgedCase[]): [reason: string, caseIds: string[]][] {
  const groups = new Map<string, string[]>();
  for (const { message, record } of cases) {
    const reason = shortReason(message ?? 'no reason given');
    groups.set(reason, [...(groups.get(reason) ?? []), record.id]);
  }
  return [...groups];
}

/** Case ids as far as a line has room for them. */
export function nameSome(caseIds: readonly string[], most = 8, language: Language = 'en'): string {
  const rest = caseIds.length - most;
  const more = language === 'nl' ? `en nog ${String(rest)}` : `and ${String(rest)} more`;
  return rest > 0 ? `${caseIds.slice(0, most).join(', ')} ${more}` : caseIds.join(', ');
}

/** A text whose XPath expressions are cut to what they look for: the last step, without prefixes. */
function shortenExpressions(text: string): string {
  const start = text.search(/(?<=^|\s)\/{1,2}[\w-]+:\w/);
  if (start < 0) return text;
  let depth = 0;
  let last = start + 1;
  let end = start;
  for (; end < text.length; end += 1) {
    const sign = text.charAt(end);
    if ('[('.includes(sign)) depth += 1;
    else if ('])'.includes(sign)) depth -= 1;
    else if (depth === 0 && sign === '/') last = end + 1;
    else if (depth === 0 && /[\s,;]/.test(sign)) break;
  }
  const looksFor = text.slice(last, end).replace(/[\w-]+:(?=[\w*])/g, '');
  return text.slice(0, start) + looksFor + shortenExpressions(text.slice(end));
}
