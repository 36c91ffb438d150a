import { valueOf, type Head } from './response-head';

/** Bytes of a head or a body that are read at most. */
export const sizeLimit = 64 * 1024;
/** Characters of a chunk's size and extensions that are read at most. */
const chunkLineMost = 4096;

/** How far a body has come. */
export interface Progress {
  /** Bytes on the wire that belong to it. */
  used: number;
  complete: boolean;
}

/** Reads a body as it comes: each look is given everything behind the head, and goes on where the last one ended. */
export interface BodyReader {
  look(bytes: Buffer, ended: boolean): Progress;
  /** Nothing but the end of the connection ends it. */
  openEnded?: true;
  /** The content as far as it came, up to the limit. */
  content(bytes: Buffer): Buffer;
}

/** RFC 9112, section 6.3: how long the body is. */
export function bodyOf(head: Head, method: string): BodyReader {
  const bodiless = method === 'HEAD' || head.status < 200 || head.status === 204 || head.status === 304;
  if (bodiless) return noBody;
  if (/\bchunked$/i.test((valueOf(head, 'transfer-encoding') ?? '').slice(-100))) return new ChunkReader();
  const length = /^\d+$/.exec(valueOf(head, 'content-length') ?? '')?.[0];
  return length === undefined ? untilEnd : ofLength(Number(length));
}

const noBody: BodyReader = {
  look: () => ({ used: 0, complete: true }),
  content: () => Buffer.alloc(0),
};

const untilEnd: BodyReader = {
  openEnded: true,
  look: (bytes, ended) => ({ used: bytes.length, complete: ended }),
  content: (bytes) => bytes.subarray(0, sizeLimit),
};

function ofLength(length: number): BodyReader {
  return {
    look: (bytes) => ({
      used: Math.min(length, bytes.length),
      complete: bytes.length >= length && length <= sizeLimit,
    }),
    content: (bytes) => bytes.subarray(0, Math.min(length, sizeLimit)),
  };
}

/** RFC 9112, section 7.1. A chunk mark that is none ends the body as incomplete. */
class ChunkReader implements BodyReader {
  readonly #pieces: Buffer[] = [];
  /** Where the next chunk's size stands. */
  #at = 0;
  /** Before this no line ends, nor the trailer once that has begun. */
  #searched = 0;
  /** The end of the last chunk's line, or null while there are more. */
  #trailer: number | null = null;
  #broken = false;

  look(bytes: Buffer): Progress {
    while (!this.#broken && this.#trailer === null && this.#take(bytes));
    // Trailer fields, if any, end in an empty line like the head.
    const end = this.#trailer === null ? -1 : bytes.indexOf('\r\n\r\n', this.#searched);
    if (this.#trailer !== null) this.#searched = Math.max(this.#trailer, bytes.length - 3);
    return end === -1 ? { used: bytes.length, complete: false } : { used: end + 4, complete: true };
  }

  content(bytes: Buffer): Buffer {
    const chunk = this.#trailer === null && !this.#broken ? this.#chunkAt(bytes) : null;
    const begun = chunk === null ? [] : [bytes.subarray(chunk.start, chunk.start + chunk.length)];
    return Buffer.concat([...this.#pieces, ...begun]).subarray(0, sizeLimit);
  }

  /** Takes one chunk; false where it is not whole yet. */
  #take(bytes: Buffer): boolean {
    const chunk = this.#chunkAt(bytes);
    if (chunk === null) return false;
    const { start, length } = chunk;
    if (length === 0) {
      this.#trailer = this.#searched = start - 2;
      return true;
    }
    if (start + length + 2 > bytes.length) return false;
    this.#pieces.push(bytes.subarray(start, start + length));
    this.#at = this.#searched = start + length + 2;
    return true;
  }

  /** Where the data of the present chunk begin, and how many they are; null before its line has ended. */
  #chunkAt(bytes: Buffer): { start: number; length: number } | null {
    const lineEnd = bytes.indexOf('\r\n', this.#searched);
    this.#searched = lineEnd === -1 ? Math.max(this.#at, bytes.length - 1) : lineEnd;
    const line = bytes.subarray(this.#at, Math.min(this.#searched, this.#at + chunkLineMost));
    if (lineEnd === -1) {
      this.#broken = line.length === chunkLineMost;
      return null;
    }
    const [size] = /^[\da-f]+/i.exec(line.toString('latin1')) ?? [];
    this.#broken = size === undefined;
    return size === undefined ? null : { start: lineEnd + 2, length: Number.parseInt(size, 16) };
  }
}
