import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';

/** What is wrong with a file of certificates or of a key: it goes on behind the name of the file, and says what to do. */
export class PemProblem extends Error {
  override readonly name = 'PemProblem';
}

const block = /-----BEGIN ([A-Z0-9 ]+)-----[^-]*(?:-----END \1-----)?/g;

/**
 * The PEM text of a file of certificates, each of which can be read. RFC 7468, section 5.
 * @throws PemProblem that names the format the file has instead, and the command that turns it into PEM
 */
export function readCertificates(bytes: Buffer, name: string): string {
  if (bytes.length === 0) throw new PemProblem(`is empty: write the certificate in PEM into it`);
  if (bytes[0] === 0x30) throw new PemProblem(describeBinary(bytes, name));
  const text = textOf(bytes);
  const blocks = [...text.matchAll(block)];
  const certificates = blocks.filter(([, label]) => label?.endsWith('CERTIFICATE') === true);
  if (certificates.length === 0) throw new PemProblem(describeOther(blocks[0]?.[1], name));
  for (const [index, [whole]] of certificates.entries()) {
    const broken = readsAs(() => new X509Certificate(whole)) === null;
    if (!broken) continue;
    const which =
      certificates.length === 1
        ? 'certificate'
        : `certificate ${String(index + 1)} of ${String(certificates.length)}`;
    throw new PemProblem(
      `holds a ${which} that is broken: export it once more, every line from BEGIN to END`,
    );
  }
  return text;
}

/**
 * The PEM text of a private key that stands in a file without a passphrase.
 * @throws PemProblem likewise
 */
export function readKey(bytes: Buffer, name: string): { text: string; key: KeyObject } {
  if (bytes.length === 0) throw new PemProblem('is empty: write the private key in PEM into it');
  if (bytes[0] === 0x30) throw new PemProblem(describeBinary(bytes, name));
  const text = textOf(bytes);
  if (/BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED/.test(text))
    throw new PemProblem(
      `is locked by a passphrase: openssl pkey -in ${name} -out key.pem, and keep that file to yourself`,
    );
  const key = readsAs(() => createPrivateKey(text));
  if (key === null)
    throw new PemProblem('holds no private key that can be read: write the key in PEM into it');
  return { text, key };
}

/** Whether a key is that of the first certificate in a PEM text. */
export function belongTogether(certificates: string, key: KeyObject): boolean {
  return readsAs(() => new X509Certificate(certificates).checkPrivateKey(key)) === true;
}

function textOf(bytes: Buffer): string {
  if (bytes.includes(0)) throw new PemProblem('is no text, or is UTF-16: save it as plain PEM (ASCII)');
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

/** DER is what PEM wraps: a certificate begins with a sequence, PKCS12 with the version 3. RFC 5280, 4.1; RFC 7292, 4. */
function describeBinary(bytes: Buffer, name: string): string {
  const isCertificate = readsAs(() => new X509Certificate(bytes)) !== null;
  if (isCertificate)
    return `is DER, not PEM: openssl x509 -inform DER -in ${name} -out ${name}.pem, and name that file`;
  const isStore = bytes.subarray(0, 8).includes(Buffer.from([0x02, 0x01, 0x03]));
  return isStore
    ? `is PKCS12, a key store: openssl pkcs12 -in ${name} -nokeys -out ${name}.pem, and name that file`
    : `is binary and holds no certificate that can be read: export the certificate in PEM`;
}

function describeOther(label: string | undefined, name: string): string {
  if (label === undefined)
    return 'holds no PEM certificate: write the path of a PEM file, relative to the target file';
  if (label === 'PKCS7')
    return `is PKCS7: openssl pkcs7 -print_certs -in ${name} -out ${name}.pem, and name that file`;
  return `holds a ${label.toLowerCase()} and no certificate: write the path of the certificate`;
}

function readsAs<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
