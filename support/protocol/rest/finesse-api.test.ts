import assert from 'node:assert/strict';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import { generate } from 'selfsigned';
import { Recorder } from '../wire/recorder';
import { FinesseApi, RestFailure, type ApiSetting } from './finesse-api';

const account = { username: 'agent', password: 'correct-horse', resource: 'desk' };
const credentials = Buffer.from('agent:correct-horse').toString('base64');

interface Heard {
  line: string;
  authorization: string | undefined;
  body: string;
}

/** Starts a server that keeps what it is asked and answers as told. */
async function serve(
  t: TestContext,
  answer: (response: http.ServerResponse) => void,
  secure?: https.ServerOptions,
): Promise<{ port: number; heard: Heard[] }> {
  const heard: Heard[] = [];
  const listener: http.RequestListener = (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const line = `${request.method ?? ''} ${request.url ?? ''}`;
      heard.push({ line, authorization: request.headers.authorization, body });
      answer(response);
    });
  };
  const server = secure ? https.createServer(secure, listener) : http.createServer(listener);
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { port: (server.address() as AddressInfo).port, heard };
}

function api(url: string, changes: Partial<ApiSetting> = {}): { api: FinesseApi; recorder: Recorder } {
  const recorder = new Recorder('REST');
  const setting: ApiSetting = {
    rest: { url, extension: '1001' },
    proxy: null,
    tls: { ca: null, cert: null, key: null, verify: true, servername: null },
    account,
    userId: 'Agent 1',
    withinMs: 2000,
    recorder,
    ...changes,
  };
  return { api: new FinesseApi(setting), recorder };
}

test('asks for a state with credentials, and with the extension where it signs in', async (t) => {
  const { port, heard } = await serve(t, (response) => response.writeHead(202).end());
  const { api: finesse } = api(`http://127.0.0.1:${String(port)}/finesse/api/`);
  assert.deepEqual(await finesse.changeState('LOGIN'), { status: 202, body: '' });
  await finesse.changeState('READY');
  const authorization = `Basic ${credentials}`;
  const line = 'PUT /finesse/api/User/Agent%201';
  assert.deepEqual(heard, [
    { line, authorization, body: '<User><state>LOGIN</state><extension>1001</extension></User>' },
    { line, authorization, body: '<User><state>READY</state></User>' },
  ]);
});

test('asks for the system information without credentials', async (t) => {
  const { port, heard } = await serve(t, (response) => response.end('<SystemInfo>é</SystemInfo>'));
  const { api: finesse, recorder } = api(`http://127.0.0.1:${String(port)}/finesse/api`);
  assert.deepEqual(await finesse.systemInfo(), { status: 200, body: '<SystemInfo>é</SystemInfo>' });
  assert.deepEqual(heard, [{ line: 'GET /finesse/api/SystemInfo', authorization: undefined, body: '' }]);
  const [entry] = recorder.transcript.entries;
  assert.ok(entry?.kind === 'http');
  assert.equal(entry.response?.bytes, 27);
  assert.equal(entry.response.line, 'HTTP/1.1 200 OK');
});

test('records request and response, and credentials in neither', async (t) => {
  const { port } = await serve(t, (response) =>
    response.writeHead(401, { 'Set-Cookie': 'JSESSIONID=abc' }).end('no'),
  );
  const { api: finesse, recorder } = api(`http://127.0.0.1:${String(port)}`);
  assert.equal((await finesse.user()).status, 401);
  const [entry] = recorder.transcript.entries;
  assert.ok(entry?.kind === 'http');
  assert.equal(entry.request.line, 'GET /User/Agent%201 HTTP/1.1');
  assert.deepEqual(entry.request.headers.at(-1), ['Authorization', '[redacted]']);
  assert.equal(entry.response?.body, 'no');
  const written = JSON.stringify(recorder.transcript);
  for (const secret of [credentials, account.password, 'JSESSIONID=abc'])
    assert.equal(written.includes(secret), false);
});

test('trusts a certificate by the authority it is given, under the name it is given', async (t) => {
  const made = await generate([{ name: 'commonName', value: 'finesse.example' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'finesse.example' }] }],
  });
  const { port } = await serve(t, (response) => response.end('ok'), { key: made.private, cert: made.cert });
  const url = `https://127.0.0.1:${String(port)}`;
  const trusted = { cert: null, key: null, ca: made.cert, verify: true, servername: 'finesse.example' };
  assert.equal((await api(url, { tls: trusted }).api.user()).body, 'ok');
  const unknown = { ...trusted, ca: null };
  await assert.rejects(api(url, { tls: unknown }).api.user(), /self-signed certificate/);
  await assert.rejects(
    api(url, { tls: { ...trusted, servername: 'other.example' } }).api.user(),
    RestFailure,
  );
  assert.equal((await api(url, { tls: { ...unknown, verify: false } }).api.user()).body, 'ok');
});

test('says what could not be asked, and why, where nobody listens', async (t) => {
  const { port } = await serve(t, (response) => response.destroy());
  const url = `http://127.0.0.1:${String(port)}`;
  await assert.rejects(api(url).api.user(), {
    name: 'RestFailure',
    message: `GET ${url}/User/Agent%201: socket hang up`,
  });
});

test('fails where the response breaks off', async (t) => {
  const { port } = await serve(t, (response) => {
    response.writeHead(200, { 'Content-Length': '100' });
    response.write('half');
    setImmediate(() => response.destroy());
  });
  const { api: finesse, recorder } = api(`http://127.0.0.1:${String(port)}`);
  await assert.rejects(finesse.user(), RestFailure);
  const [entry] = recorder.transcript.entries;
  assert.equal(entry?.kind === 'http' && entry.response, null);
});

test('gives up at its deadline where no answer comes', async (t) => {
  const { port } = await serve(t, () => undefined);
  await assert.rejects(
    api(`http://127.0.0.1:${String(port)}`, { withinMs: 40 }).api.user(),
    /no answer within 40 ms/,
  );
});

test('gives up at its deadline where an answer begins, trickles and does not end', async (t) => {
  const { port } = await serve(t, (response) => {
    response.writeHead(200, { 'Content-Length': '100000' });
    const trickle = setInterval(() => response.write('.'), 5);
    response.on('close', () => clearInterval(trickle));
  });
  await assert.rejects(
    api(`http://127.0.0.1:${String(port)}`, { withinMs: 60 }).api.user(),
    /no answer within 60 ms/,
  );
});

test('gives up an answer without end, after as much as is read of a message', async (t) => {
  const flood = (response: http.ServerResponse): void => {
    const pump = (): void => {
      while (response.writable && response.write('x'.repeat(65_536)));
    };
    response.on('drain', pump).writeHead(200);
    pump();
  };
  const sockets: Socket[] = [];
  const { port } = await serve(t, (response) => {
    if (response.socket) sockets.push(response.socket.on('error', () => undefined));
    flood(response);
  });
  const url = `http://127.0.0.1:${String(port)}/finesse/api`;
  const { api: finesse, recorder } = api(url, { withinMs: 60_000 });
  await assert.rejects(finesse.user(), {
    name: 'RestFailure',
    message: `GET ${url}/User/Agent%201: the answer is longer than 2097152 bytes, and was not read on`,
  });
  const [socket] = sockets;
  assert.ok(socket);
  if (!socket.closed) await new Promise((closed) => socket.once('close', closed));
  // what both systems keep between the two comes on top
  assert.ok(socket.bytesWritten < 32 * 1024 * 1024, `${String(socket.bytesWritten)} bytes were sent`);
  const [entry] = recorder.transcript.entries;
  assert.equal(entry?.kind === 'http' && entry.response, null);
});
