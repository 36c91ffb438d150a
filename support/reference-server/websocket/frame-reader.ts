import { judgeHead, type Frame, type FrameHead, type FramePhase } from './frame';
import type { Violation } from './violation';

/** Cuts the bytes of a client into frames. */
export class FrameReader {
  readonly #phase: FramePhase;
  #bytes: Buffer = Buffer.alloc(0);
  /** What was wrong with the frame before, where that one was to be handled first. */
  #late: Violation | null = null;

  constructor(phase: FramePhase) {
    this.#phase = phase;
  }

  push(bytes: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
  }

  /** The next whole frame, the rule that its head breaks, or null where more bytes are needed. */
  next(): Frame | Violation | null {
    const late = this.#late;
    this.#late = null;
    if (late !== null) return late;
    const read = readHead(this.#bytes);
    if (read === null) return null;
    const { head, maskStart } = read;
    const broken = judgeHead(this.#phase, head);
    const start = maskStart + (head.masked ? 4 : 0);
    const end = start + Number(head.length);
    if (broken !== null && !this.#phase.failsLate(head)) {
      this.#bytes = this.#bytes.subarray(end);
      return broken;
    }
    if (this.#bytes.length < end) return null;
    this.#late = broken;
    const payload = Buffer.from(this.#bytes.subarray(start, end));
    if (head.masked) unmask(payload, this.#bytes.subarray(maskStart, start));
    this.#bytes = this.#bytes.subarray(end);
    return { fin: head.fin, rsv: head.rsv, opcode: head.opcode, payload };
  }
}

function readHead(bytes: Buffer): { head: FrameHead; maskStart: number } | null {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return null;
  const short = second & 0x7f;
  const lengthOctets = short === 127 ? 8 : short === 126 ? 2 : 0;
  if (bytes.length < 2 + lengthOctets) return null;
  const length =
    lengthOctets === 8
      ? bytes.readBigUInt64BE(2)
      : BigInt(lengthOctets === 2 ? bytes.readUInt16BE(2) : short);
  const head = {
    fin: (first & 0x80) !== 0,
    rsv: (first >> 4) & 0x7,
    opcode: first & 0xf,
    masked: (second & 0x80) !== 0,
    length,
  };
  return { head, maskStart: 2 + lengthOctets };
}

/** RFC 6455, section 5.3. */
function unmask(payload: Buffer, mask: Buffer): void {
  for (const [index, octet] of payload.entries()) payload[index] = octet ^ (mask[index % 4] ?? 0);
}
