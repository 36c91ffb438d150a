import type { Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { startReferenceServer, type ReferenceServer } from '../../reference-server/start';
import { startServer } from '../fake-server';
import { upgraded } from './flow';
import { closeFrame, onTexts, textFrame } from './frames';

/** What a relay does with what passes through it; what is not given passes unchanged. */
export interface Bend {
  /** On each new connection, once it is upgraded. */
  greet?: (socket: Socket) => void;
  /** Puts a message of the server on the wire to the client. */
  say?: (socket: Socket, text: string) => void;
  /** Ignores the client's close frames and the end of the server's side. */
  staysOpen?: boolean;
  /** Stops listening, and drops all it has, when so many connections have come. */
  diesAfter?: number;
}

/** A relay before a reference server of its own. */
export interface Relay {
  port: number;
  server: ReferenceServer;
}

/** Puts one text message on the wire, where there still is one. */
export function write(socket: Socket, text: string): void {
  if (socket.writable) socket.write(textFrame(text));
}

/** Starts a reference server behind a relay that bends what it says. */
export async function startRelay(t: TestContext, bend: Bend): Promise<Relay> {
  const server = await startReferenceServer({ passwords: { conformance1: 'not-a-secret' } });
  t.after(() => server.stop());
  const sockets = new Set<Socket>();
  const { say = write } = bend;
  const carry = upgraded((socket) => {
    bend.greet?.(socket);
    const upstream = new WebSocket(server.url, ['xmpp']);
    const early: string[] = [];
    upstream.on('error', () => socket.destroy());
    upstream.on('open', () => {
      for (const text of early) upstream.send(text);
    });
    upstream.on('message', (bytes: Buffer) => {
      if (socket.writable) say(socket, bytes.toString('utf8'));
    });
    upstream.on('close', (code) => {
      if (bend.staysOpen || !socket.writable) return;
      socket.end(closeFrame(code === 1005 || code === 1006 ? 1000 : code));
    });
    socket.once('close', () => upstream.terminate());
    onTexts(socket, (text) => {
      if (text === null) upstream.close(1000);
      else if (upstream.readyState === WebSocket.OPEN) upstream.send(text);
      else early.push(text);
    });
  });
  let connections = 0;
  const { port } = await startServer(t, (socket) => {
    connections += 1;
    sockets.add(socket);
    const dead = connections > (bend.diesAfter ?? Infinity);
    if (dead) for (const each of sockets) each.destroy();
    else carry(socket);
  });
  return { port, server };
}
