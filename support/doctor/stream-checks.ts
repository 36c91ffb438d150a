import { authenticate, bind, documentOf, lastValue, openStream, type Outcome } from '../protocol/session';
import { textsOf } from '../protocol/xml/query';
import type { Check, Sight } from './check';
import type { Examination } from './examination';

/** Characters of what a server said that stand in one line. */
const shownMost = 200;

/** What came, for signs to be looked for in: the text, `closed` with its code, or `nothing`. */
export function evidenceOf(outcome: Outcome): string {
  if (outcome.kind === 'message') return outcome.message.text;
  if (outcome.kind === 'closed') return `closed ${String(outcome.closing.code)}`;
  return 'nothing';
}

/** The same for a reader, in one line. */
export function describe(outcome: Outcome): string {
  if (outcome.kind === 'message') return shorten(outcome.message.text.replace(/\s+/g, ' '));
  if (outcome.kind === 'closed') return `the WebSocket closed with ${String(outcome.closing.code)}`;
  return 'no answer in time';
}

function shorten(text: string): string {
  return text.length <= shownMost ? text : `${text.slice(0, shownMost)}…`;
}

/** What an outcome shows that is not what was hoped for. */
export function wrong(
  outcome: Outcome,
  more = '',
  values: Record<string, string> = {},
): Extract<Sight, { found: string }> {
  return { found: describe(outcome), wrong: { evidence: evidenceOf(outcome) + more, values } };
}

async function lookAtStream(examination: Examination): Promise<Sight> {
  const session = await examination.session();
  const opening = await openStream(session);
  examination.opening = opening;
  const answered = session.streamId !== null || lastValue(opening.heard, '/framing:open') !== null;
  const judgedLater =
    opening.kind === 'message' && session.matches(opening.message, '/stream:error[streamerr:host-unknown]');
  const opened = opening.kind === 'message' && session.matches(opening.message, '/stream:features');
  if (opened || judgedLater || (answered && opening.kind === 'timed out'))
    return { found: 'the open element is answered' };
  const uri =
    opening.kind === 'message' ? (lastValue([opening.message], '/framing:close/@see-other-uri') ?? '') : '';
  return wrong(opening, '', { uri });
}

function lookAtDomain({ opening, target }: Examination): Sight {
  if (opening?.kind === 'message' && /<host-unknown\b/.test(opening.message.text)) return wrong(opening);
  const from = opening ? lastValue(opening.heard, '/framing:open/@from') : null;
  if (from === null || from.toLowerCase() === target.domain.toLowerCase()) return { found: target.domain };
  return { found: from, wrong: { evidence: 'other', values: { from } } };
}

function lookAtMechanisms({ opening }: Examination): Sight {
  const document = opening?.kind === 'message' ? documentOf(opening.message) : null;
  if (!opening || !document) return { found: 'no features came', wrong: { evidence: 'nothing' } };
  const offered = textsOf('/stream:features/sasl:mechanisms/sasl:mechanism', document);
  const found = offered.length === 0 ? 'none' : offered.join(', ');
  return offered.includes('PLAIN') ? { found } : { found, wrong: { evidence: `offered ${found}` } };
}

async function lookAtCredentials(examination: Examination): Promise<Sight> {
  const { account } = examination;
  if (!account)
    return { notApplicable: 'the target file has no accounts.agent: only --profile handshake can be run' };
  const session = await examination.session();
  const outcome = await authenticate(session);
  if (outcome.kind === 'message' && session.matches(outcome.message, '/sasl:success'))
    return { found: `${account.username} is signed in${account.token ? ' by token' : ''}` };
  return wrong(outcome, account.token ? '\ntoken yes' : '');
}

async function lookAtBind(examination: Examination): Promise<Sight> {
  const session = await examination.session();
  const opened = await openStream(session);
  if (opened.kind !== 'message' || !session.matches(opened.message, '/stream:features')) return wrong(opened);
  const outcome = await bind(session);
  return session.fullJid === null ? wrong(outcome) : { found: session.fullJid };
}

/** From the stream to a bound resource. */
export const streamChecks: readonly Check[] = [
  { name: 'stream', needs: ['subprotocol'], look: lookAtStream },
  { name: 'domain', needs: ['stream'], look: lookAtDomain },
  { name: 'mechanisms', needs: ['domain'], look: lookAtMechanisms },
  { name: 'credentials', needs: ['mechanisms'], look: lookAtCredentials },
  { name: 'bind', needs: ['credentials'], look: lookAtBind },
];
