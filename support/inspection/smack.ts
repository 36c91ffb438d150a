import type { Conversation, Reading, Said } from './conversation';
import { readLog, type LogShape } from './log';

/** What Smack's debuggers print: `SENT (0): …` and `RECV (0): …`, with the number of the connection. */
export const smack: LogShape = {
  format: { name: 'A log of Smack', shows: ['sent', 'messages'] },
  marker: /\b(?<word>SENT|RECV|RCV)\s*\((?<connection>\d+)\)\s*:\s?/,
  sent: /^S/,
};

const note =
  'Smack writes what is sent and what is received from two threads: of two neighbours in its log either may have come first.';

/** Reads a log of Smack. An answer that stands right before what it answers is put behind it. */
export function readSmack(text: string): Reading {
  const reading = readLog(text, smack);
  const conversations = reading.conversations.map((each): Conversation => ({
    ...each,
    said: orderOpening(each.said as Said[]),
  }));
  const isOrdered = conversations.every(
    ({ said }, index) => said[0] === reading.conversations[index]?.said[0],
  );
  return { ...reading, conversations, notes: isOrdered ? [] : [note] };
}

function orderOpening(said: readonly Said[]): Said[] {
  const [first, second, ...rest] = said;
  if (!first || !second || first.direction === 'sent' || second.direction !== 'sent') return [...said];
  const opens = [first, second].every(({ text }) => /^<open\b/.test(text));
  return opens ? [second, first, ...rest] : [...said];
}
