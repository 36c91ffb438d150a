import { describeImpact, type Requirement } from '../catalogue/catalogue';
import type { Finding } from './judgement';
import { printable } from './printable';

/** What the form needs of a requirement. */
export type Ruled = Pick<
  Requirement,
  'id' | 'level' | 'severity' | 'because' | 'source' | 'section' | 'sentence' | 'url' | 'impact' | 'effect'
>;

/**
 * The failure form: requirement, level and rule; what people notice of it; what was sent; what was expected; what came; where the conversation
 * is; which section to read; what to do next. Plain text without an indent, lines joined by newlines.
 * `conversation` is the path of the rendered transcript, or null where there was none.
 */
export function renderFailureForm(
  finding: Finding,
  requirement: Ruled | undefined,
  conversation: string | null,
): string {
  const lines = [
    requirement ? headingOf(requirement, finding.known) : finding.requirement || 'no requirement',
    ...(requirement ? field('impact', describeImpact(requirement)) : []),
    ...field('sent', finding.sent ?? 'nothing: the rule is about what the server does unasked'),
    ...(finding.expected.length === 1
      ? field('expected', finding.expected.join(''))
      : field('expected', ['one of', ...finding.expected.map((outcome) => `- ${outcome}`)].join('\n'))),
    ...field('came', finding.got),
    ...field('where', conversation ?? 'no conversation was recorded'),
    ...(requirement ? field('read', `${sectionOf(requirement)}, ${requirement.url}`) : []),
    ...(finding.next === null ? [] : field('next', finding.next)),
  ];
  return printable(lines.join('\n'));
}

/** Such as `RFC 7395, section 3.1`. */
export function sectionOf({ source, section }: Pick<Requirement, 'source' | 'section'>): string {
  return `${source}, ${/^\d/.test(section) ? 'section ' : ''}${section}`;
}

function headingOf({ id, level, severity, because, sentence }: Ruled, known: string | undefined): string {
  const own = severity ? ` (${severity}${because ? `: ${because}` : ''})` : '';
  const graded = known === undefined ? own : ` (warn: ${known})`;
  return `${id} · ${level}${graded} · ${sentence}`;
}

/** A field's name in a column of its own, further lines under the first. */
function field(name: string, text: string): string[] {
  return text.split('\n').map((line, index) => `  ${(index === 0 ? name : '').padEnd(10)}${line}`.trimEnd());
}
