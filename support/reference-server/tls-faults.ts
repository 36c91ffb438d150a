import { fault, type Fault } from './fault';

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
