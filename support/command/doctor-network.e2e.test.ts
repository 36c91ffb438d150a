import { createServer, type AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { startProxy, type ProxyConduct } from '../testing/connect-proxy';
import { answering, makeCertificate, startServer } from '../testing/fake-server';
import { startReference } from '../testing/misconfiguration';
import { mistaken, testRows, type Arranged, type Row } from '../testing/misconfiguration-rows';

const proxied =
  (conduct: ProxyConduct, credentials = '') =>
  async (t: TestContext): Promise<Arranged> => {
    const server = await startReference(t);
    const { port } = await startProxy(t, conduct);
    return {
      server,
      mistake: { url: server.secureUrl.replace('127.0.0.1', 'finesse.example') },
      environment: { HTTPS_PROXY: `http://${credentials}127.0.0.1:${String(port)}` },
    };
  };

/** A server that shows a certificate that an intermediate authority has signed, and the PEM files there are. */
async function chained(t: TestContext, sent: 'leaf' | 'chain', names = ['localhost']) {
  const root = await makeCertificate({ names: ['root'], isAuthority: true, organisation: 'Lab' });
  const middle = await makeCertificate({
    names: ['middle'],
    isAuthority: true,
    organisation: 'Lab',
    ca: root,
  });
  const leaf = await makeCertificate({ names, ip: '127.0.0.1', ca: middle });
  const cert = sent === 'leaf' ? leaf.cert : `${leaf.cert}\n${middle.cert}`;
  const { port } = await startServer(t, answering('HTTP/1.1 404 Not Found\r\n\r\n', { end: true }), {
    key: leaf.key,
    cert,
  });
  return { url: `wss://127.0.0.1:${String(port)}/ws/`, root: root.cert, middle: middle.cert };
}

/** A server with one certificate, which the target file trusts. */
const certified =
  (options: Parameters<typeof makeCertificate>[0], headers = '') =>
  async (t: TestContext): Promise<Arranged> => {
    const { key, cert } = await makeCertificate({ ip: '127.0.0.1', ...options });
    const { port } = await startServer(
      t,
      answering(`HTTP/1.1 404 Not Found\r\n${headers}\r\n`, { end: true }),
      { key, cert },
    );
    return {
      mistake: {
        url: `wss://127.0.0.1:${String(port)}/ws/`,
        files: { 'own.pem': cert },
        tls: '{ ca: own.pem }',
      },
    };
  };

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

const targetFile: Row[] = [
  ['a mistyped key', mistaken({ more: ['limts: {}'] }), 'target-file', 2, /limts .* did you mean limits/],
  [
    'a variable that is not set',
    mistaken({ agent: 'password: $NOT_SET' }),
    'target-file',
    2,
    /NOT_SET is not set/,
  ],
  ['an unquoted *secret', mistaken({ agent: 'password: *hush' }), 'target-file', 2, /begins with \*/],
  [
    'a password in the query',
    mistaken({ url: 'wss://a.example/ws/?token=hush' }),
    'target-file',
    2,
    /carries credentials/,
  ],
  [
    'DER in tls.ca',
    mistaken({
      files: { 'der.pem': new X509Certificate(rootCertificates[0] ?? '').raw },
      tls: '{ ca: der.pem }',
    }),
    ...(['target-file', 2, /is DER, not PEM: openssl x509/] as const),
  ],
  [
    'an address for a user name',
    mistaken({ agent: 'password: x, username: a@corp.example' }),
    'target-file',
    2,
    /YAML/,
  ],
  [
    'a proxy of SOCKS',
    mistaken({ url: 'wss://a.example/ws/' }, { HTTPS_PROXY: 'socks5://a:hush@b:1' }),
    'target-file',
    2,
    /HTTPS_PROXY names speaks socks5/,
  ],
];

const network: Row[] = [
  [
    'a host that does not exist',
    mistaken({ url: 'wss://no-such-host.invalid/ws/' }),
    'unreachable-dns|name-server-silent',
    3,
    /no-such-host\.invalid/,
  ],
  [
    'a port where nobody listens',
    async () => ({ mistake: { url: `ws://127.0.0.1:${String(await freePort())}/ws/` } }),
    ...(['unreachable-refused', 3, /Nothing accepts connections on 127\.0\.0\.1 port \d+\./] as const),
  ],
  [
    'a proxy that wants credentials',
    proxied({ credentials: 'me:pw-of-proxy' }),
    'proxy-credentials',
    3,
    /USER:PASSWORD@127/,
  ],
  [
    'credentials that the proxy does not take',
    proxied({ credentials: 'me:pw' }, 'me:hush@'),
    'proxy-credentials',
    3,
    /407/,
  ],
  [
    'a proxy that forbids',
    proxied({ answer: '403 Forbidden' }),
    'proxy-forbids',
    3,
    /NO_PROXY=finesse\.example/,
  ],
  [
    'a proxy that does not reach the server',
    proxied({ answer: '502 Bad Gateway' }),
    'proxy-reaches-nothing',
    3,
    /does not reach finesse\.example/,
  ],
  [
    'a proxy that is not there',
    async (t) => ({
      ...(await proxied({})(t)),
      environment: { ALL_PROXY: `127.0.0.1:${String(await freePort())}` },
    }),
    ...(['proxy-unreachable', 3, /ECONNREFUSED.*Correct HTTPS_PROXY or ALL_PROXY/] as const),
  ],
];

const secured: Row[] = [
  [
    'wss on a port without TLS',
    async (t) => {
      const server = await startReference(t);
      return { server, mistake: { url: server.url.replace('ws:', 'wss:') } };
    },
    ...(['tls-not-spoken', 3, /Write ws:\/\/ in url/] as const),
  ],
  ['a self-signed certificate', mistaken({ tls: '{ verify: true }' }), 'tls-self-signed', 3, /tls\.ca/],
  [
    'a certificate that has expired',
    certified({ to: '2021-02-03' }),
    'tls-expired',
    3,
    /expired on 2021-02-03/,
  ],
  [
    'a certificate of tomorrow',
    certified({ from: '2098-01-01' }),
    'tls-not-yet-valid',
    3,
    /not valid before 2098-01-01/,
  ],
  [
    'a clock that is wrong, and a certificate that has expired by it',
    certified({ to: '2021-02-03' }, 'Date: Tue, 05 Jan 2021 10:00:00 GMT\r\n'),
    ...(['tls-clock', 3, /Probably|Set the clock of this machine/] as const),
  ],
  [
    'a certificate for another name',
    async (t) => {
      const server = await startReference(t);
      return { server, mistake: { tls: '{ ca: ca.pem, servername: other.example }' } };
    },
    ...(['tls-name', 3, /not for other\.example; it names DNS:finesse\.example/] as const),
  ],
  [
    'an authority that nobody named',
    async (t) => ({ mistake: { url: (await chained(t, 'chain')).url, tls: '{ verify: true }' } }),
    ...(['tls-authority-unknown', 3, /CN=root.*ca: system/] as const),
  ],
  [
    'a chain without its intermediate',
    async (t) => {
      const { url, root } = await chained(t, 'leaf');
      return { mistake: { url, files: { 'root.pem': root }, tls: '{ ca: root.pem }' } };
    },
    ...(['tls-intermediate-missing', 3, /does not send CN=middle.*tls\.ca is not at fault/] as const),
  ],
  [
    'a server that wants a certificate of the client',
    async (t) => ({ server: await startReference(t, { clientAuthority: (await makeCertificate()).cert }) }),
    ...(['client-certificate-wanted', 3, /tls: \{ cert: client\.pem/] as const),
  ],
  [
    'a certificate of the client that the server does not know',
    async (t) => {
      const stranger = await makeCertificate({ names: ['stranger'] });
      const server = await startReference(t, { clientAuthority: (await makeCertificate()).cert });
      const files = { 'c.pem': stranger.cert, 'k.pem': stranger.key };
      return { server, mistake: { files, tls: '{ ca: ca.pem, cert: c.pem, key: k.pem }' } };
    },
    ...(['client-certificate-refused', 3, /does not accept the certificate in tls\.cert/] as const),
  ],
];

testRows('the target file', targetFile);
testRows('the network', network);
testRows('TLS', secured);
