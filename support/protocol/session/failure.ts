import type { Withheld } from '../budget';
import { startOf } from '../wire/excerpt';
import type { Outcome } from './inbox';
import type { Message } from './message';
import { answeredRequest } from './responder';

/** What stands in the way of a conversation: the same name and sentence for all that meet it. */
export interface Blocker {
  id: string;
  sentence: string;
  /** The sentence taken apart, where it also says what to do: for a page that has a place for either. */
  parts?: { means: string; next: string };
}

/** A conversation could not be brought to where a case starts: nothing is judged yet, and the reason is named. */
export class SetupFailure extends Error {
  override readonly name = 'SetupFailure';

  /** @param blocker what stood in the way, where other conversations may meet it as well */
  constructor(
    message: string,
    readonly blocker: Blocker | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What the suite itself did not do, or broke off, to keep within its bounds: it blocks, and tells nothing of the server. */
export function withheld(what: string, cause: Withheld): SetupFailure {
  const blocker = { id: 'withheld', sentence: cause.message };
  return new SetupFailure(`${what}: ${cause.message}`, blocker, { cause });
}

/**
 * What came, for a reader to act on: the message with its time, or how the wait ended and what was heard meanwhile.
 * Requests that the session has answered by itself are only counted: they belong to no reaction.
 */
export function describeOutcome(outcome: Outcome): string {
  const shown = outcome.heard.filter((message) => answeredRequest(message) === undefined);
  const heard = describeHeard(shown);
  const beside = countAnswered(outcome.heard);
  if (outcome.kind === 'message') return describeMessage(outcome.message);
  if (outcome.kind === 'closed') {
    const { code, reason, at } = outcome.closing;
    const closing = `the WebSocket closed with ${String(code)}${reason === '' ? '' : ` "${reason}"`} at ${String(at)} ms${beside}`;
    return heard === '' ? closing : `${heard}; then ${closing}`;
  }
  if (outcome.kind === 'silent') {
    const behind = `before a later request was answered${beside}`;
    return heard === '' ? `nothing ${behind}` : `${heard}; nothing else ${behind}`;
  }
  const within = `within ${String(outcome.withinMs)} ms${beside}`;
  return heard === '' ? `nothing ${within}` : `${heard}; nothing else ${within}`;
}

/** The same without times, so that one reason which stops many cases reads the same in each. */
export function nameOutcome(outcome: Outcome): string {
  if (outcome.kind === 'message') return startOf(outcome.message.text, shownMost);
  if (outcome.kind === 'closed') return `the WebSocket closed with ${String(outcome.closing.code)}`;
  if (outcome.kind === 'silent') return 'no answer, though a later request was answered';
  return `no answer within ${String(outcome.withinMs)} ms`;
}

/** Messages in the order they came, with their times. */
export function describeHeard(heard: readonly Message[]): string {
  return heard
    .filter(({ fence }) => fence === undefined)
    .map(describeMessage)
    .join('\n');
}

/** Such as ` (and 47 questions for the software version)`; empty where there were none. */
function countAnswered(heard: readonly Message[]): string {
  const counts = new Map<string, number>();
  for (const purpose of heard.flatMap((message) => answeredRequest(message) ?? []))
    counts.set(purpose, (counts.get(purpose) ?? 0) + 1);
  const parts = Array.from(
    counts,
    ([purpose, count]) => `${count} question${count === 1 ? '' : 's'} ${purpose}`,
  );
  return parts.length === 0 ? '' : ` (and ${parts.join(' and ')})`;
}

/** Characters of a message that are shown: more than a finding holds, so that what hides secrets sees them whole. */
const shownMost = 16 * 1024;

function describeMessage({ text, at, parsed }: Message): string {
  const problem = parsed.ok ? '' : ` (${parsed.problem})`;
  return text.length <= shownMost
    ? `${text} at ${String(at)} ms${problem}`
    : `${String(text.length)} characters at ${String(at)} ms${problem}: ${startOf(text, shownMost)}`;
}
