import type { CheckName } from '../judgement/sign';
import type { Entry, Transcript } from '../protocol/wire/transcript';
import { parse } from '../protocol/xml/parse';
import { textOf } from '../protocol/xml/query';
import { describeBreak, type Break } from './break';
import type { Parties } from './parties';
import { satisfies } from './satisfies';
import { findWaiting } from './waiting';

interface Sign {
  check: CheckName;
  /** What the server says. */
  came: string;
  /** What takes it back when it comes later. */
  unless?: string;
}

const signs: readonly Sign[] = [
  { check: 'credentials', came: '/sasl:failure', unless: '/sasl:success' },
  {
    check: 'bind',
    came: "/client:iq[@type='error'][bind:bind or @id=$bind]",
    unless: "/client:iq[@type='result']/bind:bind",
  },
  { check: 'node', came: "/client:iq[@type='error'][ps:pubsub/ps:subscribe or @id=$subscribe]" },
  { check: 'stream', came: '/stream:error' },
  { check: 'stream', came: '/framing:close[@see-other-uri]' },
];

/** The first thing that stopped a conversation, or null where it went on for as long as it was recorded. */
export function findBreak(transcript: Transcript, parties: Parties): Break | null {
  const { entries } = transcript;
  const refused = entries.findIndex(
    (entry) => entry.kind === 'http' && entry.response !== null && !/ 101\b/.test(entry.response.line),
  );
  if (refused >= 0) return describeBreak('http', evidenceOf(entries[refused]), refused, parties);
  for (const [index, entry] of entries.entries()) {
    const found = findSign(entry, index, entries, parties);
    if (found) return found;
  }
  return findWaiting(entries);
}

function findSign(entry: Entry, index: number, entries: readonly Entry[], parties: Parties): Break | null {
  if (entry.kind === 'http') return null;
  const isFrame = entry.kind === 'frame';
  const before = entries.slice(0, index);
  if (!isFrame) {
    const hasClosed = before.some(
      (each) => each.kind === 'frame' && (each.type === 'close' || /^<close\b/.test(each.text)),
    );
    if (entry.end !== 'server' || hasClosed) return null;
    return {
      id: 'connection-cut',
      sentence: `The connection was cut without a word: ${entry.text}.`,
      next: 'A proxy between may have so short a patience; in nginx: proxy_read_timeout 3600s. See that the server keeps running.',
      who: 'network',
      entry: index,
      isEnd: false,
    };
  }
  if (entry.direction !== 'received') return null;
  if (entry.type === 'close') return findClose(entry.text, index, before);
  if (entry.type !== 'text') return null;
  const variables = {
    bind: idOf(before, '/client:iq/bind:bind'),
    subscribe: idOf(before, '/client:iq/ps:pubsub/ps:subscribe'),
  };
  const sign = signs.find(({ came }) => satisfies(entry, came, variables));
  if (
    !sign ||
    (sign.unless !== undefined && entries.slice(index).some((each) => satisfies(each, sign.unless ?? '')))
  )
    return findGoodbye(entry, index, before);
  return describeBreak(sign.check, entry.text, index, parties, nodeOf(before));
}

function findClose(text: string, index: number, before: readonly Entry[]): Break | null {
  const isAnswer = before.some(
    (each) =>
      each.kind === 'frame' &&
      each.direction === 'sent' &&
      (each.type === 'close' || /^<close\b/.test(each.text)),
  );
  if (isAnswer) return null;
  return {
    id: 'server-closed',
    sentence: `The server closed the WebSocket, with ${text || 'no code'}, and the client had not asked for it.`,
    next: 'Look in the log of the notification service, and of proxies before it, at this time.',
    who: 'administrator',
    entry: index,
    isEnd: false,
  };
}

function findGoodbye(entry: Entry, index: number, before: readonly Entry[]): Break | null {
  if (
    !satisfies(entry, '/framing:close') ||
    before.some((each) => each.kind === 'frame' && each.direction === 'sent' && /^<close\b/.test(each.text))
  )
    return null;
  return {
    id: 'server-closed',
    sentence: 'The server closed the stream, and the client had not asked for it.',
    next: 'Look in the log of the notification service at this time.',
    who: 'administrator',
    entry: index,
    isEnd: false,
  };
}

/** The id of the last request of a kind, or a text that is no id. */
function idOf(entries: readonly Entry[], expression: string): string {
  const found = entries.findLast(
    (entry) => entry.kind === 'frame' && entry.direction === 'sent' && satisfies(entry, expression),
  );
  const parsed = found?.kind === 'frame' ? parse(found.text) : null;
  return parsed?.ok ? textOf('string(/*/@id)', parsed.document) : '\0';
}

/** The node of the subscription that was asked for last. */
function nodeOf(entries: readonly Entry[]): string {
  const found = entries.findLast((entry) => satisfies(entry, '/client:iq/ps:pubsub/ps:subscribe'));
  const parsed = found?.kind === 'frame' ? parse(found.text) : null;
  return parsed?.ok ? textOf('string(//ps:subscribe/@node)', parsed.document) : '';
}

function evidenceOf(entry: Entry | undefined): string {
  if (entry?.kind !== 'http' || !entry.response) return '';
  const { line, headers, body } = entry.response;
  return [line, ...headers.map(([name, value]) => `${name.toLowerCase()}: ${value}`), body].join('\n');
}
