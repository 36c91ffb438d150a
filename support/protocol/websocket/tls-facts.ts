import type { PeerCertificate, TLSSocket } from 'node:tls';
import type { Certificate, TlsFacts } from '../wire/transcript';

/** What TLS settled on a secured socket, the peer's certificate included, verified or not. */
export function readTlsFacts(socket: TLSSocket): TlsFacts {
  return {
    version: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().name,
    alpn: typeof socket.alpnProtocol === 'string' ? socket.alpnProtocol : null,
    verifyError: socket.authorized ? null : verifyErrorOf(socket),
    certificate: describeCertificate(socket.getPeerCertificate()),
  };
}

/** Node hands over the code as a string where verification was left to the caller, whatever its typings say. */
function verifyErrorOf(socket: TLSSocket): string {
  const error: unknown = socket.authorizationError;
  return error instanceof Error ? error.message : String(error);
}

/** Null where the peer showed no certificate. */
export function describeCertificate(certificate: PeerCertificate): Certificate | null {
  if (Object.keys(certificate).length === 0) return null;
  return {
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    names: certificate.subjectaltname ?? '',
    validFrom: new Date(certificate.valid_from).toISOString(),
    validTo: new Date(certificate.valid_to).toISOString(),
    fingerprint256: certificate.fingerprint256,
  };
}

function nameOf(name: PeerCertificate['subject']): string {
  return Object.entries(name)
    .map(([key, value]) => `${key}=${[value].flat().join('+')}`)
    .join(', ');
}
