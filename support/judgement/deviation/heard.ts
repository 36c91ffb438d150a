import { parse } from '../../protocol/xml/parse';
import { holds } from '../../protocol/xml/query';

/** One thing that came, as far as a finding says it. */
export type Heard =
  { kind: 'message'; text: string } | { kind: 'closed'; code: number } | { kind: 'status'; status: number };

const time = / at [\d.]+ ms(?: \([^\n)]{0,200}\))?(?=\n|; |$)/;
const remark = '\n(';

/**
 * What came, in its order, from the text of a finding: messages, the end of the WebSocket, the status of an HTTP
 * answer. That nothing else came is no event.
 */
export function readHeard(got: string): Heard[] {
  const heard: Heard[] = [];
  for (const part of got.split(time)) {
    const text = part.replace(/^(?:\n|; then |; )/, '');
    const closed = /^the WebSocket closed with (\d+)/.exec(text);
    const status = /^HTTP\/1\.\d (\d{3})\b/.exec(text);
    if (closed) heard.push({ kind: 'closed', code: Number(closed[1]) });
    else if (status) heard.push({ kind: 'status', status: Number(status[1]) });
    else if (text.startsWith('<')) heard.push({ kind: 'message', text: withoutRemark(text) });
  }
  return heard;
}

/** A rule over all transcripts says behind the message what is wrong with it. */
function withoutRemark(text: string): string {
  const start = text.indexOf(`>${remark}`);
  return start < 0 ? text : text.slice(0, start + 1);
}

/** Whether an XPath expression holds for a message; never for one that is not well-formed. */
export function messageHolds(text: string, expression: string): boolean {
  const parsed = parse(text);
  return parsed.ok && holds(expression, parsed.document);
}

/** What may come at any time and belongs to no reaction: presence, pongs, what the server asks by itself. */
const usual = [
  '/client:presence[not(@type) or @type="unavailable"]',
  '/client:iq[@type="get" or @type="set"]/*[self::version:query or self::ping:ping or self::info:query or self::roster:query]',
  '/client:iq[@type="result" and not(*)][contains(@id, ":ping") or contains(@id, ":fence")]',
].join(' | ');

/** Whether a message may come at any time. */
export function isUsual(event: Heard): boolean {
  return event.kind === 'message' && messageHolds(event.text, usual);
}
