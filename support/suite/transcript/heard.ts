import { isUtf8 } from '../../protocol/websocket';
import type { FrameEntry, Transcript } from '../../protocol/wire/transcript';
import { parse, type Parsed } from '../../protocol/xml/parse';
import type { ConformanceWorld } from '../world';

/** One text message of the server, in one of the cases so far. */
export interface Said {
  /** Of a message in fragments the first frame, with the text of all. */
  entry: FrameEntry;
  /** The case it was heard in. */
  caseId: string;
}

/** What was said in the cases of a run that have ended. */
interface Heard {
  /** How many transcripts were read. */
  read: number;
  said: Said[];
  /** Of what was said in several cases to the letter, the first. */
  distinct: Map<string, Said>;
}

/** By the list of a run's transcripts. Finished transcripts do not change: each is read once. */
const runs = new WeakMap<readonly Transcript[], Heard>();

/** Every text message that a server sent in any case so far, the present one included. */
export function allSaid({ run, recorder }: ConformanceWorld): Said[] {
  return [...heardBefore(run.transcripts).said, ...saidIn(recorder.transcript)];
}

/** The same, each text once: most of what a server says in one case it says in many. */
export function distinctSaid({ run, recorder }: ConformanceWorld): Said[] {
  const { distinct } = heardBefore(run.transcripts);
  const now = new Map(saidIn(recorder.transcript).map((each) => [each.entry.text, each]));
  return [...distinct.values(), ...[...now.values()].filter(({ entry }) => !distinct.has(entry.text))];
}

function heardBefore(transcripts: readonly Transcript[]): Heard {
  const heard = runs.get(transcripts) ?? { read: 0, said: [], distinct: new Map<string, Said>() };
  for (const transcript of transcripts.slice(heard.read))
    for (const each of saidIn(transcript)) {
      heard.said.push(each);
      if (!heard.distinct.has(each.entry.text)) heard.distinct.set(each.entry.text, each);
    }
  heard.read = transcripts.length;
  runs.set(transcripts, heard);
  return heard;
}

/** Every passive rule looks at every message: each is parsed once. */
const parsed = new WeakMap<FrameEntry, Parsed>();

/** What a strict parse makes of a message. */
export function read(entry: FrameEntry): Parsed {
  const known = parsed.get(entry) ?? parse(entry.text);
  parsed.set(entry, known);
  return known;
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
