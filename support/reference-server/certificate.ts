import { generate } from 'selfsigned';

/** A key and the certificate that goes with it, in PEM. */
export interface Identity {
  key: string;
  certificate: string;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Makes a certificate for the domain and for the loopback host, valid from an hour ago for a week. */
export async function makeIdentity(domain: string): Promise<Identity> {
  const now = Date.now();
  const pems = await generate([{ name: 'commonName', value: domain }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // an hour of leeway for clocks that differ
    notBeforeDate: new Date(now - dayMs / 24),
    notAfterDate: new Date(now + 7 * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: domain },
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key: pems.private, certificate: pems.cert };
}
