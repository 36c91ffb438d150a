import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../checkout';
import { NotInstalled, startEjabberd, startProsody, type RealServer } from './real-server';

/** What all examples may weigh together, in bytes. */
export const examplesMost = 3_000_000;

/** The pages, by where they stand among what was run. */
const pages = {
  'report.html': 'prosody/report.html',
  'specification.html': 'prosody/specification.html',
  'compare.html': 'comparison/compare.html',
} as const;

/**
 * Writes a report, a specification and a comparison of real runs: all that is safe against a private Prosody, and the
 * documented conversation, four times each, against it and against a private ejabberd.
 * @returns the exit code: 0, or 2 where a server's package is missing
 * @throws Error where a command comes to no verdict, or the pages are too large or hold what is nobody's business
 */
export async function writeExamples(out: string): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'finesse-conformance-examples-'));
  try {
    await withServer(startProsody, async ({ target }) => {
      await command(folder, ['run', '--no-allure', '--target', target, '--out', 'prosody']);
      await command(folder, ['spec', 'prosody']);
      await converse(folder, target, 'before');
    });
    await withServer(startEjabberd, ({ target }) => converse(folder, target, 'after'));
    await command(folder, ['compare', 'before', 'after', '--out', 'comparison']);
    const texts = Object.entries(pages).map(([name, from]): [string, string] => [
      name,
      withoutWire(readFileSync(path.join(folder, from), 'utf8')),
    ]);
    expectPresentable(texts, folder);
    mkdirSync(out, { recursive: true });
    for (const [name, text] of texts) writeFileSync(path.join(out, name), text);
    return 0;
  } catch (error) {
    if (!(error instanceof NotInstalled)) throw error;
    console.error(error.message);
    return 2;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withServer(
  start: (options: object) => Promise<RealServer>,
  use: (server: RealServer) => Promise<void>,
): Promise<void> {
  const server = await start({});
  try {
    await use(server);
  } finally {
    await server.stop();
  }
}

function converse(folder: string, target: string, out: string): Promise<void> {
  return command(folder, [
    'run',
    '--no-allure',
    '--target',
    target,
    '--profile',
    'documented',
    '--repeat',
    '3',
    '--out',
    out,
  ]);
}

/** Runs the command line in a folder, so that the pages name what was run by short names. */
async function command(folder: string, parameters: readonly string[]): Promise<void> {
  console.log(`finesse-conformance ${parameters.join(' ')}`);
  const program = path.join(root, 'bin/finesse-conformance.js');
  const child = spawn(process.execPath, [program, ...parameters], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'close')) as [number | null];
  // a broken rule and a breaking difference are what the pages are to show
  if (code !== 0 && code !== 1) throw new Error(`${parameters[0] ?? ''} ended with ${String(code)}`);
}

/** The conversations of the cases are thousands of files, and stay out. */
function withoutWire(page: string): string {
  return page.replace(/ href="wire\/[^"]*"/g, ' title="in the folder of the run, not in this example"');
}

/** @throws Error where the pages are too large together, or name a place on this machine */
export function expectPresentable(
  texts: readonly (readonly [name: string, text: string])[],
  place = root,
): void {
  const bytes = texts.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
  if (bytes > examplesMost)
    throw new Error(
      `the examples are ${String(bytes)} bytes, and ${String(examplesMost)} are wanted at most`,
    );
  for (const [name, text] of texts) {
    for (const local of [place, root, tmpdir(), process.env.HOME ?? root])
      if (text.includes(`${local}/`)) throw new Error(`${name} names ${local}: nobody else has that folder`);
  }
}
