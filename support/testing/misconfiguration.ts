import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { WebSocketServer } from 'ws';
import {
  startReferenceServer,
  type ReferenceServer,
  type ReferenceServerOptions,
} from '../reference-server/start';
import { makeFolder, writeTarget } from './command-line';

/** What a target file says otherwise than it should; every value as YAML has it. */
export interface Otherwise {
  url?: string;
  domain?: string;
  pubsub?: string;
  /** What stands behind the user name of the agent. */
  agent?: string;
  user?: string;
  tls?: string;
  product?: string;
  dedicated?: boolean;
  more?: readonly string[];
  /** Files beside it. */
  files?: Readonly<Record<string, string | Buffer>>;
}

/** A reference server that ends with the test. */
export async function startReference(
  t: TestContext,
  options: ReferenceServerOptions = {},
): Promise<ReferenceServer> {
  const server = await startReferenceServer(options);
  t.after(() => server.stop());
  return server;
}

/** A target file for a server, with one mistake in it. */
export function writeMistaken(t: TestContext, server: ReferenceServer, mistake: Otherwise = {}): string {
  const { agent } = server.accounts;
  const folder = makeFolder(t);
  writeFileSync(path.join(folder, 'ca.pem'), server.ca);
  for (const [name, content] of Object.entries(mistake.files ?? {}))
    writeFileSync(path.join(folder, name), content);
  return writeTarget(folder, [
    `product: ${mistake.product ?? 'finesse'}`,
    `url: ${mistake.url ?? server.secureUrl}`,
    `domain: ${mistake.domain ?? server.domain}`,
    `pubsub: ${mistake.pubsub ?? server.pubsub}`,
    `tls: ${mistake.tls ?? '{ ca: ca.pem }'}`,
    `accounts: { agent: { username: ${agent.username}, ${mistake.agent ?? `password: ${agent.password}`} } }`,
    `user: { id: ${mistake.user ?? server.user.id} }`,
    `team: { id: "${server.team.id}" }`,
    ...(mistake.dedicated ? ['dedicated: true'] : []),
    ...(mistake.more ?? ['limits: { reply: 700ms }']),
  ]);
}

/** The URL of a WebSocket server that says these texts to each text that begins so. */
export async function speak(
  t: TestContext,
  answers: Readonly<Record<string, readonly string[]>>,
): Promise<string> {
  const http = createServer();
  const server = new WebSocketServer({ server: http });
  server.on('connection', (socket) =>
    socket.on('message', (bytes: Buffer) => {
      const text = bytes.toString();
      const [, said = []] = Object.entries(answers).find(([start]) => text.startsWith(start)) ?? [];
      for (const each of said) socket.send(each);
    }),
  );
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  t.after(() => {
    for (const client of server.clients) client.terminate();
    http.close();
  });
  return `ws://127.0.0.1:${String((http.address() as AddressInfo).port)}/ws/`;
}
