import type { Header } from '../wire/transcript';

/** An HTTP response as it came, nothing judged. */
export interface Response {
  /** Such as `HTTP/1.1`. */
  version: string;
  status: number;
  reason: string;
  /** In the order and spelling of the wire, repeated ones kept. */
  headers: Header[];
  body: string;
  /** False where the body was cut: by the size limit, the deadline or the connection's end. */
  bodyComplete: boolean;
  /** The raw bytes of status line and headers, the empty line included. */
  head: Buffer;
  /** Everything that came, body and chunk marks included: what a browser calls "transferred". */
  bytes: number;
}

/** What a look at the bytes so far gives. */
export type Reading =
  | { state: 'unfinished'; response: Response | null }
  | { state: 'garbled'; problem: string }
  | { state: 'finished'; response: Response };

/** Bytes of a head or a body that are read at most. */
export const sizeLimit = 64 * 1024;

/**
 * Reads a response from all bytes that came so far (RFC 9112, sections 4 to 7).
 *
 * @param method - the request's: a HEAD has no body in its answer
 * @param ended - nothing more will come
 */
export function readResponse(bytes: Buffer, method: string, ended: boolean): Reading {
  const start = bytes.subarray(0, 5).toString('latin1');
  if (!'HTTP/'.startsWith(start)) return { state: 'garbled', problem: describeForeign(bytes) };
  const headEnd = findHeadEnd(bytes);
  if (headEnd === -1) {
    return bytes.length > sizeLimit
      ? { state: 'garbled', problem: `the headers do not end within ${sizeLimit} bytes` }
      : { state: 'unfinished', response: null };
  }
  const head = readHead(bytes.subarray(0, headEnd));
  if (typeof head === 'string') return { state: 'garbled', problem: head };
  const body = readBody(bytes.subarray(headEnd), head, method, ended);
  const response: Response = {
    ...head,
    body: body.content.toString('utf8'),
    bodyComplete: body.complete,
    head: bytes.subarray(0, headEnd),
    bytes: headEnd + body.used,
  };
  const full = body.used > sizeLimit;
  return { state: body.complete || ended || full ? 'finished' : 'unfinished', response };
}

/** Ports that speak something else betray themselves in their first bytes. */
function describeForeign(bytes: Buffer): string {
  // An alert record (RFC 8446, section 5.1).
  if (bytes[0] === 0x15 && bytes[1] === 0x03) {
    return 'a TLS alert came where HTTP was expected: the port speaks TLS, use wss:// in url';
  }
  return 'the answer does not start with an HTTP status line';
}

/** The index behind the empty line, or -1. A line may end in a bare LF (RFC 9112, section 2.2). */
function findHeadEnd(bytes: Buffer): number {
  const match = /\r?\n\r?\n/.exec(bytes.toString('latin1'));
  return match === null ? -1 : match.index + match[0].length;
}

type Head = Pick<Response, 'version' | 'status' | 'reason' | 'headers'>;

/** Gives the head taken apart, or a sentence saying why it could not be. */
function readHead(bytes: Buffer): Head | string {
  const [line = '', ...rest] = bytes.toString('latin1').trimEnd().split(/\r?\n/);
  const [whole, version = '', status, reason = ''] = /^(HTTP\/\d+\.\d+) (\d{3})(?: (.*))?$/.exec(line) ?? [];
  if (whole === undefined) return `the status line is not one: ${line.slice(0, 100)}`;
  const headers: Header[] = [];
  for (const each of rest) {
    const last = headers.at(-1);
    const [, name, value = ''] = /^([^:]*):[ \t]*(.*?)[ \t]*$/.exec(each) ?? [];
    // Obsolete line folding: the line goes on with the value before it (RFC 9112, section 5.2).
    if (/^[ \t]/.test(each) && last !== undefined) last[1] += ` ${each.trim()}`;
    else if (name === undefined) return `a header line has no colon: ${each.slice(0, 100)}`;
    else headers.push([name, value]);
  }
  return { version, status: Number(status), reason, headers };
}

interface Body {
  content: Buffer;
  /** Bytes on the wire that belong to it. */
  used: number;
  complete: boolean;
}

/** RFC 9112, section 6.3: how long the body is. */
function readBody(bytes: Buffer, head: Head, method: string, ended: boolean): Body {
  const valueOf = (name: string) => head.headers.find(([each]) => each.toLowerCase() === name)?.[1];
  const bodiless = method === 'HEAD' || head.status < 200 || head.status === 204 || head.status === 304;
  if (bodiless) return { content: Buffer.alloc(0), used: 0, complete: true };
  if (/\bchunked$/i.test(valueOf('transfer-encoding') ?? '')) return readChunks(bytes);
  const length = /^\d+$/.exec(valueOf('content-length') ?? '')?.[0];
  if (length === undefined) {
    return { content: bytes.subarray(0, sizeLimit), used: bytes.length, complete: ended };
  }
  const content = bytes.subarray(0, Math.min(Number(length), sizeLimit));
  const used = Math.min(Number(length), bytes.length);
  return { content, used, complete: bytes.length >= Number(length) && Number(length) <= sizeLimit };
}

/** RFC 9112, section 7.1. A chunk mark that is none ends the body as incomplete. */
function readChunks(bytes: Buffer): Body {
  const pieces: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    const [size] =
      lineEnd === -1 ? [] : (/^[\da-f]+/i.exec(bytes.subarray(at, lineEnd).toString('latin1')) ?? []);
    if (size === undefined) return { content: Buffer.concat(pieces), used: bytes.length, complete: false };
    const start = lineEnd + 2;
    const length = Number.parseInt(size, 16);
    if (length === 0) {
      // Trailer fields, if any, end in an empty line like the head.
      const end = bytes.indexOf('\r\n\r\n', lineEnd);
      const used = end === -1 ? bytes.length : end + 4;
      return { content: Buffer.concat(pieces), used, complete: end !== -1 };
    }
    pieces.push(bytes.subarray(start, start + length));
    at = start + length + 2;
    if (at > bytes.length) return { content: Buffer.concat(pieces), used: bytes.length, complete: false };
  }
}
