import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as tls from 'node:tls';
import { systemCertsSync } from 'system-ca';
import type { Problem } from './environment';
import { belongTogether, PemProblem, readCertificates, readKey } from './pem';
import type { TargetShape } from './shape';
import type { TlsSettings } from './target';

/** What the files named under `tls` hold. */
type Files = Pick<TlsSettings, 'ca' | 'cert' | 'key'>;

/**
 * Reads the files that `tls` names, or the trust store of this machine.
 * @param file path of the target file, to which the others are relative
 */
export function readTrust(file: string, named: TargetShape['tls']): { files: Files; problems: Problem[] } {
  const problems: Problem[] = [];
  const read = <T>(key: 'ca' | 'cert' | 'key', from: (bytes: Buffer, name: string) => T): T | null => {
    const name = named?.[key];
    if (name === undefined) return null;
    const location = path.resolve(path.dirname(file), name);
    const report = (sentence: string): null => {
      problems.push({
        path: ['tls', key],
        sentence: `is ${JSON.stringify(name)}, but ${location} ${sentence}`,
      });
      return null;
    };
    const bytes = bytesOf(location);
    if (bytes === null)
      return report('cannot be read: write the path of a PEM file, relative to the target file');
    try {
      return from(bytes, name);
    } catch (error) {
      if (error instanceof PemProblem) return report(error.message);
      throw error;
    }
  };

  const ca = named?.ca === 'system' ? systemStore() : read('ca', readCertificates);
  const cert = read('cert', readCertificates);
  const key = read('key', readKey);
  if (cert !== null && key !== null && !belongTogether(cert, key.key)) {
    problems.push({
      path: ['tls', 'key'],
      sentence: 'is not the key of the first certificate in tls.cert: name the key that was made with it',
    });
  }
  return { files: { ca, cert, key: key?.text ?? null }, problems };
}

function bytesOf(location: string): Buffer | null {
  try {
    return readFileSync(location);
  } catch {
    return null;
  }
}

/** The authorities that this machine trusts; Node's own list is another. Node asks the machine itself since 22.15. */
function systemStore(): string {
  const { getCACertificates: ask } = tls as { getCACertificates?: (type: 'system') => string[] };
  const certificates = ask ? ask('system') : systemCertsSync();
  return certificates.join('\n');
}
