import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import type { ReferenceServer } from '../reference-server/start';
import { diagnose, type Said } from '../testing/diagnosis';
import { makeCertificate } from '../testing/fake-server';
import { startReference, writeMistaken } from '../testing/misconfiguration';
import { hasNginx, startReverseProxy, threeLines, type ReverseProxySetting } from '../testing/reverse-proxy';

/** How nginx is set up otherwise than it should, the code, the exit code, and a part of what is said. */
type Row = [
  title: string,
  setting: Partial<ReverseProxySetting>,
  code: string | null,
  exit: number,
  says: RegExp,
];

const portOf = ({ url }: ReferenceServer): number => Number(new URL(url).port);

async function look(
  t: TestContext,
  setting: Partial<ReverseProxySetting>,
  path = '/ws/',
  scheme = 'ws',
): Promise<Said> {
  const server = await startReference(t);
  const port = await startReverseProxy(t, { upstream: portOf(server), location: threeLines, ...setting });
  const url = `${scheme}://127.0.0.1:${String(port)}${path}`;
  return diagnose(writeMistaken(t, server, { url, tls: '{ verify: false }' }));
}

const rows: Row[] = [
  ['that is right', {}, null, 0, /^/],
  [
    'without its three lines',
    { location: [] },
    'proxy-drops-upgrade',
    3,
    /proxy_set_header Upgrade \$http_upgrade/,
  ],
  [
    'without Upgrade and Connection',
    { location: threeLines.slice(0, 1) },
    'proxy-drops-upgrade',
    3,
    /saw no upgrade/,
  ],
  ['without Connection', { location: threeLines.slice(0, 2) }, 'proxy-drops-upgrade', 3, /saw no upgrade/],
  [
    'with too short a patience',
    { location: [...threeLines, 'proxy_read_timeout 200ms;'] },
    ...(['connection-cut', 3, /proxy_read_timeout 3600s/] as const),
  ],
  ['whose server is down', { upstream: 1 }, 'http-unavailable', 3, /502 Bad Gateway/],
  [
    'that drops the subprotocol',
    { location: [...threeLines, 'proxy_hide_header Sec-WebSocket-Protocol;'] },
    ...(['subprotocol-missing', 1, /ask the server itself/] as const),
  ],
  [
    'that limits connections',
    {
      http: ['limit_req_zone $binary_remote_addr zone=z:32k rate=1r/m;'],
      location: [...threeLines, 'limit_req zone=z;', 'limit_req_status 429;'],
    },
    ...(['rate-429', 3, /connectsPerSecond/] as const),
  ],
  [
    'that leads elsewhere',
    { location: ['return 301 https://portal.example/;'] },
    'http-redirect',
    3,
    /portal\.example/,
  ],
  ['that forbids this machine', { location: ['deny all;'] }, 'http-403', 3, /rule on Origin or on addresses/],
];

describe('doctor names what is wrong with an nginx', { skip: !hasNginx }, () => {
  for (const [title, setting, code, exit, says] of rows) {
    test(title, async (t) => {
      // one connection uses up the limit
      if (code === 'rate-429') {
        const server = await startReference(t);
        const port = await startReverseProxy(t, {
          upstream: portOf(server),
          location: threeLines,
          ...setting,
        });
        const target = writeMistaken(t, server, {
          url: `ws://127.0.0.1:${String(port)}/ws/`,
          tls: '{ verify: false }',
        });
        await diagnose(target);
        check(await diagnose(target));
        return;
      }
      check(await look(t, setting));
    });

    function check(said: Said): void {
      assert.equal(said.first?.code ?? null, code, said.text);
      assert.equal(said.exit, exit, said.text);
      const { found = '', means = '', next = '' } = said.first ?? {};
      assert.match(`${found} ${means ?? ''} ${next ?? ''}`, says);
    }
  }

  test('that has the WebSocket at another path', async (t) => {
    const { first, exit } = await look(t, {}, '/notifications/');
    assert.deepEqual([first?.code, exit], ['http-404', 3]);
  });

  test('of TLS that is spoken to in clear, and of one that wants a certificate of the client', async (t) => {
    const { key, cert } = await makeCertificate({ names: ['localhost'], ip: '127.0.0.1' });
    const secure: Partial<ReverseProxySetting> = {
      secure: true,
      files: { 'key.pem': key, 'cert.pem': cert },
      server: ['ssl_certificate cert.pem;', 'ssl_certificate_key key.pem;'],
    };
    assert.equal((await look(t, secure)).first?.code, 'wss-needed');
    const strict = {
      ...secure,
      server: [...(secure.server ?? []), 'ssl_client_certificate cert.pem;', 'ssl_verify_client on;'],
    };
    const { first, exit } = await look(t, strict, '/ws/', 'wss');
    assert.deepEqual([first?.code, exit], ['client-certificate-wanted', 3]);
  });
});
