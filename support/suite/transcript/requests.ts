import { Nonconformity } from '../../judgement/verdict';
import type { FrameEntry, Transcript } from '../../protocol/wire/transcript';
import { namespaces } from '../../protocol/xml/namespaces';
import { holds, textOf } from '../../protocol/xml/query';
import { readStartTag } from '../../protocol/xml/start-tag';
import { assumeShown, nothingSeen } from '../recording/unrecorded';
import { joinMessages, read } from './messages';
import type { ConformanceWorld } from '../world';
import { expectAnythingSaid } from './passive';

/** A request of a client, and what became of it. */
interface Request {
  entry: FrameEntry;
  id: string;
  /** To whom it was addressed; empty for the server of the stream: it answers for its domain and the users there. */
  to: string;
  answered: boolean;
}

/**
 * Checks that every request of every case so far was answered: one that was not, though a later request to the same
 * entity on the same connection was, never will be. A case that found something is left out, since it has told already; so are
 * a connection on which nothing is bound and a request to somebody else's connected client: the one has no stanzas
 * yet, the other may not answer; and a connection on which answers came to no request, which have a rule of their own.
 * RFC 6120, sections 8.2.3 and 10.1.
 */
export function expectEveryAnswer(world: ConformanceWorld): void {
  const { recording, found: told } = world.run;
  const transcripts = recording ? [recording.transcript] : world.run.transcripts;
  expectAnythingSaid(world, [...transcripts, world.recorder.transcript]);
  assumeShown(world, 'sent');
  const stray = recording && findStray(recording.transcript, world.target.domain);
  if (stray)
    throw new Nonconformity({
      sent: stray.request.text,
      expected: ['a result or an error with the id of the request'],
      got: `${stray.answer.text} at ${String(stray.answer.at)} ms, with an id that no request has`,
      next: null,
      at: stray.answer.at,
    });
  for (const transcript of transcripts.filter((each) => !told.has(each.case))) {
    const found = findUnanswered(transcript, world.target.domain);
    if (!found) continue;
    throw new Nonconformity({
      sent: found.entry.text,
      expected: ['a result or an error with the id of the request'],
      got: `none, though a later request to the same entity was answered, in case ${transcript.case} at ${String(found.entry.at)} ms`,
      next: null,
      at: found.entry.at,
    });
  }
  if (recording && !recording.transcript.entries.some(isRequest))
    throw nothingSeen(world, 'no client has asked for anything');
}

function isRequest(entry: Transcript['entries'][number]): boolean {
  return entry.kind === 'frame' && entry.direction === 'sent' && /^<iq\b/.test(entry.text);
}

/** An answer with an id that no request of a session has, to which another of the same entity was left without one. */
function findStray(
  transcript: Transcript,
  domain: string,
): { request: FrameEntry; answer: FrameEntry } | null {
  const frames = joinMessages(transcript).filter(
    ({ type, text }) => type === 'text' && text.startsWith('<iq'),
  );
  const open = new Map<string, FrameEntry>();
  const ids = new Set<string>();
  for (const entry of frames) {
    const parsed = read(entry);
    if (!parsed.ok) continue;
    const id = textOf('string(/*/@id)', parsed.document);
    const other = textOf(entry.direction === 'sent' ? 'string(/*/@to)' : 'string(/*/@from)', parsed.document);
    if (entry.direction === 'sent' && holds("/*[@type='get' or @type='set']", parsed.document)) {
      open.set(id, entry);
      ids.add(id);
    } else if (entry.direction === 'received' && holds(answering, parsed.document)) {
      const request = [...open.values()].find(
        (each) => isServer(toOf(each), domain) === isServer(other, domain),
      );
      if (!ids.has(id) && request && ids.size > 0) return { request, answer: entry };
      open.delete(id);
    }
  }
  return null;
}

function toOf(entry: FrameEntry): string {
  const parsed = read(entry);
  return parsed.ok ? textOf('string(/*/@to)', parsed.document) : '';
}

/** The first request of a transcript with a domain that a later one overtook for good, or null. */
export function findUnanswered(transcript: Transcript, domain: string): Request | null {
  const messages = joinMessages(transcript);
  for (const { id } of transcript.connections) {
    const frames = messages.filter(({ type, connection }) => type === 'text' && connection === id);
    if (isUnread(transcript, id)) continue;
    const requests = readRequests(frames, domain);
    if (!requests) continue;
    const cut = idsOfCut(transcript, id);
    const overtaken = requests.find(
      (request, index) =>
        !request.answered &&
        !cut.has(request.id) &&
        requests.slice(index + 1).some(({ to, answered }) => answered && to === request.to),
    );
    if (overtaken) return overtaken;
  }
  return null;
}

/** The ids of messages of which only the start was kept: a roster of thousands answers like any other. */
function idsOfCut({ entries }: Transcript, connection: number): Set<string | undefined> {
  const cut = entries.filter(
    (entry): entry is FrameEntry =>
      entry.kind === 'frame' &&
      entry.connection === connection &&
      entry.direction === 'received' &&
      entry.omitted !== undefined,
  );
  return new Set(cut.map(({ text }) => readStartTag(text)?.attributes.id));
}

/** Whether something came on a connection that may be an answer, and cannot be read: that has a rule of its own. */
function isUnread({ entries }: Transcript, connection: number): boolean {
  return entries.some((entry) => {
    if (entry.connection !== connection || entry.kind === 'http') return false;
    if (entry.kind === 'note') return entry.violations !== undefined;
    return entry.direction === 'received' && (entry.type === 'binary' || entry.bytes === true);
  });
}

const bindResult = "/client:iq[@type='result']/bind:bind/bind:jid";
const asking = "/client:iq[(@type='get' or @type='set') and @id and not(bind:bind)]";
// in whichever namespace: that it is another has a rule of its own
const answering = "/*[local-name()='iq' and (@type='result' or @type='error')]";

/** The requests of a connection; null where it brought answers that nothing tells whose they are. */
function readRequests(frames: readonly FrameEntry[], domain: string): Request[] | null {
  const requests = new Map<string, Request>();
  let isBound = false;
  for (const entry of frames) {
    // most of what is said is no iq, and needs no closer look
    if (!/^<(?:[\w.-]+:)?iq\b/.test(entry.text)) continue;
    const parsed = read(entry);
    if (!parsed.ok) continue;
    const [id, to] = [textOf('/*/@id', parsed.document), textOf('/*/@to', parsed.document)];
    if (entry.direction === 'received') {
      const wasBound = isBound;
      isBound ||= entry.text.includes(namespaces.bind) && holds(bindResult, parsed.document);
      const request = requests.get(id);
      const isAnswer = holds(answering, parsed.document);
      if (isAnswer && !request && wasBound) return null;
      if (request && isAnswer) request.answered = true;
      // a request under a prefix need not be taken: RFC 6120, section 4.8.5
    } else if (
      isBound &&
      entry.text.startsWith('<iq') &&
      !to.includes('/') &&
      !requests.has(id) &&
      holds(asking, parsed.document)
    ) {
      requests.set(id, { entry, id, to: isServer(to, domain) ? '' : to, answered: false });
    }
  }
  return [...requests.values()];
}

/** Whether the server itself answers what is sent to a bare JID. RFC 6120, sections 10.3.3 and 10.5.3. */
function isServer(to: string, domain: string): boolean {
  return to === '' || to === domain || to.endsWith(`@${domain}`);
}
