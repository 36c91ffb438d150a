import { randomBytes } from 'node:crypto';

/** The versions a client can be made to offer as its highest, and their numbers on the wire. */
export const tlsVersions = {
  'SSL 2.0': 0x0002,
  'SSL 3.0': 0x0300,
  'TLS 1.0': 0x0301,
  'TLS 1.1': 0x0302,
  'TLS 1.2': 0x0303,
} as const;
export type TlsVersion = keyof typeof tlsVersions;

/** Cipher suites by what is said of them in BCP 195; numbers of the IANA registry. */
export const cipherSuites = {
  common: [
    0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0x009e, 0x009f, 0xc009, 0xc013, 0xc00a, 0xc014, 0x009c,
    0x009d, 0x002f, 0x0035, 0x000a,
  ],
  NULL: [0x0001, 0x0002, 0x002d, 0x003b, 0xc006, 0xc010],
  EXPORT: [0x0003, 0x0006, 0x0008, 0x000e, 0x0011, 0x0014, 0x0062, 0x0064],
  DES: [0x0009, 0x000c, 0x000f, 0x0012, 0x0015],
  RC4: [0x0004, 0x0005, 0xc007, 0xc011],
  anonymous: [0x0018, 0x001b, 0x0034, 0x003a, 0x006c, 0x006d, 0x00a6, 0x00a7, 0xc016, 0xc017, 0xc018, 0xc019],
} as const;
export type SuiteName = keyof typeof cipherSuites;

/** SSL 2.0 names its ciphers in three bytes: RC4, RC2, DES and 3DES, each with MD5. */
const ssl2Ciphers = [0x010080, 0x030080, 0x060040, 0x0700c0];

const handshakeRecord = 22;

/** What a client offers, as the first bytes of a connection. TLS 1.3 is never among it. */
export interface TlsOffer {
  version: TlsVersion;
  suites: SuiteName;
  /** For SNI; null leaves it out. */
  servername: string | null;
}

/**
 * The bytes of a ClientHello. Written by hand because no maintained TLS library still speaks what a server must
 * refuse. RFC 5246, section 7.4.1.2; RFC 6101 and RFC 6176 for what came before it.
 */
export function encodeClientHello(offer: TlsOffer): Buffer {
  if (offer.version === 'SSL 2.0') return encodeSsl2Hello();
  const version = tlsVersions[offer.version];
  const suites = cipherSuites[offer.suites].map((suite) => number(suite, 2));
  // SSL 3.0 knows no extensions
  const extensions = offer.version === 'SSL 3.0' ? [] : [sized(2, ...extensionsOf(offer))];
  const hello = Buffer.concat([
    number(version, 2),
    randomBytes(32),
    sized(1),
    sized(2, ...suites),
    sized(1, number(0, 1)),
    ...extensions,
  ]);
  const message = Buffer.concat([number(1, 1), sized(3, hello)]);
  // RFC 5246, appendix E.1: the record carries the lowest version that the client could speak
  const recordVersion = Math.min(version, tlsVersions['TLS 1.0']);
  return Buffer.concat([number(handshakeRecord, 1), number(recordVersion, 2), sized(2, message)]);
}

function extensionsOf({ version, servername }: TlsOffer): Buffer[] {
  const curves = [0x001d, 0x0017, 0x0018].map((curve) => number(curve, 2));
  const algorithms = [0x0403, 0x0503, 0x0804, 0x0401, 0x0501, 0x0203, 0x0201].map((each) => number(each, 2));
  return [
    ...(servername === null
      ? []
      : [extension(0, sized(2, number(0, 1), sized(2, Buffer.from(servername, 'ascii'))))]),
    extension(10, sized(2, ...curves)),
    extension(11, sized(1, number(0, 1))),
    ...(version === 'TLS 1.2' ? [extension(13, sized(2, ...algorithms))] : []),
  ];
}

/** The Netscape form, with a challenge of 16 bytes and no session id. */
function encodeSsl2Hello(): Buffer {
  const ciphers = Buffer.concat(ssl2Ciphers.map((cipher) => number(cipher, 3)));
  const body = Buffer.concat([
    number(1, 1),
    number(tlsVersions['SSL 2.0'], 2),
    number(ciphers.length, 2),
    number(0, 2),
    number(16, 2),
    ciphers,
    randomBytes(16),
  ]);
  return Buffer.concat([number(0x8000 | body.length, 2), body]);
}

function extension(type: number, content: Buffer): Buffer {
  return Buffer.concat([number(type, 2), sized(2, content)]);
}

function number(value: number, octets: number): Buffer {
  const bytes = Buffer.alloc(octets);
  bytes.writeUIntBE(value, 0, octets);
  return bytes;
}

/** Bytes behind their count. */
function sized(octets: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([number(content.length, octets), content]);
}
