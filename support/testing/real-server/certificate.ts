import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generate } from 'selfsigned';

/** Paths of PEM files: what the server shows, its key, and the authority a client trusts. */
export interface CertificateFiles {
  certificate: string;
  key: string;
  ca: string;
}

/** Makes an authority and a certificate for `domain`, localhost and 127.0.0.1, and writes them into `folder`. */
export async function writeCertificate(folder: string, domain: string): Promise<CertificateFiles> {
  const common = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;
  const authority = await generate([{ name: 'commonName', value: 'finesse-conformance test authority' }], {
    ...common,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const server = await generate([{ name: 'commonName', value: domain }], {
    ...common,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [domain, `pubsub.${domain}`, 'localhost']
          .map((value): { type: 2 | 7; value?: string; ip?: string } => ({ type: 2, value }))
          .concat({ type: 7, ip: '127.0.0.1' }),
      },
    ],
  });
  const write = async (name: string, text: string) => {
    await writeFile(path.join(folder, name), text, { mode: 0o600 });
    return path.join(folder, name);
  };
  return {
    certificate: await write('server.pem', server.cert),
    key: await write('server.key', server.private),
    ca: await write('ca.pem', authority.cert),
  };
}
