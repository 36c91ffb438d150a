import type { Violation } from '../wire/transcript';
import { opcodes, type ReceivedFrame } from './frame';

const words: Readonly<Record<Violation, string>> = {
  masked: 'it is masked',
  'reserved-bits': 'it has reserved bits set',
  'reserved-opcode': 'its opcode is reserved',
  length: 'its length is not in the shortest form',
  'control-frame': 'it is a control frame that is a fragment, or longer than 125 bytes',
  fragments: 'it begins a message inside another, or goes on with none',
  'utf-8': 'its text is not UTF-8',
  'close-body': 'the body of the close frame is not in order',
  'close-code': 'the code of the close frame may not be sent',
  'after-close': 'it is data behind a close frame',
};

/** Finds in the frames of a server, in the order they come, what no server may send (RFC 6455, sections 5 and 7.4). */
export class FrameWatch {
  #text: TextDecoder | null = null;
  #isInside = false;
  #isClosed = false;

  /** What is wrong with the next frame. */
  look(frame: ReceivedFrame): Violation[] {
    const { opcode } = frame;
    const reserved = frame.rsv1 || frame.rsv2 || frame.rsv3;
    const isControl = opcode >= opcodes.close;
    const found: [boolean, Violation][] = [
      [frame.masked, 'masked'],
      [reserved, 'reserved-bits'],
      [opcode > opcodes.pong || (opcode > opcodes.binary && !isControl), 'reserved-opcode'],
      [!frame.minimalLength || frame.declaredLength >= 2 ** 63, 'length'],
      [isControl && (!frame.fin || frame.declaredLength > 125), 'control-frame'],
      [opcode === opcodes.close && !isBodyInOrder(frame.payload), 'close-body'],
      [opcode === opcodes.close && !isSendable(frame.payload), 'close-code'],
      [opcode <= opcodes.binary && this.#isClosed, 'after-close'],
      [opcode <= opcodes.binary && (opcode === opcodes.continuation) !== this.#isInside, 'fragments'],
      [opcode <= opcodes.binary && !this.#readText(frame, reserved), 'utf-8'],
    ];
    this.#isClosed ||= opcode === opcodes.close;
    if (opcode <= opcodes.binary) this.#isInside = !frame.fin;
    return found.filter(([is]) => is).map(([, violation]) => violation);
  }

  /** Section 5.6: the message as a whole has to be UTF-8, wherever it is cut. False where it cannot be any more. */
  #readText({ opcode, fin, complete, payload }: ReceivedFrame, reserved: boolean): boolean {
    if (opcode !== opcodes.continuation)
      this.#text = opcode === opcodes.text ? new TextDecoder('utf-8', { fatal: true }) : null;
    // what an extension has packed, or is too long to be read, is no text that could be looked at
    if (reserved || !complete) this.#text = null;
    try {
      this.#text?.decode(payload, { stream: !fin });
      return true;
    } catch {
      this.#text = null;
      return false;
    }
  }
}

/** What a frame breaks, in words, with the bytes of a text that is none. */
export function describeViolations(violations: readonly Violation[], { payload }: ReceivedFrame): string {
  const said = violations.map((violation) => words[violation]).join('; ');
  return violations.includes('utf-8') ? `${said}: ${describeBytes(payload)}` : said;
}

/** Few enough that no secret could be among them. */
const bytesShown = 4;

/** From the first byte that is not UTF-8. */
function describeBytes(payload: Buffer): string {
  const valid = Buffer.from(payload.toString('utf8').split('\ufffd')[0] ?? '').length;
  return `bytes ${payload.subarray(valid, valid + bytesShown).toString('hex')} at ${String(valid)}`;
}

/** Section 5.5.1: no body, or a code of two bytes and a reason in UTF-8. */
export function isBodyInOrder(payload: Buffer): boolean {
  return payload.length === 0 || (payload.length >= 2 && isUtf8(payload.subarray(2)));
}

/** Sections 7.4.1 and 7.4.2, and the registry of codes that section 11.7 founded; 1010 is the client's. */
export function isSendable(payload: Buffer): boolean {
  if (payload.length < 2) return true;
  const code = payload.readUInt16BE();
  const standard = code >= 1000 && code <= 1014 && ![1004, 1005, 1006, 1010].includes(code);
  return standard || (code >= 3000 && code <= 4999);
}

export function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
