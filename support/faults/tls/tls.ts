import { fault, type Fault } from '../fault';

/** RFC 6101, section 5.6.1.3: SSL 3.0, random bytes, no session id, and RSA with RC4 and SHA. */
const ssl3ServerHello = Buffer.concat([
  Buffer.from([0x16, 0x03, 0x00, 0x00, 0x2a, 0x02, 0x00, 0x00, 0x26, 0x03, 0x00]),
  Buffer.alloc(32, 0x5a),
  Buffer.from([0x00, 0x00, 0x05, 0x00]),
]);

/** SERVER-HELLO of SSL 2.0 (RFC 6101, appendix E.2 on its form), without certificate, with one cipher. */
const ssl2ServerHello = Buffer.concat([
  Buffer.from([0x80, 0x1e, 0x04, 0x00, 0x01, 0x00, 0x02, 0x00, 0x00, 0x00, 0x03, 0x00, 0x10]),
  Buffer.from([0x01, 0x00, 0x80]),
  Buffer.alloc(16, 0x5a),
]);

/** The number in two bytes of what a client sent; -1 where that ends before. */
function readWord(bytes: Buffer, at: number): number {
  return at + 2 <= bytes.length ? bytes.readUInt16BE(at) : -1;
}

/** Agrees to a ClientHello whose highest version is one of SSL; Node's own TLS speaks neither. */
function answerSsl(clientHello: Buffer): Buffer | null {
  const ssl3 = clientHello[0] === 0x16 && readWord(clientHello, 9) === 0x0300;
  const ssl2 = ((clientHello[0] ?? 0) & 0x80) !== 0 && readWord(clientHello, 3) === 0x0002;
  if (ssl3) return ssl3ServerHello;
  return ssl2 ? ssl2ServerHello : null;
}

/** The cipher suites that the server has: those of TLS 1.3, and of TLS 1.2 with a key of elliptic curves. */
const ownSuites = new Set([0x1301, 0x1302, 0x1303, 0xc02b, 0xc02c, 0xcca9, 0xc009, 0xc00a, 0xc023, 0xc024]);

/** Agrees to the first cipher suite of a ClientHello of TLS that has none of the server's (RFC 5246, 7.4.1.3). */
function answerAnySuite(clientHello: Buffer): Buffer | null {
  if (clientHello[0] !== 0x16 || readWord(clientHello, 9) !== 0x0303) return null;
  const listAt = 44 + (clientHello[43] ?? 0);
  const list = clientHello.subarray(listAt + 2, listAt + 2 + readWord(clientHello, listAt));
  const suites = Array.from({ length: Math.floor(list.length / 2) }, (_, index) => readWord(list, 2 * index));
  if (suites.length === 0 || suites.some((suite) => ownSuites.has(suite))) return null;
  return Buffer.concat([
    Buffer.from([0x16, 0x03, 0x03, 0x00, 0x2a, 0x02, 0x00, 0x00, 0x26, 0x03, 0x03]),
    Buffer.alloc(32, 0x5a),
    Buffer.from([0x00, ...list.subarray(0, 2), 0x00]),
  ]);
}

/** TLS and its certificate are not as they should be. */
export const tlsFaults: readonly Fault[] = [
  fault('tls-1.1-accepted', 'TLS 1.0 and TLS 1.1 are negotiated.', ['RFC7590-3-b', 'FIN-TLS-a'], ({ tls }) =>
    Object.assign(tls, { minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' }),
  ),
  fault(
    'tls-1.2-refused',
    'TLS 1.3 is demanded.',
    ['RFC7590-3-c'],
    ({ tls }) => (tls.minVersion = 'TLSv1.3'),
  ),
  fault(
    'tls-not-needed',
    'The secure port upgrades a request in clear as well.',
    ['RFC6455-4.2.2-a'],
    ({ tls }) => (tls.servesClear = true),
  ),
  fault(
    'alpn-needed',
    'A client that offers nothing by ALPN is cut off after the TLS handshake.',
    ['RFC6455-10.6-a'],
    ({ tls }) => (tls.serves = ({ alpnProtocol }) => alpnProtocol !== false),
  ),
  fault(
    'tls-cut-off',
    'Every client is cut off after the TLS handshake.',
    ['RFC6455-10.6-a', 'RFC7395-3.9-a'],
    ({ tls }) => (tls.serves = () => false),
  ),
  fault(
    'tls-1.2-cut-off',
    'A client of TLS 1.2 is cut off after the TLS handshake.',
    ['RFC7590-3-c'],
    ({ tls }) => (tls.serves = (socket) => socket.getProtocol() !== 'TLSv1.2'),
  ),
  fault(
    'cipher-suites-any-accepted',
    'Where a client has none of the cipher suites of the server, the first of its own is agreed to.',
    ['RFC7590-3-c'],
    ({ tls }) => (tls.answerHello = answerAnySuite),
  ),
  fault('ssl-negotiated', 'SSL 2.0 and SSL 3.0 are negotiated.', ['RFC7590-3-a'], ({ tls }) =>
    Object.assign(tls, { answerHello: answerSsl }),
  ),
  fault(
    'certificate-for-other-host',
    'The certificate names a host that is not this one.',
    ['FIN-CERTIFICATE-a', 'RFC6120-13.7.1.2.1-a'],
    ({ tls }) => (tls.names = ['another.example']),
  ),
  fault(
    'certificate-without-domain',
    'The certificate names the host and not the XMPP domain.',
    ['RFC6120-13.7.1.2.1-a'],
    ({ tls }) => (tls.names = ['localhost', '127.0.0.1']),
  ),
  fault(
    'certificate-expired',
    'The certificate ended yesterday.',
    ['FIN-CERTIFICATE-a'],
    ({ tls }) => (tls.validFrom = new Date(tls.validFrom.getTime() - (tls.validDays + 1) * 86_400_000)),
  ),
];
