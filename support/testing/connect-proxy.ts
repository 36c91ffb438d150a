import { createServer, type IncomingMessage } from 'node:http';
import * as net from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TestContext } from 'node:test';

/** A forward proxy for tests. */
export interface ConnectProxy {
  port: number;
  /** What was asked for, such as `finesse.example:8445`. */
  readonly asked: string[];
}

/** How a proxy behaves; it lets everybody through unless told. */
export interface ProxyConduct {
  /** `USER:PASSWORD` that it wants; RFC 7617. */
  credentials?: string;
  /** What it answers to those it lets through; 200 unless told. */
  answer?: string;
}

/**
 * Starts a forward proxy that takes CONNECT (RFC 9110, section 9.3.6). Whatever name it is asked for, it leads to this
 * machine: the names of a test exist nowhere else.
 */
export async function startProxy(t: TestContext, conduct: ProxyConduct = {}): Promise<ConnectProxy> {
  const { credentials, answer = '200 Connection established' } = conduct;
  const asked: string[] = [];
  const sockets = new Set<Duplex>();
  const wanted =
    credentials === undefined ? undefined : `Basic ${Buffer.from(credentials).toString('base64')}`;
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on('connect', (request: IncomingMessage, client: Duplex) => {
    sockets.add(client.on('error', () => client.destroy()));
    asked.push(request.url ?? '');
    const refused = wanted !== undefined && request.headers['proxy-authorization'] !== wanted;
    const line = refused ? '407 Proxy Authentication Required' : answer;
    client.write(`HTTP/1.1 ${line}\r\n${refused ? 'Proxy-Authenticate: Basic realm="test"\r\n' : ''}\r\n`);
    if (!line.startsWith('200')) {
      client.end();
      return;
    }
    const port = Number(request.url?.split(':').at(-1));
    const upstream = net.connect({ host: '127.0.0.1', port });
    sockets.add(upstream.on('error', () => client.destroy()));
    client.on('close', () => upstream.destroy());
    upstream.pipe(client).pipe(upstream);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return { port: (server.address() as AddressInfo).port, asked };
}
