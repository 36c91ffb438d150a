import { violationOf } from './browser-error';
import type { Conversation, Noted, Said } from './conversation';
import type { HarEntry, HarMessage } from './har-schema';
import { readMoment } from './moment';
import { headOf, isCutOff, readAddress, readPayload } from './payload';

/** The messages of an entry; none of one that is no WebSocket. */
export function messagesOf({ _webSocketMessages }: HarEntry): readonly HarMessage[] {
  return _webSocketMessages ?? [];
}

/** What was said on the WebSocket of an entry, and the upgrade that began it. */
export function readSocket(entry: HarEntry, name: string): Conversation {
  const { request, response } = entry;
  const address = readAddress(request.url);
  const startMs = readMoment(entry.startedDateTime) ?? 0;
  const said = messagesOf(entry).map((message) => readMessage(message, startMs));
  const isTimed = said.every(({ atMs }) => atMs !== null);
  return {
    name,
    url: address?.url ?? request.url,
    upgrade: {
      request: headOf(
        `${request.method} ${address?.target ?? request.url} ${versionOf(request.httpVersion)}`,
        pairs(request.headers),
      ),
      response:
        response && response.status > 0
          ? headOf(
              `${versionOf(response.httpVersion)} ${String(response.status)} ${response.statusText}`,
              pairs(response.headers),
            )
          : null,
      requestedMs: readMoment(entry.startedDateTime),
      respondedMs: null,
    },
    // a tool writes messages in the order of their times, unless it gathers each direction by itself
    said: isTimed ? said.sort((a, b) => (a.atMs ?? 0) - (b.atMs ?? 0)) : said,
  };
}

function readMessage(message: HarMessage, startMs: number): Said | Noted {
  const { type = '', time, opcode, data } = message;
  const atMs = readMoment(time, startMs);
  const text = data ?? '';
  if (/error/i.test(type) || Number(opcode) < 0)
    return { kind: 'noted', text: `the browser says: ${text}`, atMs, ...violationOf(text) };
  const isSent = /^(?:send|sent|request|out|client)/i.test(type) || message.from_client === true;
  const said: Said = {
    kind: 'said',
    direction: isSent ? 'sent' : 'received',
    ...readPayload(Number(opcode ?? 1), text),
    atMs,
  };
  return isCutOff(said.text) ? { ...said, isCut: true } : said;
}

/** As the wire spells it: browsers write it in small letters, and some nothing. */
function versionOf(version: string): string {
  return /^http\/1\.[01]$/i.test(version) ? version.toUpperCase() : version || 'HTTP/1.1';
}

function pairs(headers: HarEntry['request']['headers']): [string, string][] {
  return headers.map(({ name, value }) => [name, value]);
}
