import { applyMask } from './frame';
import type { ReceivedFrame } from './frame';

/** The largest message that a case sends, to have it delivered to itself. */
export const sentMost = 2 * 1024 * 1024;
/** What a server may add to a message that it delivers: addresses, a time, ids of its own. */
const addedMost = 64 * 1024;
/** Bytes of one message that this client reads: the largest that it sends, as a server delivers it. */
export const payloadMost = sentMost + addedMost;

/** Cuts a stream of bytes into frames and judges none of them (RFC 6455, section 5.2). */
export class FrameDecoder {
  #chunks: Buffer[] = [];
  #size = 0;
  /** Bytes needed before another look is worth it, so that a large frame is put together once. */
  #wanted = 2;
  #stuck = false;

  /** @param maxPayload - bytes of payload beyond which a frame is reported by its head alone */
  constructor(readonly maxPayload = payloadMost) {}

  /** Takes bytes as they come and gives the frames they complete. */
  push(bytes: Buffer): ReceivedFrame[] {
    if (this.#stuck) return [];
    this.#chunks.push(bytes);
    this.#size += bytes.length;
    const frames: ReceivedFrame[] = [];
    while (this.#size >= this.#wanted) {
      const frame = this.#next();
      if (frame !== null) frames.push(frame);
      if (frame?.complete === false) {
        this.#stuck = true;
        break;
      }
    }
    return frames;
  }

  /** The bytes of a frame that is not whole yet. */
  get remainder(): Buffer {
    const whole = this.#chunks.length === 1 ? this.#chunks[0] : undefined;
    const joined = whole ?? Buffer.concat(this.#chunks);
    this.#chunks = [joined];
    return joined;
  }

  /** Gives the next frame, or says in `#wanted` how many bytes it takes to go on. */
  #next(): ReceivedFrame | null {
    const bytes = this.remainder;
    const first = bytes.readUInt8(0);
    const second = bytes.readUInt8(1);
    const mark = second & 0x7f;
    const masked = (second & 0x80) !== 0;
    const lengthEnd = 2 + (mark === 127 ? 8 : mark === 126 ? 2 : 0);
    const headEnd = lengthEnd + (masked ? 4 : 0);
    if (bytes.length < headEnd) return this.#await(headEnd);
    const declaredLength =
      mark === 127 ? Number(bytes.readBigUInt64BE(2)) : mark === 126 ? bytes.readUInt16BE(2) : mark;
    const complete = declaredLength <= this.maxPayload;
    const end = complete ? headEnd + declaredLength : headEnd;
    if (bytes.length < end) return this.#await(end);
    this.#chunks = [bytes.subarray(end)];
    this.#size = bytes.length - end;
    this.#wanted = 2;
    const mask = masked ? bytes.subarray(lengthEnd, headEnd) : null;
    const payload = bytes.subarray(headEnd, end);
    return {
      fin: (first & 0x80) !== 0,
      rsv1: (first & 0x40) !== 0,
      rsv2: (first & 0x20) !== 0,
      rsv3: (first & 0x10) !== 0,
      opcode: first & 0x0f,
      masked,
      mask,
      minimalLength: mark === 127 ? declaredLength > 0xffff : mark === 126 ? declaredLength > 125 : true,
      declaredLength,
      payload: mask === null ? payload : applyMask(payload, mask),
      complete,
    };
  }

  #await(size: number): null {
    this.#wanted = size;
    return null;
  }
}
