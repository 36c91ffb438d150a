import { parse } from '../protocol/xml/parse';
import type { Conversation, Format, Reading, Said } from './conversation';
import { readLogMoment } from './moment';
import { isCutOff } from './payload';

/** How a library's log tells what was said. */
export interface LogShape {
  format: Format;
  /**
   * What stands before a message, on its line or the one above, whatever the log puts in front: a `word` that tells the
   * direction, and the number of the `connection` where several are told apart.
   */
  marker: RegExp;
  sent: RegExp;
}

interface Message {
  direction: Said['direction'];
  connection: string;
  atMs: number | null;
  text: string;
}

/** How many messages a text begins as a log of this shape does. */
export function countMarkers(text: string, { marker }: LogShape): number {
  return text.split('\n').filter((line) => markerIn(line, marker)).length;
}

/** Reads the log of a library; a message that goes on over several lines is put together. */
export function readLog(text: string, shape: LogShape): Reading {
  const messages = gather(text, shape);
  const connections = [...new Set(messages.map(({ connection }) => connection))];
  const conversations = connections.flatMap((connection) => {
    const own = messages.filter((each) => each.connection === connection);
    const said = own.flatMap((each, index) => finish(each, index === own.length - 1));
    return splitAtSignIns(said).map((part, index, parts): Conversation => {
      const names = [
        ...(connections.length > 1 ? [`connection ${connection}`] : []),
        ...(parts.length > 1 ? [`sign-in ${String(index + 1)}`] : []),
      ];
      return { name: names.join(', '), url: null, upgrade: null, said: part };
    });
  });
  const isTimed = messages.every(({ atMs }) => atMs !== null);
  const { format } = shape;
  const shows = isTimed ? [...format.shows, 'times' as const] : format.shows;
  return { format: { ...format, shows }, conversations, notes: [], slips: [] };
}

function gather(text: string, { marker, sent }: LogShape): Message[] {
  const messages: Message[] = [];
  for (const line of text.split('\n')) {
    const found = markerIn(line, marker);
    const { word = '', connection = '' } = found?.groups ?? {};
    if (found)
      messages.push({
        direction: sent.test(word) ? 'sent' : 'received',
        connection,
        atMs: readLogMoment(line.slice(0, found.index)),
        text: line.slice(found.index + found[0].length),
      });
    else {
      const last = messages.at(-1);
      if (last) append(last, line);
    }
  }
  return messages.filter((message) => message.text.includes('<'));
}

/** A marker, where no XML stands before it: what is said may speak of what is sent. */
function markerIn(line: string, marker: RegExp): RegExpExecArray | null {
  const found = marker.exec(line);
  return found && !line.slice(0, found.index).includes('<') ? found : null;
}

/** What stands before the part of a message on a line that is not its first, where the log puts time and place there. */
const continued = /^\s*(?:\[?\d[\d\-:.,TZ/ \]]{6,}|[DIVWE]\/\w+)[^<]*/;

/** Adds a line to a message that goes on; other lines of the log belong to none. */
function append(message: Message, line: string): void {
  const rest = continued.test(line) ? line.replace(continued, '') : line;
  const isWhole = message.text.trim() !== '' && parse(trim(message.text)).ok;
  if (rest.trim() === '' || (isWhole && !/^\s*</.test(rest))) return;
  message.text += `\n${rest}`;
}

/** Of the text from its first element to the end of its last; what a log has put into quotes has them back. */
function trim(text: string): string {
  const start = text.indexOf('<');
  const end = text.lastIndexOf('>');
  const inner = end > start ? text.slice(start, end + 1) : text.slice(start);
  return inner.includes('=\\"') ? inner.replaceAll('\\"', '"').replaceAll("\\'", "'") : inner;
}

function finish({ direction, text, atMs }: Message, isLast: boolean): Said[] {
  const whole = trim(text);
  const said: Said = { kind: 'said', direction, type: 'text', text: whole, atMs };
  const isCut = isCutOff(text.trimEnd()) || (isLast && !parse(whole).ok && !/>\s*$/.test(text));
  return [isCut ? { ...said, isCut } : said];
}

/** A log goes on where its client signs in again: each time is a conversation of its own. RFC 7395, section 3.7. */
export function splitAtSignIns(said: readonly Said[]): Said[][] {
  const parts: Said[][] = [[]];
  let [isOpen, mayRestart] = [false, false];
  for (const each of said) {
    const opens = each.direction === 'sent' && /^<open\b/.test(each.text);
    if (opens && isOpen && !mayRestart) parts.push([]);
    if (opens) [isOpen, mayRestart] = [true, false];
    if (each.direction === 'received' && /^<(?:[\w.-]+:)?success\b/.test(each.text)) mayRestart = true;
    parts.at(-1)?.push(each);
  }
  return parts;
}
