import {
  describeHeard,
  describeOutcome,
  fence,
  fill,
  type CaseVariables,
  type Message,
  type Session,
} from '../../protocol/session';
import { assumeFenced, awaitReaction, nonconformity, suspectOf } from '../expectation';
import { findMissing } from '../missing';

/** Sends a template, so many times or made so long. */
export type SendSeries = (
  session: Session,
  count: number,
  template: string,
  variables: CaseVariables,
) => void;

/**
 * Sends so many stanzas back to back: the paragraphs of a template in turn, each with its `$number`, which counts
 * from 1. What comes from the first of them on is the reaction.
 */
export function sendSeries(session: Session, count: number, template: string): void {
  const stanzas = template.split(/\n\s*\n/);
  const { length: position } = session.inbox.messages;
  for (let number = 1; number <= count; number += 1) {
    const stanza = stanzas[(number - 1) % stanzas.length] ?? '';
    const last = session.sendTemplate(stanza, { number: String(number) });
    session.resume({ ...last, position });
  }
}

/** Sends a template that `$padding` brings to so many bytes of UTF-8. */
export const sendBytes: SendSeries = (session, bytes, template, variables) => {
  session.nextId('request');
  const withoutPadding = fill(template, { ...session.variables, padding: '' });
  const padding = 'x'.repeat(bytes - Buffer.byteLength(withoutPadding));
  variables.set({ padding });
  session.sendTemplate(template, { padding });
};

/**
 * Checks that the reaction holds, for each `$number` from 1 on, one message that satisfies an XPath expression.
 * @param inOrder also that they came in the order of their numbers
 */
export async function expectEach(
  session: Session,
  count: number,
  inOrder: boolean,
  expression: string,
): Promise<void> {
  const numbers = Array.from({ length: count }, (_, index) => String(index + 1));
  const expected = `one message for each $number of ${String(count)}${inOrder ? ', in their order' : ''}, with ${expression}`;
  for (const number of numbers) await expectNumber(session, number, expression, expected);
  // what is said twice has come twice by the time a later ping is answered
  const { heard, kind } = await fence(session);
  const found = numbers.flatMap((number) => matching(session, heard, number, expression));
  if (!inOrder && found.length > count) throw nonconformity(session, expected, describeHeard(found));
  // what comes again comes too often, and not out of order
  const firsts = numbers.flatMap((number) => matching(session, heard, number, expression).slice(0, 1));
  const sorted = [...firsts].sort((a, b) => heard.indexOf(a) - heard.indexOf(b));
  if (inOrder && sorted.some((message, index) => message !== firsts[index]))
    throw nonconformity(session, expected, describeHeard(sorted));
  assumeFenced(kind, 'no message came twice');
}

async function expectNumber(
  session: Session,
  number: string,
  expression: string,
  expected: string,
): Promise<void> {
  const outcome = await awaitReaction(session, expression, { variables: { number } });
  if (outcome.kind === 'message') return;
  const got = `${describeOutcome(outcome)}\n(none with the number ${number})`;
  const missing = findMissing(session, expression, outcome, { number });
  throw nonconformity(session, expected, got, missing, suspectOf(session, expression, outcome));
}

function matching(
  session: Session,
  heard: readonly Message[],
  number: string,
  expression: string,
): Message[] {
  return heard.filter((message) => session.matches(message, expression, { number }));
}
