import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { root } from '../checkout';

/** What a command came to. */
export interface Ended {
  code: number | null;
  /** Everything it printed, both streams. */
  said: string;
  /** What it printed to stdout. */
  stdout: string;
}

/**
 * Runs the real command line in a process of its own. One that has not ended within so many milliseconds is killed; its
 * code is then null. No test waits for a report of Allure's but one that is about its history.
 */
export function runCommand(
  parameters: readonly string[],
  environment: Record<string, string> = {},
  withinMs?: number,
): Promise<Ended> {
  const command = path.join(root, 'bin/finesse-conformance.js');
  const makesReport = parameters.includes('--history') || !['run', 'merge'].includes(parameters[0] ?? '');
  const without = makesReport ? [] : ['--no-allure-report'];
  // where these tests run on GitHub, what a run of theirs finds is no news for it
  const env = { ...process.env, JAVA_HOME: '/nonexistent', GITHUB_ACTIONS: '', ...environment };
  const child = spawn(process.execPath, [command, ...parameters, ...without], {
    env,
    killSignal: 'SIGKILL',
    ...(withinMs !== undefined && { timeout: withinMs }),
  });
  let [said, stdout] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said, stdout })));
}

/** Runs the documented conversation against a target file, and has the report written to a folder. */
export function runDocumented(target: string, out: string): Promise<Ended> {
  return runCommand(['run', '--target', target, '--profile', 'documented', '--out', out]);
}

/** A folder for a test, gone when the test ends. */
export function makeFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'finesse-conformance-command-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a target file for a test and gives its path. */
export function writeTarget(folder: string, lines: readonly string[]): string {
  const file = path.join(folder, 'target.yaml');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}
