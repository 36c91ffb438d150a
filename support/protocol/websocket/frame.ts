import { randomBytes } from 'node:crypto';
import type { FrameType } from '../wire/transcript';

/** A frame to send, lawful or not (RFC 6455, section 5.2). */
export interface Frame {
  fin: boolean;
  rsv1: boolean;
  rsv2: boolean;
  rsv3: boolean;
  /** 0 to 15. */
  opcode: number;
  /** The four bytes of the masking key, or null to send unmasked. */
  mask: Buffer | null;
  payload: Buffer;
  /** The length to declare where it is not the payload's own. */
  declaredLength?: number;
}

/** Everything about a frame that came. */
export interface ReceivedFrame {
  fin: boolean;
  rsv1: boolean;
  rsv2: boolean;
  rsv3: boolean;
  opcode: number;
  masked: boolean;
  /** The masking key as it came, or null. */
  mask: Buffer | null;
  /** The length stood in as few bytes as it could (section 5.2). */
  minimalLength: boolean;
  declaredLength: number;
  /** Unmasked. */
  payload: Buffer;
  /** False where the declared length is beyond what is read; the payload is then empty and decoding stops. */
  complete: boolean;
}

/** The opcodes of RFC 6455, section 11.8. */
export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** A lawful client frame: final, masked with a random key, no reserved bits. */
export function clientFrame(
  opcode: number,
  payload: Buffer | string = '',
  changes: Partial<Frame> = {},
): Frame {
  return {
    fin: true,
    rsv1: false,
    rsv2: false,
    rsv3: false,
    opcode,
    mask: randomBytes(4),
    payload: Buffer.from(payload),
    ...changes,
  };
}

/** The payload of a close frame (section 5.5.1); empty where no code is given. */
export function closePayload(code?: number, reason = ''): Buffer {
  if (code === undefined) return Buffer.alloc(0);
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(code);
  return Buffer.concat([bytes, Buffer.from(reason)]);
}

/** The bytes of a frame (section 5.2), with the shortest form of its declared length. */
export function encodeFrame(frame: Frame): Buffer {
  const length = frame.declaredLength ?? frame.payload.length;
  const first =
    (frame.fin ? 0x80 : 0) |
    (frame.rsv1 ? 0x40 : 0) |
    (frame.rsv2 ? 0x20 : 0) |
    (frame.rsv3 ? 0x10 : 0) |
    (frame.opcode & 0x0f);
  const maskBit = frame.mask === null ? 0 : 0x80;
  const { mark, extended } = encodeLength(length);
  return Buffer.concat([
    Buffer.from([first, maskBit | mark]),
    extended,
    frame.mask ?? Buffer.alloc(0),
    frame.mask === null ? frame.payload : applyMask(frame.payload, frame.mask),
  ]);
}

function encodeLength(length: number): { mark: number; extended: Buffer } {
  if (length <= 125) return { mark: length, extended: Buffer.alloc(0) };
  if (length <= 0xffff) {
    const extended = Buffer.alloc(2);
    extended.writeUInt16BE(length);
    return { mark: 126, extended };
  }
  const extended = Buffer.alloc(8);
  extended.writeBigUInt64BE(BigInt(length));
  return { mark: 127, extended };
}

/** Masks or unmasks: the two are the same (section 5.3). */
export function applyMask(payload: Buffer, mask: Buffer): Buffer {
  return Buffer.from(payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0)));
}

/** The name the transcript gives to an opcode. */
export function typeOf(opcode: number): FrameType {
  const names: Partial<Record<number, FrameType>> = {
    [opcodes.continuation]: 'continuation',
    [opcodes.text]: 'text',
    [opcodes.binary]: 'binary',
    [opcodes.close]: 'close',
    [opcodes.ping]: 'ping',
    [opcodes.pong]: 'pong',
  };
  return names[opcode] ?? 'reserved';
}

/** The code and reason of a close frame's payload; null where it carries none (section 5.5.1). */
export function readClose(payload: Buffer): { code: number; reason: string } | null {
  if (payload.length < 2) return null;
  return { code: payload.readUInt16BE(), reason: payload.subarray(2).toString('utf8') };
}

/** A payload as the transcript shows it: text where it is UTF-8, a close as `code reason`, the rest in hexadecimal. */
export function describePayload(opcode: number, payload: Buffer): string {
  const close = opcode === opcodes.close ? readClose(payload) : null;
  if (close !== null) return `${close.code} ${close.reason}`.trim();
  if (opcode === opcodes.binary) return payload.toString('hex');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload);
  } catch {
    return payload.toString('hex');
  }
}
