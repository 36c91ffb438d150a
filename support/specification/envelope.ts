import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { Statement } from './record';

export const payloadType = 'application/vnd.in-toto+json';

/** A statement and its signature: DSSE, https://github.com/secure-systems-lab/dsse. */
export interface Envelope {
  payloadType: typeof payloadType;
  /** The statement in base64. */
  payload: string;
  signatures: { keyid: string; sig: string }[];
}

/** A key that cannot be used; the message says which file, and what is wanted. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
}

/** Signs a statement with a private key in PEM, of any kind that Node signs with. @throws KeyError */
export function signStatement(statement: Statement, pem: string, file: string): Envelope {
  const key = readKey(() => createPrivateKey(pem), file, 'a private key in PEM without a passphrase');
  const payload = Buffer.from(JSON.stringify(statement));
  const signature = sign(digestFor(key), authenticated(payload), key);
  return {
    payloadType,
    payload: payload.toString('base64'),
    signatures: [{ keyid: keyIdOf(createPublicKey(key)), sig: signature.toString('base64') }],
  };
}

/**
 * Whether one of the signatures of an envelope is by a key; a private one stands for the public one in it.
 * @throws KeyError
 */
export function isSignedBy({ payload, signatures }: Envelope, pem: string, file: string): boolean {
  const key = readKey(() => createPublicKey(pem), file, 'a public key in PEM');
  const said = authenticated(Buffer.from(payload, 'base64'));
  return signatures.some(({ sig }) => verify(digestFor(key), said, key, Buffer.from(sig, 'base64')));
}

/** What is signed: the type and the payload, each with its length. DSSE, "Pre-Authentication Encoding". */
function authenticated(payload: Buffer): Buffer {
  const head = `DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}

/** Edwards curves hash by themselves; for others it has to be said. */
function digestFor({ asymmetricKeyType }: KeyObject): string | null {
  return asymmetricKeyType === 'ed25519' || asymmetricKeyType === 'ed448' ? null : 'sha256';
}

/** The SHA-256 of the public key in DER, by which a reader finds the key. */
function keyIdOf(key: KeyObject): string {
  const der = key.export({ type: 'spki', format: 'der' });
  return `sha256:${createHash('sha256').update(der).digest('hex')}`;
}

function readKey(read: () => KeyObject, file: string, wanted: string): KeyObject {
  try {
    return read();
  } catch {
    throw new KeyError(
      `${file}: wanted ${wanted}, found none that can be read; openssl pkey shows what it holds`,
    );
  }
}
