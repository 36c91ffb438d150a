import { Nonconformity } from '../../judgement/verdict';
import type { Entry, FrameEntry, Transcript } from '../../protocol/wire/transcript';
import { namespaces } from '../../protocol/xml/namespaces';
import { holds, textOf } from '../../protocol/xml/query';
import { joinMessages, read } from './messages';
import { assumeShown, nothingSeen } from '../recording/unrecorded';
import type { ConformanceWorld } from '../world';

/** A session with a resource, and how it ended. */
export interface BoundSession {
  party: string;
  fullJid: string;
  boundAt: number;
  /** How the server ended it though nobody had given it cause; null where it did not. */
  end: { at: number; how: string } | null;
}

/** Characters of a stanza that every server takes. RFC 6120, section 13.12. */
const lengthMost = 10_000;

/** What a client says in the course of things, and no server ends a stream for. */
const innocent =
  "/client:presence[not(@to) and not(@type)] | /client:iq[@id and count(*)=1 and (@type='get' or @type='set')][ping:ping or ps:pubsub or roster:query or info:query or items:query or version:query or session:session] | /client:iq[@id and (@type='result' or @type='error')]";

/** Conditions that tell of something outside of the conversation. RFC 6120, section 4.9.3. */
const outside =
  '/stream:error[streamerr:conflict or streamerr:reset or streamerr:see-other-host or streamerr:system-shutdown]';

const boundJid = "/client:iq[@type='result']/bind:bind/bind:jid";

/** The sessions of a case, each with the end that the server put to it unprovoked. */
export function readSessions(transcript: Transcript): BoundSession[] {
  const messages = joinMessages(transcript);
  const bound = messages.flatMap((entry) => {
    if (entry.direction !== 'received' || !entry.text.includes(namespaces.bind)) return [];
    const parsed = read(entry);
    const jid = parsed.ok ? textOf(boundJid, parsed.document) : '';
    return jid.includes('/') ? [{ jid, entry }] : [];
  });
  return bound.map(({ jid, entry: { connection, at: boundAt } }) => {
    const party = transcript.connections.find(({ id }) => id === connection)?.party ?? '';
    const since = transcript.entries.filter((each) => each.connection === connection && each.at >= boundAt);
    const end = findEnd(since, messages, jid);
    // what comes of another session of the account has rules of its own
    const isAlone = bound.every(
      (other) =>
        other.entry.connection === connection ||
        bareOf(other.jid) !== bareOf(jid) ||
        other.entry.at < boundAt ||
        (end !== null && other.entry.at > end.at),
    );
    return { party, fullJid: jid, boundAt, end: isAlone ? end : null };
  });
}

/** How the server ended a connection, where everything the client said since it was bound is innocent; else null. */
function findEnd(
  entries: readonly Entry[],
  messages: readonly FrameEntry[],
  jid: string,
): BoundSession['end'] {
  const said: { at: number; what: string }[] = [];
  for (const entry of entries) {
    if (entry.kind === 'http') continue;
    if (entry.kind === 'note') {
      if (entry.violations || entry.end === 'client') return null;
      if (entry.end !== 'server') continue;
      said.push({ at: entry.at, what: entry.text });
      return { at: said[0]?.at ?? entry.at, how: said.map(({ what }) => what).join(', then ') };
    }
    // what is said behind the end is its answer
    if (entry.direction === 'sent' && said.length === 0 && !isInnocent(entry, messages, jid)) return null;
    const what = entry.direction === 'sent' ? [] : nameEnd(entry);
    if (what === null) return null;
    said.push(...what.map((each) => ({ at: entry.at, what: each })));
  }
  return null;
}

/** What ends a stream or a connection in a frame of the server; null where the reason lies outside of the conversation or cannot be read. */
function nameEnd(entry: FrameEntry): string[] | null {
  if (entry.type === 'close') return [`a close frame with ${entry.text || 'no code'}`];
  if (entry.type !== 'text' || !/<(?:[\w.-]+:)?(?:error|close)\b/.test(entry.text)) return [];
  const parsed = read(entry);
  // a reason that cannot be read is another rule's, and may be any
  if (!parsed.ok) return null;
  if (holds(outside, parsed.document)) return null;
  if (holds('/framing:close', parsed.document)) return ['<close/>'];
  if (!holds('/stream:error', parsed.document)) return [];
  return [`the stream error ${textOf('local-name(/stream:error/streamerr:*[1])', parsed.document)}`];
}

function isInnocent(entry: FrameEntry, messages: readonly FrameEntry[], jid: string): boolean {
  // by this the suite ends the session itself
  if (entry.purpose === 'end') return false;
  if (entry.purpose !== undefined || entry.type === 'pong') return true;
  if (entry.type !== 'text' || entry.omitted !== undefined || entry.text.length > lengthMost) return false;
  // a prefix, or the address of somebody else, is an attempt
  if (!messages.includes(entry) || !/^<(?:iq|presence)\b/.test(entry.text)) return false;
  const parsed = read(entry);
  return parsed.ok && holds(`(${innocent})[not(@from) or @from=$own]`, parsed.document, { own: jid });
}

function bareOf(jid: string): string {
  return jid.split('/', 1)[0] ?? '';
}

/** An end as a finding tells it. */
export function describeEnd({ party, boundAt, end }: BoundSession): string {
  return `the server ended the session of ${party} ${String(Math.round((end?.at ?? 0) - boundAt))} ms after it was bound, unprovoked: ${end?.how ?? ''}`;
}

/**
 * Checks that no server has ended a session of any case so far that gave it no cause. RFC 6120, section 2.4.
 * @throws Blocked where no resource was bound in any case
 */
export function expectNoEnd(world: ConformanceWorld): void {
  let count = 0;
  const ended: { session: BoundSession; caseId: string }[] = [];
  for (const transcript of [...world.run.transcripts, world.recorder.transcript])
    for (const session of readSessions(transcript)) {
      count += 1;
      if (session.end) ended.push({ session, caseId: transcript.case });
    }
  const [first] = ended;
  if (count === 0) throw nothingSeen(world, 'no resource was bound in any case');
  if (!first) {
    assumeShown(world, 'closing');
    return;
  }
  throw new Nonconformity({
    sent: null,
    expected: ['that a session goes on until its client ends it, or does what is not allowed'],
    got: `${describeEnd(first.session)}, in case ${first.caseId}; so it was with ${String(ended.length)} of ${String(count)} sessions`,
    next: null,
    at: first.session.end?.at ?? 0,
  });
}
