import { decodeUtf8 } from '../websocket/conduct';

/** The three parts of a PLAIN message (RFC 4616, section 2). */
export interface PlainMessage {
  authzid: string;
  authcid: string;
  password: string;
}

/** Reading of PLAIN messages and base64. */
export const plain = {
  /** Octets that each part may have. */
  octetsMost: 255,

  /** The bytes of strict base64, with zero padding bits (RFC 6120, section 6.3.5), or null. */
  decodeBase64: (text: string): Buffer | null => {
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return null;
    const bytes = Buffer.from(text, 'base64');
    return bytes.toString('base64') === text ? bytes : null;
  },

  /** The parts of a message that keeps the grammar, or null. */
  read: (bytes: Buffer, octetsMost = 255): PlainMessage | null => {
    const text = decodeUtf8(bytes);
    const parts = text?.split('\0') ?? [];
    const [authzid, authcid, password] = parts;
    if (parts.length !== 3 || authzid === undefined || !authcid || !password) return null;
    const maxOctets = Math.max(...parts.map((part) => Buffer.byteLength(part)));
    return maxOctets > octetsMost ? null : { authzid, authcid, password };
  },
};

export type Plain = typeof plain;

declare module '../decisions' {
  interface Behaviour {
    plain: Plain;
  }
}
