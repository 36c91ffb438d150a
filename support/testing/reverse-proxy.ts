import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestContext } from 'node:test';
import { makeFolder } from './command-line';
import { requirement } from './real-server/availability';

const nginx = '/usr/sbin/nginx';

/** Whether nginx is installed here, or has to be. */
export const hasNginx = existsSync(nginx) || (process.env[requirement] ?? '') !== '';

/** The three lines without which nginx takes a WebSocket for an ordinary request. */
export const threeLines = [
  'proxy_http_version 1.1;',
  'proxy_set_header Upgrade $http_upgrade;',
  'proxy_set_header Connection "upgrade";',
];

/** How nginx is set up. */
export interface ReverseProxySetting {
  /** Where it leads to. */
  upstream: number;
  /** Lines of the location /ws/. */
  location: readonly string[];
  /** Lines of the server. */
  server?: readonly string[];
  /** Lines outside of it. */
  http?: readonly string[];
  /** Speaks TLS with the certificate in these files. */
  files?: Readonly<Record<string, string>>;
  secure?: boolean;
}

/** Starts nginx as a reverse proxy on a free port of this machine. @returns the port */
export async function startReverseProxy(t: TestContext, setting: ReverseProxySetting): Promise<number> {
  const { upstream, location, server = [], http = [], files = {}, secure = false } = setting;
  const folder = makeFolder(t);
  const port = await findPort();
  mkdirSync(path.join(folder, 'logs'));
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const lines = [
    ...['daemon off;', 'worker_processes 1;', `pid ${folder}/pid;`, `error_log ${folder}/logs/error.log;`],
    ...['events { worker_connections 64; }', 'http {', 'access_log off;', ...temporary, ...http],
    ...['server {', `listen 127.0.0.1:${String(port)}${secure ? ' ssl' : ''};`, ...server],
    ...['location /ws/ {', `proxy_pass http://127.0.0.1:${String(upstream)};`, ...location, '}'],
    ...[
      'location / { return 404; }',
      'location /finesse/ {',
      `proxy_pass http://127.0.0.1:${String(upstream)};`,
      '}',
      '}',
      '}',
    ],
  ];
  writeFileSync(path.join(folder, 'nginx.conf'), lines.join('\n'));
  const child = spawn(nginx, [
    '-p',
    folder,
    '-c',
    path.join(folder, 'nginx.conf'),
    '-e',
    path.join(folder, 'logs/early.log'),
  ]);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  t.after(() => void child.kill('SIGTERM'));
  await listening(port, () => (child.exitCode === null ? null : said));
  return port;
}

async function findPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Resolves when the port takes connections. @throws Error with what nginx said where it ended before */
async function listening(port: number, ended: () => string | null): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const said = ended();
    if (said !== null) throw new Error(`nginx ended before it listened: ${said}`);
    if (await takesConnections(port)) return;
    await pause(25);
  }
  throw new Error(`nginx does not listen on port ${String(port)}: look in its log`);
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
