import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { SecureContextOptions, TlsOptions } from 'node:tls';
import { endpointOf, makeCertificate, makeRecorder, startServer } from '../../testing/fake-server';
import { cipherSuites, encodeClientHello, type SuiteName, type TlsVersion } from './client-hello';
import { offerTls, readTlsAnswer } from './tls-offer';

async function ask(
  t: Parameters<typeof startServer>[0],
  offer: { version: TlsVersion; suites: SuiteName },
  options: TlsOptions & SecureContextOptions = {},
): Promise<string> {
  const identity = await makeCertificate({ names: ['localhost'] });
  const { endpoint } = await startServer(t, () => undefined, { ...identity, ...options });
  const { recorder } = makeRecorder();
  const { agreed, description } = await offerTls(endpoint, offer, { recorder, withinMs: 2000 });
  return `${agreed ? 'agreed' : 'refused'}: ${description}`;
}

test('a server of today agrees on TLS 1.2', async (t) => {
  assert.match(
    await ask(t, { version: 'TLS 1.2', suites: 'common' }),
    /^agreed: a ServerHello of TLS 1\.2 with/,
  );
});

for (const version of ['TLS 1.0', 'TLS 1.1'] as const) {
  test(`a server of today refuses ${version}, and one that allows it agrees`, async (t) => {
    const lax: TlsOptions = { minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' };
    const offer = { version, suites: 'common' } as const;
    assert.equal(await ask(t, offer), 'refused: alert 70, level 2');
    assert.match(await ask(t, offer, lax), new RegExp(`^agreed: a ServerHello of ${version} with`));
  });
}

for (const version of ['SSL 2.0', 'SSL 3.0'] as const) {
  test(`a server of today refuses ${version}`, async (t) => {
    assert.match(await ask(t, { version, suites: 'common' }), /^refused: /);
  });
}

test('a server that allows anonymous suites is found out', async (t) => {
  const offer = { version: 'TLS 1.2', suites: 'anonymous' } as const;
  const lax: TlsOptions = { ciphers: 'AECDH-AES128-SHA:@SECLEVEL=0' };
  assert.match(await ask(t, offer), /^refused: /);
  assert.equal(await ask(t, offer, lax), 'agreed: a ServerHello of TLS 1.2 with cipher suite 0xc018');
});

test('a port that speaks no TLS is described by what it said', async (t) => {
  const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(
    0,
    '127.0.0.1',
  );
  t.after(() => server.close());
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  const { recorder } = makeRecorder();
  const offer = { version: 'TLS 1.2', suites: 'common' } as const;
  const answer = await offerTls(endpointOf(`wss://127.0.0.1:${port}/`), offer, { recorder, withinMs: 2000 });
  assert.deepEqual(answer, {
    agreed: false,
    description: 'no TLS but "HTTP/1.1 400 Bad Request\\r\\n\\r\\n"',
  });
});

test('a ServerHello that is not whole yet says nothing', () => {
  const start = Buffer.from([22, 3, 3, 0, 80, 2, 0, 0, 76, 3, 3]);
  assert.equal(readTlsAnswer(start), null);
});

test('a ServerHello of SSL 2.0 is an agreement', () => {
  assert.equal(readTlsAnswer(Buffer.from([0x80, 5, 4, 0, 1, 0, 2]))?.agreed, true);
});

test('a ClientHello has the length it declares', () => {
  for (const version of ['SSL 3.0', 'TLS 1.0', 'TLS 1.2'] as const) {
    const bytes = encodeClientHello({ version, suites: 'RC4', servername: 'host.example' });
    assert.equal(bytes.readUInt16BE(3), bytes.length - 5);
    assert.equal(bytes.readUIntBE(6, 3), bytes.length - 9);
  }
  const ssl2 = encodeClientHello({ version: 'SSL 2.0', suites: 'common', servername: null });
  assert.equal(ssl2.readUInt16BE(0) & 0x7fff, ssl2.length - 2);
});

test('no two sets of suites share one', () => {
  const all = Object.values(cipherSuites).flat();
  assert.equal(new Set(all).size, all.length);
});
