import { bodyOf, sizeLimit, type BodyReader } from './response-body';
import { findHeadEnd, readHead, type Head } from './response-head';

/** An HTTP response as it came, nothing judged. */
export interface Response extends Head {
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
  { state: 'unfinished' } | { state: 'garbled'; problem: string } | { state: 'finished'; response: Response };

/**
 * Reads one response as it comes (RFC 9112, sections 4 to 7). Each look is given all bytes so far and goes on where
 * the last one ended, so that a response in many small packets costs no more than one in a few.
 */
export class ResponseReader {
  /** Where the response begins: behind all that were interim. */
  #start = 0;
  #searched = 0;
  #found: { head: Head; end: number; body: BodyReader } | null = null;
  #bytes: Buffer = Buffer.alloc(0);
  #progress = { used: 0, complete: false };

  /** @param method - the request's: a HEAD has no body in its answer */
  constructor(readonly method: string) {}

  /**
   * @param bytes - all that came so far
   * @param ended - nothing more will come
   */
  look(bytes: Buffer, ended: boolean): Reading {
    this.#bytes = bytes;
    const problem = this.#found === null ? this.#lookForHead(bytes) : null;
    if (problem !== null) return { state: 'garbled', problem };
    if (this.#found === null) return { state: 'unfinished' };
    const { end, body } = this.#found;
    this.#progress = body.look(bytes.subarray(end), ended);
    const { used, complete } = this.#progress;
    const response = complete || ended || used > sizeLimit ? this.soFar() : null;
    return response === null ? { state: 'unfinished' } : { state: 'finished', response };
  }

  /** Whether the head is there and does not say how long the body is. RFC 9112, section 6.3. */
  get openEnded(): boolean {
    return this.#found?.body.openEnded ?? false;
  }

  /** The response as far as it came by the last look; null before its head was whole. */
  soFar(): Response | null {
    if (this.#found === null) return null;
    const { head, end, body } = this.#found;
    return {
      ...head,
      body: body.content(this.#bytes.subarray(end)).toString('utf8'),
      bodyComplete: this.#progress.complete,
      head: this.#bytes.subarray(this.#start, end),
      bytes: end + this.#progress.used,
    };
  }

  /** Gives a sentence where no head can come any more. */
  #lookForHead(bytes: Buffer): string | null {
    for (;;) {
      const begin = bytes.subarray(this.#start, this.#start + 5).toString('latin1');
      if (!'HTTP/'.startsWith(begin)) return describeForeign(bytes);
      const end = findHeadEnd(bytes, this.#searched);
      if (end === -1) {
        this.#searched = Math.max(this.#start, bytes.length - 3);
        return bytes.length > sizeLimit ? `the headers do not end within ${sizeLimit} bytes` : null;
      }
      const head = readHead(bytes.subarray(this.#start, end));
      if (typeof head === 'string') return head;
      if (!isInterim(head)) {
        this.#found = { head, end, body: bodyOf(head, this.method) };
        return null;
      }
      this.#start = this.#searched = end;
    }
  }
}

/** RFC 9110, section 15.2: a client reads on behind such a response, whether or not it expects one. */
function isInterim({ status }: Head): boolean {
  return status >= 100 && status < 200 && status !== 101;
}

/** Ports that speak something else betray themselves in their first bytes. */
function describeForeign(bytes: Buffer): string {
  // An alert record (RFC 8446, section 5.1).
  if (bytes[0] === 0x15 && bytes[1] === 0x03) {
    return 'a TLS alert came where HTTP was expected: the port speaks TLS, use wss:// in url';
  }
  return 'the answer does not start with an HTTP status line';
}
