import assert from 'node:assert/strict';
import * as net from 'node:net';
import { test } from 'node:test';
import { TLSSocket } from 'node:tls';
import { endpointOf, makeCertificate, makeRecorder, startServer } from '../../testing/fake-server';
import { connect } from './transport';
import type { ConnectOptions } from './transport';
import { explainFailure, Unreachable } from './unreachable';
import type { Endpoint } from './endpoint';

const hold = () => undefined;

async function fail(endpoint: Endpoint, options: Partial<ConnectOptions> = {}): Promise<Unreachable> {
  try {
    (await connect(endpoint, { recorder: makeRecorder().recorder, withinMs: 3000, ...options })).destroy();
  } catch (error) {
    assert.ok(error instanceof Unreachable, String(error));
    return error;
  }
  throw new Error('wanted no connection, got one');
}

test('connects over plain TCP and records the opening', async (t) => {
  const { endpoint } = await startServer(t, hold);
  const { recorder, entries } = makeRecorder();
  const socket = await connect(endpoint, { recorder, withinMs: 3000 });
  t.after(() => socket.destroy());
  assert.deepEqual(
    entries.map((entry) => (entry.kind === 'note' ? entry.text : entry.kind)),
    ['connection opened'],
  );
  assert.equal(recorder.connection.tls, null);
});

test('verifies a certificate of a configured authority and records what TLS settled', async (t) => {
  const certificate = await makeCertificate({ names: ['localhost'], ip: '127.0.0.1' });
  const { port } = await startServer(t, hold, { ...certificate, ALPNProtocols: ['http/1.1'] });
  const { recorder } = makeRecorder();
  const endpoint = endpointOf(`wss://127.0.0.1:${port}/`, { ca: certificate.cert });
  const socket = await connect(endpoint, { recorder, withinMs: 3000 });
  t.after(() => socket.destroy());
  assert.ok(socket instanceof TLSSocket);
  const facts = recorder.connection.tls;
  assert.equal(facts?.version, 'TLSv1.3');
  assert.equal(facts.alpn, 'http/1.1');
  assert.equal(facts.verifyError, null);
  assert.equal(facts.certificate?.subject, 'CN=localhost');
  assert.equal(facts.certificate.names, 'DNS:localhost, IP Address:127.0.0.1');
  assert.equal(facts.certificate.validTo, '2099-01-01T00:00:00.000Z');
});

test('offers the protocols and TLS versions it is told to', async (t) => {
  const certificate = await makeCertificate({ ip: '127.0.0.1' });
  const { endpoint } = await startServer(t, hold, { ...certificate, minVersion: 'TLSv1.2' });
  const { recorder } = makeRecorder();
  const unverified = endpointOf(endpoint.url, { verify: false });
  const socket = await connect(unverified, { recorder, withinMs: 3000, alpn: [], maxVersion: 'TLSv1.2' });
  t.after(() => socket.destroy());
  assert.equal(recorder.connection.tls?.version, 'TLSv1.2');
  assert.equal(recorder.connection.tls.alpn, null);
});

test('says which name DNS does not know', async () => {
  const error = await fail(endpointOf('ws://name.invalid/ws/'), { withinMs: 15_000 });
  assert.equal(error.kind, 'dns');
  assert.equal(
    error.message,
    'The host name name.invalid could not be found in DNS: check the host in url, and the name server of this machine.',
  );
});

test('says which port refuses', async (t) => {
  const { port, endpoint } = await startServer(t, hold);
  const freed = await new Promise<number>((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address() as net.AddressInfo;
      probe.close(() => resolve(address.port));
    });
  });
  assert.notEqual(freed, port);
  const error = await fail({ ...endpoint, url: `ws://127.0.0.1:${freed}/` });
  assert.equal(error.kind, 'refused');
  assert.equal(
    error.message,
    `Nothing accepts connections on 127.0.0.1 port ${freed} (connection refused): check host and port in url, and that the server runs.`,
  );
});

test('describes a self-signed certificate, and records it all the same', async (t) => {
  const certificate = await makeCertificate({ names: ['localhost'], ip: '127.0.0.1' });
  const { port, endpoint } = await startServer(t, hold, certificate);
  const { recorder, entries } = makeRecorder();
  const error = await fail(endpoint, { recorder });
  assert.equal(error.kind, 'tls');
  assert.equal(
    error.message,
    `The certificate of 127.0.0.1 port ${port} is self-signed (CN=localhost): put it in the file of tls.ca, or set tls.verify to false to test without verification.`,
  );
  assert.equal(recorder.connection.tls?.verifyError, 'DEPTH_ZERO_SELF_SIGNED_CERT');
  assert.deepEqual(
    entries.map((entry) => (entry.kind === 'note' ? entry.text : entry.kind)),
    [error.message],
  );
});

test('takes a self-signed certificate where verification is off, and records why it fails', async (t) => {
  const { endpoint } = await startServer(t, hold, await makeCertificate({ names: ['localhost'] }));
  const { recorder } = makeRecorder();
  const socket = await connect(endpointOf(endpoint.url, { verify: false }), { recorder, withinMs: 3000 });
  t.after(() => socket.destroy());
  assert.equal(recorder.connection.tls?.verifyError, 'DEPTH_ZERO_SELF_SIGNED_CERT');
});

test('says when a certificate expired', async (t) => {
  const certificate = await makeCertificate({ ip: '127.0.0.1', from: '2019-01-01', to: '2020-02-03' });
  const { port, endpoint } = await startServer(t, hold, certificate);
  const error = await fail(endpointOf(endpoint.url, { ca: certificate.cert }));
  assert.equal(
    error.message,
    `The certificate of 127.0.0.1 port ${port} expired on 2020-02-03T00:00:00.000Z: renew it, or set tls.verify to false to test without verification.`,
  );
});

test('says from when a certificate will be valid', async (t) => {
  const certificate = await makeCertificate({ ip: '127.0.0.1', from: '2098-01-01' });
  const { port, endpoint } = await startServer(t, hold, certificate);
  const error = await fail(endpointOf(endpoint.url, { ca: certificate.cert }));
  assert.equal(
    error.message,
    `The certificate of 127.0.0.1 port ${port} is not valid before 2098-01-01T00:00:00.000Z: check the clocks of both machines, or set tls.verify to false to test without verification.`,
  );
});

test('names what a certificate for another host names', async (t) => {
  const certificate = await makeCertificate({ names: ['uccx.example.com', 'www.example.com'] });
  const { port, endpoint } = await startServer(t, hold, certificate);
  const settings = { ca: certificate.cert, servername: 'finesse.example.com' };
  const error = await fail(endpointOf(endpoint.url, settings));
  assert.equal(
    error.message,
    `The certificate of 127.0.0.1 port ${port} is not for finesse.example.com; it names DNS:uccx.example.com, DNS:www.example.com: use such a name in url or tls.servername, or set tls.verify to false to test without verification.`,
  );
});

test('judges the certificate by the configured server name', async (t) => {
  const certificate = await makeCertificate({ names: ['uccx.example.com'] });
  const { endpoint } = await startServer(t, hold, certificate);
  const { recorder } = makeRecorder();
  const named = endpointOf(endpoint.url, { ca: certificate.cert, servername: 'uccx.example.com' });
  const socket = await connect(named, { recorder, withinMs: 3000 });
  t.after(() => socket.destroy());
  assert.equal(recorder.connection.tls?.verifyError, null);
});

test('names an authority that is not known', async (t) => {
  const authority = await makeCertificate({ names: ['Lab authority'] });
  const certificate = await makeCertificate({ ip: '127.0.0.1', ca: authority });
  const { port, endpoint } = await startServer(t, hold, certificate);
  const error = await fail(endpoint);
  assert.equal(
    error.message,
    `The certificate of 127.0.0.1 port ${port} is signed by an unknown authority (CN=Lab authority): put that authority's certificate in the file of tls.ca, or set tls.verify to false to test without verification.`,
  );
});

test('recognises a port that speaks plain HTTP', async (t) => {
  const { port } = await startServer(t, (socket) =>
    socket.once('data', () => socket.end('HTTP/1.1 400 \r\n\r\n')),
  );
  const error = await fail(endpointOf(`wss://127.0.0.1:${port}/`));
  assert.equal(error.kind, 'tls');
  assert.equal(
    error.message,
    `The server at 127.0.0.1 port ${port} does not speak TLS: use ws:// in url, or the port that speaks TLS.`,
  );
});

test('says when a server hangs up during the TLS handshake', async (t) => {
  const { port } = await startServer(t, (socket) => socket.once('data', () => socket.destroy()));
  const error = await fail(endpointOf(`wss://127.0.0.1:${port}/`));
  assert.equal(error.kind, 'reset');
  assert.equal(
    error.message,
    `The server at 127.0.0.1 port ${port} dropped the connection during the TLS handshake: check that the port speaks TLS and accepts this client's TLS versions.`,
  );
});

test('gives up a TLS handshake that stalls', async (t) => {
  const { port } = await startServer(t, hold);
  const error = await fail(endpointOf(`wss://127.0.0.1:${port}/`), { withinMs: 300 });
  assert.equal(error.kind, 'timeout');
  assert.equal(
    error.message,
    `The TLS handshake with 127.0.0.1 port ${port} was not finished within 300 ms: check that the port speaks TLS.`,
  );
});

test('says when client and server share no TLS version', async (t) => {
  const certificate = await makeCertificate({ ip: '127.0.0.1' });
  const { port, endpoint } = await startServer(t, hold, { ...certificate, minVersion: 'TLSv1.3' });
  const error = await fail(endpoint, { maxVersion: 'TLSv1.2' });
  assert.equal(
    error.message,
    `The server at 127.0.0.1 port ${port} and this client share no TLS version: enable TLS 1.2 or 1.3 on the server.`,
  );
});

test('can really offer TLS 1.1, so that a refusal is the server’s', async (t) => {
  const certificate = await makeCertificate({ ip: '127.0.0.1' });
  const lax = { ...certificate, minVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
  const { endpoint } = await startServer(t, hold, lax);
  const { recorder } = makeRecorder();
  const unverified = endpointOf(endpoint.url, { verify: false });
  const options = { recorder, withinMs: 3000, minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' } as const;
  const socket = await connect(unverified, options);
  t.after(() => socket.destroy());
  assert.equal(recorder.connection.tls?.version, 'TLSv1.1');
});

test('words the failures of the network that loopback cannot show', () => {
  const endpoint = endpointOf('ws://host.example/');
  const word = (code: string) => {
    const { kind, message } = explainFailure(
      endpoint,
      Object.assign(new Error(code), { code }),
      'connecting',
    );
    return [kind, message];
  };
  assert.deepEqual(word('ETIMEDOUT'), [
    'timeout',
    'The connection to host.example port 80 was given up by the operating system (timed out): check the address in url, and that no firewall stands between.',
  ]);
  assert.deepEqual(word('EHOSTUNREACH'), [
    'unreachable',
    'There is no route to host.example port 80 (EHOSTUNREACH): check the network of this machine, a VPN included.',
  ]);
  assert.deepEqual(word('EMFILE'), [
    'unreachable',
    'The connection to host.example port 80 failed (EMFILE): check host and port in url.',
  ]);
});

test('refuses a URL that is not a WebSocket’s', async () => {
  await assert.rejects(connect(endpointOf('http://host/'), { ...makeRecorder(), withinMs: 100 }), {
    message: 'url must start with ws:// or wss://, found http://host/: change the scheme',
  });
});
