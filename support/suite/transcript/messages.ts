import { isUtf8 } from '../../protocol/websocket';
import type { FrameEntry, Transcript } from '../../protocol/wire/transcript';
import { parse, type Parsed } from '../../protocol/xml/parse';

/** Every passive rule looks at every message: each is parsed once. */
const parsed = new WeakMap<FrameEntry, Parsed>();

/** What a strict parse makes of a message. */
export function read(entry: FrameEntry): Parsed {
  const known = parsed.get(entry) ?? parse(entry.text);
  parsed.set(entry, known);
  return known;
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
