import { isUtf8 } from 'node:buffer';
import type { FrameType, HttpMessage } from '../protocol/wire/transcript';
import type { Said } from './conversation';

const types: Readonly<Record<number, FrameType>> = {
  0: 'continuation',
  1: 'text',
  2: 'binary',
  8: 'close',
  9: 'ping',
  10: 'pong',
};

const base64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

/** What a frame holds, from its opcode (RFC 6455, section 5.2) and its data as captures write it, binary in base64. */
export function readPayload(opcode: number, data: string): Pick<Said, 'type' | 'text' | 'bytes'> {
  const type = types[opcode] ?? 'reserved';
  if (type === 'text' || type === 'continuation') return { type, text: readBase64Text(data) ?? data };
  const bytes = data !== '' && base64.test(data) ? Buffer.from(data, 'base64') : Buffer.from(data, 'utf8');
  if (type === 'close') return { type, text: /^\d{4}\b/.test(data) ? data : readClose(bytes) };
  return { type, text: bytes.toString('hex') };
}

/** A text that stands in base64 though it need not: what is decoded begins as every message of XMPP does. */
function readBase64Text(data: string): string | null {
  if (data.length < 8 || !base64.test(data)) return null;
  const bytes = Buffer.from(data, 'base64');
  const text = bytes.toString('utf8');
  return isUtf8(bytes) && /^\s*</.test(text) ? text : null;
}

/** RFC 6455, section 5.5.1: a code of two bytes, and a reason. */
export function readClose(bytes: Buffer): string {
  return bytes.length < 2
    ? ''
    : `${String(bytes.readUInt16BE(0))} ${bytes.subarray(2).toString('utf8')}`.trimEnd();
}

/** Signs at the end of a text that a capture has cut off. */
const cutSigns = /(?:…|\.{3}|\[(?:truncated|cut|snip)[^\]]*\]|<snip>|\(\d+ more(?: characters)?\))\s*$/i;

/** Whether a text was cut off by whoever kept it; what is well-formed goes on to its end. */
export function isCutOff(text: string): boolean {
  return cutSigns.test(text) && !/>\s*$/.test(text.replace(/<snip>\s*$/i, ''));
}

/** What of the address of a WebSocket goes into its request, and the address with the scheme of one. */
export function readAddress(url: string): { url: string; target: string } | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url.replace(/^http/i, 'ws'));
  return { url: parsed.href, target: `${parsed.pathname}${parsed.search}` };
}

/** An HTTP message without a body. */
export function headOf(line: string, headers: HttpMessage['headers']): HttpMessage {
  return { line: line.trim(), headers, body: '' };
}
