import { opcodes, type Frame } from './frame';
import { violation, type Violation } from './violation';

/** How far a message has come that arrives in fragments. */
export interface Unfinished {
  opcode: number;
  parts: Buffer[];
  octets: number;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of UTF-8 bytes, or null where they are not valid (RFC 6455, section 8.1). */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

function whole(opcode: number, payload: Buffer): Frame {
  return { fin: true, rsv: 0, opcode, payload };
}

/** What the server does with messages, pings and the end of a WebSocket (RFC 6455, sections 5.4 to 7.4). */
export const conduct = {
  /** Whether the kernel is left to end the connection once Close frames went both ways (5.5.1). */
  endsTcp: true,

  /** How long a peer may take to answer a Close frame. */
  closeTimeoutMs: 3000,

  /** Silence after which a Ping is sent; twice as long a silence ends the session. */
  idleMs: 60_000,

  /** RFC 7395, 3.2: XMPP data goes in text messages. */
  messageFrames: (text: string): Frame[] => [whole(opcodes.text, Buffer.from(text, 'utf8'))],

  // 5.5.3: the Pong has the data of the Ping
  answerPing: (payload: Buffer): Frame[] => [whole(opcodes.pong, payload)],

  answerPong: (() => []) as (payload: Buffer) => Frame[],

  /** The body of the Close frame that answers one: the same code, or nothing (5.5.1). */
  answerClose: (payload: Buffer): Frame[] => [whole(opcodes.close, payload.subarray(0, 2))],

  /** The Close frame that the server begins with. */
  startClose: (code: number, reason: string): Frame[] => {
    const body = Buffer.concat([Buffer.alloc(2), Buffer.from(reason, 'utf8')]);
    body.writeUInt16BE(code);
    return [whole(opcodes.close, body)];
  },

  // 5.4: fragments of different messages do not interleave
  checkOrder: (opcode: number, unfinished: Unfinished | null): Violation | null => {
    if (opcode === opcodes.continuation) {
      return unfinished ? null : violation(1002, 'there is no message to continue');
    }
    return unfinished ? violation(1002, 'the message before is not finished') : null;
  },

  checkSize: (octets: number, maxOctets: number): Violation | null =>
    octets > maxOctets ? violation(1009, 'the message is too big') : null,

  /** RFC 7395, 3.2: data in a binary message is no XMPP. */
  checkBinary: (): Violation | null => violation(1003, 'XMPP data is text'),

  /** The text of a message, or why it has none (8.1). */
  readText: (payload: Buffer): string | Violation =>
    decodeUtf8(payload) ?? violation(1007, 'the text is not UTF-8'),

  /** What is read, for all that, of a message that is not UTF-8, before the connection fails over it: nothing. */
  salvage: (() => null) as (payload: Buffer) => string | null,

  /** Whether a fragment is looked at by itself: only the whole message has to be UTF-8 (5.6). */
  checkFragment: (() => null) as (payload: Buffer) => Violation | null,

  /** 5.4: a control frame may stand between fragments. */
  checkInterruption: (() => null) as (unfinished: Unfinished | null) => Violation | null,

  /** The frames that say why the connection fails (7.1.7). */
  failure: ({ code, reason }: Violation): Frame[] => conduct.startClose(code, reason),

  /** 7.1.7: nothing that comes after the failure is looked at. */
  deafAfterFailure: true,

  // 7.4.1 and 5.5.1
  checkClose: (payload: Buffer): Violation | null => {
    if (payload.length === 0) return null;
    if (payload.length === 1) return violation(1002, 'the status code is cut short');
    if (!isUsableCode(payload.readUInt16BE())) return violation(1002, 'the status code is not usable');
    return decodeUtf8(payload.subarray(2)) === null ? violation(1007, 'the reason is not UTF-8') : null;
  },
};

export type Conduct = typeof conduct;

declare module '../decisions' {
  interface Behaviour {
    conduct: Conduct;
  }
}

function isUsableCode(code: number): boolean {
  return (
    (code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code)) || (code >= 3000 && code < 5000)
  );
}
