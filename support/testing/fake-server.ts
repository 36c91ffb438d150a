import * as net from 'node:net';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import * as tls from 'node:tls';
import { generate } from 'selfsigned';
import { Recorder } from '../protocol/wire/recorder';
import type { ConnectionRecorder } from '../protocol/wire/recorder';
import type { Entry } from '../protocol/wire/transcript';
import type { Endpoint } from '../protocol/websocket/endpoint';
import { acceptFor } from '../protocol/websocket/upgrade-request';

/** A server for unit tests that says whatever its test wants, and the endpoint that leads to it. */
export interface FakeServer {
  port: number;
  endpoint: Endpoint;
}

/** Starts a server on a free port of loopback, over TLS where a key and certificate are given. */
export async function startServer(
  t: TestContext,
  onConnection: (socket: net.Socket) => void,
  secure?: tls.TlsOptions,
): Promise<FakeServer> {
  const sockets = new Set<net.Socket>();
  const welcome = (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    onConnection(socket);
  };
  const server = secure ? tls.createServer(secure, welcome) : net.createServer(welcome);
  server.on('tlsClientError', () => undefined);
  server.on('connection', (socket: net.Socket) => sockets.add(socket));
  t.after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { port, endpoint: endpointOf(`${secure ? 'wss' : 'ws'}://127.0.0.1:${port}/ws/`) };
}

/** An endpoint that verifies, with what the test changes about that. */
export function endpointOf(url: string, tlsSettings: Partial<Endpoint['tls']> = {}): Endpoint {
  return { url, tls: { ca: null, verify: true, servername: null, ...tlsSettings } };
}

/** Calls back with the head of the first request, once it is whole. */
export function onRequest(socket: net.Socket, answer: (head: string) => void): void {
  let heard = '';
  const listen = (bytes: Buffer) => {
    heard += bytes.toString('latin1');
    if (!heard.includes('\r\n\r\n')) return;
    socket.off('data', listen);
    answer(heard);
  };
  socket.on('data', listen);
}

/** A server side that answers every request with these bytes, and ends where asked to. */
export function answering(response: string, { end = false } = {}): (socket: net.Socket) => void {
  return (socket) =>
    onRequest(socket, () => {
      socket.write(response);
      if (end) socket.end();
    });
}

/** A right 101 for a request head, with more headers where given. */
export function switching(head: string, ...more: string[]): string {
  const key = /^sec-websocket-key: (.*)$/im.exec(head)?.[1] ?? '';
  return [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${acceptFor(key)}`,
    ...more,
    '',
    '',
  ].join('\r\n');
}

/** A key and certificate for the names, self-signed or by an authority, valid now unless told. */
export async function makeCertificate(
  options: {
    names?: string[];
    ip?: string;
    from?: string;
    to?: string;
    ca?: { key: string; cert: string };
    /** It may sign others. */
    isAuthority?: boolean;
    organisation?: string;
  } = {},
): Promise<{ key: string; cert: string }> {
  const {
    names = [],
    ip,
    from = '2020-01-01',
    to = '2099-01-01',
    ca,
    isAuthority = false,
    organisation,
  } = options;
  const subject = [
    { name: 'commonName', value: names[0] ?? 'fake server' },
    ...(organisation === undefined ? [] : [{ name: 'organizationName', value: organisation }]),
  ];
  const made = await generate(subject, {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(from),
    notAfterDate: new Date(to),
    extensions: [
      ...(isAuthority ? [{ name: 'basicConstraints' as const, cA: true }] : []),
      {
        name: 'subjectAltName',
        altNames: [
          ...names.map((value) => ({ type: 2 as const, value })),
          ...(ip === undefined ? [] : [{ type: 7 as const, ip }]),
        ],
      },
    ],
    ...(ca ? { ca } : {}),
  });
  return { key: made.private, cert: made.cert };
}

/** A recorder for one connection, and what it wrote. */
export function makeRecorder(): { recorder: ConnectionRecorder; entries: Entry[] } {
  const recorder = new Recorder('TEST').connect('client', 'ws://test');
  return { recorder, entries: recorder.recorder.transcript.entries };
}
