import { readArticle } from './article';
import { boshSentence, isWrapped, unwrap } from './bosh';
import { CaptureError, type Conversation, type Reading } from './conversation';
import { readText } from './file-text';
import { readHar } from './har';
import { countMarkers, readLog, type LogShape } from './log';
import { readPasted } from './pasted';
import { readSmack, smack } from './smack';
import { stanza } from './stanza';
import { storedText } from './stored-text';
import { readStored } from './stored-transcript';
import { strophe } from './strophe';
import { readTshark } from './tshark';
import { parseRepeated } from './tshark-fields';
import { xmppjs } from './xmppjs';

const wanted =
  'a HAR, a log of Strophe, stanza.io, xmpp.js or Smack, JSON of tshark, a wire/<case>.json, or XML of a conversation';

/** The logs that are told apart by what stands before a message; of two that find as many the first is meant. */
const logs: readonly LogShape[] = [smack, storedText, strophe, stanza, xmppjs];

/**
 * Reads a capture in whichever format it is.
 * @throws CaptureError where it is in none, with a sentence that goes on behind the file's name
 */
export function readCapture(bytes: Buffer): Reading {
  const text = readText(bytes);
  const reading = /^\s*[{[]\s*(?:["{\]}]|$)/.test(text) ? readJson(text) : readLines(text);
  return unwrapAll(reading);
}

function readJson(text: string): Reading {
  const value = parseJson(text);
  const reading = readHar(value) ?? readStored(value) ?? readTshark(value);
  if (reading) return reading;
  throw new CaptureError(`is JSON, and no capture: name ${wanted}`);
}

function parseJson(text: string): unknown {
  try {
    return parseRepeated(text);
  } catch (error) {
    const at = /position \d+[^)]*\)?/.exec(String(error))?.[0] ?? 'its end';
    throw new CaptureError(
      `is JSON that is cut off or damaged (${at}): export it again, and wait until it is written`,
    );
  }
}

function readLines(source: string): Reading {
  const text = !source.includes('<') && source.includes('&lt;') ? unescape(source) : source;
  const counted = logs.map((shape) => ({ shape, count: countMarkers(text, shape) }));
  const most = Math.max(...counted.map(({ count }) => count));
  const found = most > 0 ? counted.find(({ count }) => count === most)?.shape : undefined;
  const log = found === smack ? readSmack(text) : found && readLog(text, found);
  if (log && log.conversations.length > 0) return log;
  const reading = readArticle(text) ?? readPasted(text);
  if (reading) return reading;
  throw new CaptureError(`holds no message of XMPP, and is no capture: name ${wanted}`);
}

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** What is wrapped for BOSH is judged for what is inside, and by no rule about the form of messages. */
function unwrapAll(reading: Reading): Reading {
  const isBosh = ({ said }: Conversation): boolean =>
    said.some((each) => each.kind === 'said' && isWrapped(each.text));
  if (!reading.conversations.some(isBosh)) return reading;
  const conversations = reading.conversations.map((each) => ({
    ...each,
    said: each.said.flatMap((one) =>
      one.kind === 'said' && isWrapped(one.text) ? unwrap(one.text, one.direction, one.atMs) : [one],
    ),
  }));
  const shows = reading.format.shows.filter((aspect) => aspect === 'sent' || aspect === 'times');
  return {
    ...reading,
    conversations,
    notes: [...reading.notes, boshSentence],
    format: { ...reading.format, shows },
  };
}
