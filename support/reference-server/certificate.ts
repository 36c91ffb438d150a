import { isIP } from 'node:net';
import type { SecureVersion, TLSSocket } from 'node:tls';

/** A key and the certificate that goes with it, in PEM. */
export interface Identity {
  key: string;
  certificate: string;
}

const dayMs = 24 * 60 * 60 * 1000;

/** What TLS on the secure port looks like. */
export const tls = {
  /** RFC 7590, section 3, by way of BCP 195. */
  minVersion: 'TLSv1.2' as SecureVersion,
  /** RFC 6455, 4.2.2: what comes in clear to the secure port is not served. */
  servesClear: false,
  /** RFC 7590, section 3: nothing is agreed to but what Node's own TLS agrees to, neither SSL nor a weak cipher suite. */
  answerHello: null as ((clientHello: Buffer) => Buffer | null) | null,
  /** Whether a client is served once the handshake is done; ALPN is its to offer or not (RFC 7301, section 3.1). */
  serves: (() => true) as (socket: TLSSocket) => boolean,
  /** OpenSSL's list; empty for Node's own choice. */
  ciphers: '',
  /** Hosts of the certificate. RFC 6120, 13.7.1.2.1: the XMPP domain, and here the host as well. */
  names: ['finesse.example', 'localhost', '127.0.0.1'] as readonly string[],
  /** An hour of leeway for clocks that differ. */
  validFrom: new Date(Date.now() - dayMs / 24),
  validDays: 7,
};

export type TlsPhase = typeof tls;

declare module './decisions' {
  interface Behaviour {
    tls: TlsPhase;
  }
}

/** Makes a key and a certificate that signs itself. */
export async function makeIdentity({ names, validFrom, validDays }: TlsPhase): Promise<Identity> {
  // a server that is spoken to in clear alone does not wait for it
  const { generate } = await import('selfsigned');
  const pems = await generate([{ name: 'commonName', value: names[0] ?? 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: validFrom,
    notAfterDate: new Date(validFrom.getTime() + validDays * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: names.map((name) => (isIP(name) ? { type: 7, ip: name } : { type: 2, value: name })),
      },
    ],
  });
  return { key: pems.private, certificate: pems.cert };
}
