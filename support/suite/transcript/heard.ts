import { isUtf8 } from '../../protocol/websocket';
import type { FrameEntry, Transcript } from '../../protocol/wire/transcript';
import type { ConformanceWorld } from '../world';

/** One text message of the server, in one of the cases so far. */
export interface Said {
  /** Of a message in fragments the first frame, with the text of all. */
  entry: FrameEntry;
  /** The case it was heard in. */
  caseId: string;
}

/** Finished transcripts do not change: each is read once. */
const heard = new WeakMap<Transcript, Said[]>();

/** Every text message that a server sent in any case so far, the present one included. */
export function allSaid(world: ConformanceWorld): Said[] {
  const before = world.run.transcripts.map((transcript) => {
    const known = heard.get(transcript) ?? saidIn(transcript);
    heard.set(transcript, known);
    return known;
  });
  return [...before, saidIn(world.recorder.transcript)].flat();
}

function saidIn(transcript: Transcript): Said[] {
  return joinMessages(transcript)
    .filter(({ direction, type }) => direction === 'received' && type === 'text')
    .map((entry) => ({ entry, caseId: transcript.case }));
}

/**
 * The data messages of a transcript, in the order their last frames came: frames that are fragments put together,
 * whatever control frames stand between them (RFC 6455, section 5.4). Left out is what was not kept whole, what never
 * ended, and text that is not UTF-8.
 */
export function joinMessages({ entries }: Transcript): FrameEntry[] {
  const unfinished = new Map<string, FrameEntry[]>();
  return entries.flatMap((entry) => {
    if (entry.kind !== 'frame' || !isData(entry)) return [];
    const key = `${String(entry.connection)} ${entry.direction}`;
    const before = entry.type === 'continuation' ? (unfinished.get(key) ?? []) : [];
    unfinished.delete(key);
    // a continuation of nothing is no message
    if (entry.type === 'continuation' && before.length === 0) return [];
    const parts = [...before, entry];
    if (entry.fin !== false) return join(parts);
    unfinished.set(key, parts);
    return [];
  });
}

function isData({ type }: FrameEntry): boolean {
  return type === 'text' || type === 'binary' || type === 'continuation';
}

function join(parts: readonly FrameEntry[]): FrameEntry[] {
  const [first] = parts;
  // of a text that was too long to keep, its start says nothing of the whole
  if (!first || parts.some(({ omitted }) => omitted !== undefined)) return [];
  if (first.type === 'binary' || (parts.length === 1 && !first.bytes)) return [first];
  if (!parts.some(({ bytes }) => bytes)) return [{ ...first, text: parts.map(({ text }) => text).join('') }];
  const payload = Buffer.concat(parts.map(({ text, bytes }) => Buffer.from(text, bytes ? 'hex' : 'utf8')));
  return isUtf8(payload) ? [{ ...first, text: payload.toString('utf8') }] : [];
}
