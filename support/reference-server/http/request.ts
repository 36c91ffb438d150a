import type { Header } from '../../protocol/wire/transcript';

/** An HTTP request as it stood on the wire. */
export interface HttpRequest {
  method: string;
  /** Path without the query. */
  path: string;
  /** Such as `1.1`. */
  version: string;
  headers: Header[];
  body: string;
}

/** An HTTP answer; the length of the body is added when it is written. */
export interface HttpAnswer {
  status: number;
  reason: string;
  headers: Header[];
  body: string;
}

const headEnd = Buffer.from('\r\n\r\n');
const maxHeadOctets = 16 * 1024;
const maxBodyOctets = 64 * 1024;

/** What the bytes so far amount to: an answer to give up with, nothing yet, or a request and the bytes after it. */
export type Read = HttpAnswer | null | { request: HttpRequest; rest: Buffer };

/** Reads one request from the start of `bytes` (RFC 9112). */
export function readRequest(bytes: Buffer): Read {
  const end = bytes.indexOf(headEnd);
  if (end < 0) return bytes.length > maxHeadOctets ? answer(431, 'Request Header Fields Too Large') : null;
  const [line = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const start = /^([!-~]+) ([!-~]+) HTTP\/(\d\.\d)$/.exec(line);
  const headers = lines.map(readHeader);
  if (!start || !headers.every((header) => header !== null)) return answer(400, 'Bad Request');
  const [, method = '', target = '', version = ''] = start;
  const length = Number(valueOf(headers, 'content-length') ?? '0');
  if (valueOf(headers, 'transfer-encoding') !== undefined) return answer(411, 'Length Required');
  if (!Number.isInteger(length) || length < 0) return answer(400, 'Bad Request');
  if (length > maxBodyOctets) return answer(413, 'Content Too Large');
  const bodyStart = end + headEnd.length;
  if (bytes.length < bodyStart + length) return null;
  const body = bytes.toString('utf8', bodyStart, bodyStart + length);
  const request = { method, path: target.split('?', 1)[0] ?? '', version, headers, body };
  return { request, rest: bytes.subarray(bodyStart + length) };
}

function readHeader(line: string): Header | null {
  const parts = /^([\w!#$%&'*+.^`|~-]+):[ \t]*(.*)$/.exec(line);
  if (!parts) return null;
  const [, name = '', value = ''] = parts;
  let end = value.length;
  // by hand: a pattern would try each of many blanks as the last
  while (value[end - 1] === ' ' || value[end - 1] === '\t') end -= 1;
  return [name, value.slice(0, end)];
}

/** Every value of a header, whose name is compared without case. */
export function valuesOf(headers: readonly Header[], name: string): string[] {
  return headers.filter(([found]) => found.toLowerCase() === name).map(([, value]) => value);
}

/** The first value of a header. */
export function valueOf(headers: readonly Header[], name: string): string | undefined {
  return valuesOf(headers, name)[0];
}

/** The members of a list header; several lines count as one list (RFC 9110, section 5.3). */
export function tokensOf(headers: readonly Header[], name: string): string[] {
  return valuesOf(headers, name)
    .flatMap((value) => value.split(','))
    .map((token) => token.trim())
    .filter((token) => token !== '');
}

/** An answer in plain text. */
export function answer(status: number, reason: string, body = '', headers: Header[] = []): HttpAnswer {
  return { status, reason, headers: [...headers, ['Content-Type', 'text/plain; charset=utf-8']], body };
}

/** The bytes of an answer after which the connection ends. */
export function writeAnswer({ status, reason, headers, body }: HttpAnswer): string {
  const all: Header[] = [
    ...headers,
    ['Content-Length', String(Buffer.byteLength(body))],
    ['Connection', 'close'],
  ];
  return `${writeHead(`HTTP/1.1 ${status} ${reason}`, all)}${body}`;
}

/** A start line and headers, with the empty line that ends them. */
export function writeHead(line: string, headers: readonly Header[]): string {
  return `${[line, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n`;
}
