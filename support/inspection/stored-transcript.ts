import { schemas } from '../report/schema';
import type { Transcript } from '../protocol/wire/transcript';
import {
  CaptureError,
  type Conversation,
  type Format,
  type Noted,
  type Reading,
  type Said,
} from './conversation';

const format: Format = {
  name: 'A stored transcript',
  shows: ['upgrade', 'sent', 'messages', 'text', 'opcodes', 'frames', 'closing', 'times'],
};

/** Reads `wire/<case>.json` of a run folder. @returns null where the value is none */
export function readStored(value: unknown): Reading | null {
  if (typeof value !== 'object' || value === null || !('entries' in value) || !('connections' in value))
    return null;
  const read = schemas.wire.shape.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new CaptureError(
      `is no conversation of a run folder as its schema has it: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}: name a file wire/<case>.json that was not changed`,
    );
  }
  const transcript = read.data as Transcript;
  const conversations = transcript.connections
    .map(({ id, party, url }) => readConnection(transcript, id, `${party}, connection ${String(id)}`, url))
    .filter(({ url, said, upgrade }) => /^wss?:/.test(url ?? '') && (said.length > 0 || upgrade !== null));
  const [only] = conversations;
  if (only && conversations.length === 1) only.name = '';
  return { format, conversations, notes: [], slips: [] };
}

function readConnection(
  { entries, startedAt }: Transcript,
  id: number,
  name: string,
  url: string,
): Conversation {
  const startMs = Date.parse(startedAt);
  const own = entries.filter(({ connection }) => connection === id);
  const asked = own.find((entry) => entry.kind === 'http');
  const said = own.flatMap((entry): (Said | Noted)[] => {
    const atMs = startMs + entry.at;
    if (entry.kind === 'http') return [];
    if (entry.kind === 'note') {
      const { text, end, violations } = entry;
      return [{ kind: 'noted', text, atMs, ...(end && { end }), ...(violations && { violations }) }];
    }
    const { direction, type, text, fin, bytes, omitted } = entry;
    return [
      {
        kind: 'said',
        ...{ direction, type, text, atMs },
        ...(fin === false && { fin }),
        ...(bytes && { bytes }),
        ...(omitted !== undefined && { isCut: true as const }),
      },
    ];
  });
  return {
    name,
    url,
    said,
    upgrade: asked
      ? {
          request: asked.request,
          response: asked.response,
          requestedMs: startMs + asked.at,
          respondedMs: asked.response && startMs + asked.response.at,
        }
      : null,
  };
}
