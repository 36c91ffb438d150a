import { fence, type Outcome } from '../../protocol/session';
import { Nonconformity, NotApplicable } from '../../judgement/verdict';
import type { Aspect } from '../../protocol/wire/recording';
import type { FrameEntry, Transcript } from '../../protocol/wire/transcript';
import { holds, type Variables } from '../../protocol/xml/query';
import { rootsOf } from '../../protocol/xml/roots';
import { assumeFenced } from '../expectation';
import { assumeShown, nothingSeen } from '../recording/unrecorded';
import type { ConformanceWorld } from '../world';
import { distinctSaid } from './heard';
import { read } from './messages';

/** What is wrong with a message, or null. */
type Objection = (entry: FrameEntry, variables: Variables) => string | null;

/** What a rule over all messages has to see. */
interface Grounds {
  /** What at least one message has to be, or nothing was looked at; null for any. */
  subject?: string | null;
  /** What has to be shown of a conversation for a breach in it to count, and for none to count; null for nothing. */
  accuses?: Aspect | null;
  acquits?: Aspect | null;
}

/**
 * Checks that no message of any case so far draws an objection; the finding names the case it was heard in. What the
 * case itself has asked is answered by then: its bound sessions are fenced first.
 * @throws Blocked where nothing is found and such a fence was not answered, or no subject came
 */
export async function expectNowhere(
  world: ConformanceWorld,
  objection: Objection,
  expected: string,
  { subject = null, accuses = null, acquits = accuses }: Grounds = {},
): Promise<void> {
  const fences: Outcome['kind'][] = [];
  for (const session of world.sessions.values())
    if (session.fullJid !== null) fences.push((await fence(session)).kind);
  const { domain, pubsub } = world.target;
  const said = distinctSaid(world);
  if (said.length === 0) throw nothingSeen(world, 'the server has said nothing in any case');
  for (const { entry, caseId } of accuses === null || shows(world, accuses) ? said : []) {
    const problem = objection(entry, { domain, pubsub });
    if (problem === null) continue;
    throw new Nonconformity({
      sent: null,
      expected: [expected],
      got: `${entry.text}\n(${problem}) in case ${caseId} at ${String(entry.at)} ms`,
      next: null,
      at: entry.at,
    });
  }
  if (acquits !== null) assumeShown(world, acquits);
  for (const kind of fences) assumeFenced(kind, `${expected} came in this case`);
  const seen = subject === null ? null : satisfying(subject);
  if (seen && !said.some(({ entry }) => seen(entry, {}) !== null))
    throw nothingSeen(
      world,
      `no case has heard a message with ${subject ?? ''}, so that nothing was looked at`,
    );
}

/** Goes on where some message of any case so far satisfies an XPath expression. @throws NotApplicable where none does */
export function assumeSomewhere(world: ConformanceWorld, expression: string): void {
  const { domain, pubsub } = world.target;
  const isSuch = satisfying(expression);
  if (distinctSaid(world).some(({ entry }) => isSuch(entry, { domain, pubsub }) !== null)) return;
  throw new NotApplicable(`the rule is about messages with ${expression}, and no case has heard one`);
}

/** An objection to each message that is not one well-formed document. RFC 7395, section 3.3.3. */
export const notOneDocument: Objection = (entry) => {
  const message = read(entry);
  return message.ok ? null : message.problem;
};

/** An objection to each message that holds several elements; one that is malformed breaks another rule. */
export const notOneElement: Objection = (entry, variables) =>
  where(notOneDocument(entry, variables), isSeveral);

/** An objection to each message that lacks the declaration of a prefix (RFC 7395, 3.3.3), and to no other. */
export const notByItself: Objection = (entry, variables) =>
  where(notOneDocument(entry, variables), isUnbound);

/** An objection to each message that is no XML; one without content, or whose elements are at fault, is not meant. */
export const malformed: Objection = (entry, variables) => {
  const problem = notOneDocument(entry, variables);
  return entry.text.trim() === '' ? null : where(problem, (each) => !isSeveral(each) && !isUnbound(each));
};

/** An objection to each message that mentions a name and is not one document, wherever its prefixes are declared. */
export function notOneDocumentWith(name: string): Objection {
  return (entry, variables) =>
    entry.text.includes(name) ? where(notOneDocument(entry, variables), (each) => !isUnbound(each)) : null;
}

const isSeveral = (problem: string): boolean => problem.includes('only one root');
const isUnbound = (problem: string): boolean => problem.includes('unbound');

function where(problem: string | null, holds: (problem: string) => boolean): string | null {
  return problem !== null && holds(problem) ? problem : null;
}

/** An objection to each message that satisfies an XPath expression. */
export function satisfying(expression: string): Objection {
  const names = firstNames(expression);
  return (entry, variables) => {
    // what an element is called stands in the text: most messages need no closer look
    if (!names.some((name) => entry.text.includes(`<${name}`) || entry.text.includes(`:${name}`)))
      return null;
    const message = read(entry);
    return message.ok && holds(expression, message.document, variables) ? `it satisfies ${expression}` : null;
  };
}

/** What an expression is about: the elements that its branches begin with, as an expression; null where it names none. */
export function kindOf(expression: string): string | null {
  const names = rootsOf(expression).map(({ name }) => name);
  const named = [...new Set(names)].filter((name) => !name.endsWith('*'));
  return named.length === 0 ? null : named.map((name) => `//${name}`).join(' | ');
}

/** A name each of which, for each branch of an expression, an element it selects must bear; empty for any. */
function firstNames(expression: string): string[] {
  return expression
    .split(/\|(?![^[]*\])/)
    .map((branch) => /^\s*\/\/?[\w-]+:([\w-]+)/.exec(branch)?.[1] ?? '');
}

/** An objection to each message whose raw text matches a regular expression. */
export function matching(pattern: string): Objection {
  const regexp = new RegExp(pattern, 'u');
  return ({ text }) => (regexp.test(text) ? `it matches ${pattern}` : null);
}

/** @throws Blocked where no server has sent a frame: a rule over all of them has nothing to look at */
export function expectAnythingSaid(world: ConformanceWorld, transcripts: readonly Transcript[]): void {
  const said = transcripts.some(({ entries }) =>
    entries.some((entry) => entry.kind === 'frame' && entry.direction === 'received'),
  );
  if (!said) throw nothingSeen(world, 'the server has said nothing in any case');
}

/** Whether an aspect of the conversation can be seen: always of one that the suite has held itself. */
function shows({ run: { recording } }: ConformanceWorld, aspect: Aspect): boolean {
  return recording === null || recording.shows.has(aspect);
}

/** Checks that every message a server sent in any case so far is text. RFC 7395, section 3.2. */
export function expectTextOnly(world: ConformanceWorld): void {
  const transcripts = [...world.run.transcripts, world.recorder.transcript];
  expectAnythingSaid(world, transcripts);
  for (const { case: caseId, entries } of transcripts) {
    const found = entries.find(
      (entry) => entry.kind === 'frame' && entry.direction === 'received' && entry.type === 'binary',
    );
    if (!found) continue;
    throw new Nonconformity({
      sent: null,
      expected: ['messages of text alone'],
      got: `a binary message in case ${caseId} at ${String(found.at)} ms`,
      next: null,
      at: found.at,
    });
  }
  assumeShown(world, 'opcodes');
}
