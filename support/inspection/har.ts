import { boshSentence, readBosh } from './bosh';
import { CaptureError, type Conversation, type Format, type Reading } from './conversation';
import { formatOf, shows } from './har-format';
import { entryShape, harShape, type HarEntry } from './har-schema';
import { messagesOf, readSocket } from './har-socket';
import { readPayload } from './payload';

/** Reads a HAR, by its schema. @returns null where the value is none */
export function readHar(value: unknown): Reading | null {
  if (typeof value !== 'object' || value === null || !('log' in value)) return null;
  const har = harShape.safeParse(value);
  if (!har.success) throw broken('log', har.error.issues[0]);
  const entries = har.data.log.entries.map((entry, index) => {
    const read = entryShape.safeParse(entry);
    if (!read.success) throw broken(`log.entries.${String(index)}`, read.error.issues[0]);
    return read.data;
  });
  const sockets = entries.filter(isSocket);
  const spoken = sockets.filter(speaksXmpp);
  const bosh = readBosh(entries);
  const name = har.data.log.creator?.name ?? '';
  const found = formatOf(name);
  const format = hasMessages(sockets) ? { ...found, shows } : found;
  const held = spoken.length > 0 ? spoken : sockets;
  const conversations = [
    ...held.map((entry, index) => readSocket(entry, held.length > 1 ? `socket ${String(index + 1)}` : '')),
    ...bosh,
  ];
  if (conversations.length === 0) return withoutSocket(found, entries.length);
  return {
    format: bosh.length > 0 && held.length === 0 ? boshFormat(found) : format,
    conversations,
    notes: notesOf(sockets, spoken, bosh, format),
    slips: [],
  };
}

function withoutSocket(format: Format, count: number): Reading {
  const note = `None of its ${String(count)} requests opened a WebSocket: begin the export before the page is loaded.`;
  const conversation: Conversation = { name: '', url: null, upgrade: null, said: [] };
  return { format, conversations: [conversation], notes: [note], slips: [] };
}

function boshFormat({ name }: Format): Format {
  return {
    name,
    shows: ['sent', 'times'],
    better: 'Capture a client that speaks through a WebSocket: this one polls by HTTP.',
  };
}

function notesOf(
  sockets: readonly HarEntry[],
  spoken: readonly HarEntry[],
  bosh: readonly Conversation[],
  { name, better = '' }: Format,
): string[] {
  const boshNote = bosh.length > 0 ? [boshSentence] : [];
  if (spoken.length === 0)
    return bosh.length > 0 ? boshNote : [`${name} holds no message of a WebSocket here. ${better}`];
  const others = sockets.filter((entry) => !spoken.includes(entry));
  const refused = others.filter(({ response }) => response && response.status !== 101);
  const silent = others.filter((entry) => !refused.includes(entry) && messagesOf(entry).length === 0);
  const foreign = others.length - refused.length - silent.length;
  const counted: [number, string][] = [
    [silent.length, 'without a message'],
    [foreign, 'with messages that are no XMPP'],
  ];
  return [
    ...boshNote,
    ...refused.map(
      ({ response }) => `Another attempt to open a WebSocket was answered with ${String(response?.status)}.`,
    ),
    ...counted.flatMap(([count, what]) =>
      count > 0 ? [`Left out are WebSockets ${what}: ${String(count)}.`] : [],
    ),
  ];
}

function isSocket({ request, _resourceType, _webSocketMessages }: HarEntry): boolean {
  const asks = request.headers.some(({ name, value }) => /^upgrade$/i.test(name) && /websocket/i.test(value));
  return /^wss?:/i.test(request.url) || asks || _resourceType === 'websocket' || Boolean(_webSocketMessages);
}

/** Whether XMPP was spoken on a socket; one without a message is taken at its word only where there is no other. */
function speaksXmpp(entry: HarEntry): boolean {
  const texts = messagesOf(entry).map((each) => readPayload(1, each.data ?? '').text);
  if (
    texts.some((text) =>
      /urn:ietf:params:xml:ns:xmpp|jabber:client|^\s*<(?:open|iq|presence|message)\b/.test(text),
    )
  )
    return true;
  return (
    texts.length > 0 &&
    [...entry.request.headers, ...(entry.response?.headers ?? [])].some(
      ({ name, value }) => /^sec-websocket-protocol$/i.test(name) && /\bxmpp\b/i.test(value),
    )
  );
}

function hasMessages(entries: readonly HarEntry[]): boolean {
  return entries.some((entry) => messagesOf(entry).length > 0);
}

function broken(where: string, issue: { path: PropertyKey[]; message: string } | undefined): CaptureError {
  const at = [where, ...(issue?.path ?? [])].join('.');
  return new CaptureError(`is no HAR as its format has it: ${at}: ${issue?.message ?? ''}: export it again`);
}
