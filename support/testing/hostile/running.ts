import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { makeFolder, writeTarget, type Ended } from '../command-line';
import { root } from '../../checkout';

/** A run under way in a process of its own. */
export interface Running {
  process: ChildProcess;
  /** Its run folder. */
  out: string;
  /** Resolves once so much of what it prints is there. */
  says: (text: string) => Promise<void>;
  ended: Promise<Omit<Ended, 'stdout'>>;
}

/** Starts a run of the documented profile against a port of loopback. It is killed with the test. */
export function startRun(
  t: TestContext,
  port: number,
  limits: string,
  env: Record<string, string> = {},
): Running {
  const folder = makeFolder(t);
  const out = path.join(folder, 'out');
  const name = `stopped-${String(process.pid)}-${String(port)}`;
  t.after(() => rmSync(path.join(root, 'reports', name), { recursive: true, force: true }));
  const target = writeTarget(folder, [
    `name: ${name}`,
    `url: ws://127.0.0.1:${String(port)}/ws/`,
    'accounts: { agent: { username: conformance1, password: not-a-secret } }',
    `limits: ${limits}`,
  ]);
  const command = path.join(root, 'bin/finesse-conformance.js');
  const parameters = [
    'run',
    '--target',
    target,
    '--profile',
    'documented',
    '--no-allure-report',
    '--out',
    out,
  ];
  const child = spawn(process.execPath, [command, ...parameters], {
    env: { ...process.env, ...env },
  });
  t.after(() => child.kill('SIGKILL'));
  let said = '';
  const waiting = new Set<() => void>();
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return {
    process: child,
    out,
    says: (text) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!said.includes(text)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, said }))),
  };
}
