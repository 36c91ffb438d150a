import type { Violation } from './violation';
import { violation } from './violation';

/** One frame (RFC 6455, section 5.2). */
export interface Frame {
  fin: boolean;
  /** The three reserved bits as a number; 4 is RSV1. */
  rsv: number;
  opcode: number;
  payload: Buffer;
}

/** What the first bytes of a client's frame say. */
export interface FrameHead {
  fin: boolean;
  rsv: number;
  opcode: number;
  masked: boolean;
  /** Octets of payload announced. */
  length: bigint;
}

export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

const known = new Set<number>(Object.values(opcodes));

export function isKnown(opcode: number): boolean {
  return known.has(opcode);
}

export function isControl(opcode: number): boolean {
  return opcode >= opcodes.close;
}

/** Reading and writing of frames. */
export const frame = {
  /** The largest message taken, as of Openfire's parser buffer. */
  maxMessageOctets: 1024 * 1024,

  /** 5.2: the shortest of the three lengths; 5.1: no mask from a server. */
  encode: (sent: Frame): Buffer =>
    Buffer.concat([
      Buffer.from([(sent.fin ? 0x80 : 0) | (sent.rsv << 4) | sent.opcode]),
      encodeLength(sent.payload.length),
      sent.payload,
    ]),

  // 5.2: no extension is ever negotiated, so no reserved bit has a meaning
  checkReserved: (head: FrameHead): Violation | null =>
    head.rsv === 0 ? null : violation(1002, 'a reserved bit is set'),

  checkOpcode: (head: FrameHead): Violation | null =>
    known.has(head.opcode) ? null : violation(1002, 'the opcode is reserved'),

  // 5.1
  checkMask: (head: FrameHead): Violation | null =>
    head.masked ? null : violation(1002, 'the frame is not masked'),

  // 5.5
  checkControl: (head: FrameHead): Violation | null =>
    isControl(head.opcode) && (!head.fin || head.length > 125n)
      ? violation(1002, 'a control frame is fragmented or too long')
      : null,

  // 5.2: the highest bit of a length is zero; 10.4: a limit is kept before the payload is read
  checkLength: (head: FrameHead, maxOctets: number): Violation | null => {
    if (head.length >> 63n !== 0n) return violation(1002, 'the highest bit of the length is set');
    return head.length > BigInt(maxOctets) ? violation(1009, 'the message is too big') : null;
  },

  /** Whether a frame that breaks a rule is handled before the connection fails over it (7.1.7). */
  failsLate: (() => false) as (head: FrameHead) => boolean,
};

export type FramePhase = typeof frame;

declare module '../decisions' {
  interface Behaviour {
    frame: FramePhase;
  }
}

/** The first rule that a frame's head breaks, or null. */
export function judgeHead(phase: FramePhase, head: FrameHead): Violation | null {
  return (
    phase.checkReserved(head) ??
    phase.checkOpcode(head) ??
    phase.checkMask(head) ??
    phase.checkControl(head) ??
    phase.checkLength(head, phase.maxMessageOctets)
  );
}

function encodeLength(octets: number): Buffer {
  if (octets < 126) return Buffer.from([octets]);
  const long = octets > 0xffff;
  const bytes = Buffer.alloc(long ? 9 : 3);
  bytes[0] = long ? 127 : 126;
  if (long) bytes.writeBigUInt64BE(BigInt(octets), 1);
  else bytes.writeUInt16BE(octets, 1);
  return bytes;
}
