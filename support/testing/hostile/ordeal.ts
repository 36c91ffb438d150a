import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { makeFolder, runCommand, writeTarget } from '../command-line';
import { root } from '../../checkout';
import { measureSlowness } from '../slowness';

/** How long a run may take in all on a quiet machine, and how much longer before it is ended by force. */
const quietRunSeconds = 20;
const marginSeconds = 15;
/** How long the run waits for a message there. */
const quietReplyMs = 300;
/** Megabytes that the process may hold at its peak. */
const peakLimit = 250;

/** What a run against a hostile server came to. */
export interface Ordeal {
  code: number | null;
  said: string;
  elapsedMs: number;
  peakMegabytes: number;
}

/**
 * Runs the documented profile against a server with short limits, and checks what holds for every server however
 * hostile: the run ends in time with 1 or 3 unless told otherwise, says why in words and never with a trace, and stays small.
 * @param replyMs how long the run waits for a message, whatever the machine has to do; null where that is of no matter
 */
export async function undergo(
  t: TestContext,
  url: string,
  lines: readonly string[] = [],
  codes: readonly number[] = [1, 3],
  replyMs: number | null = null,
): Promise<Ordeal> {
  const folder = makeFolder(t);
  const peaks = path.join(folder, 'peaks');
  mkdirSync(peaks);
  // a name of its own: what one run may leave on its server must not be looked for on another
  const name = `hostile-${String(process.pid)}-${new URL(url).port}`;
  t.after(() => rmSync(path.join(root, 'reports', name), { recursive: true, force: true }));
  const slowness = await measureSlowness();
  const runSeconds = Math.ceil(quietRunSeconds * slowness);
  const target = writeTarget(folder, [
    `name: ${name}`,
    `url: ${url}`,
    ...lines,
    `limits: { reply: ${String(replyMs ?? Math.ceil(quietReplyMs * slowness))}ms, run: ${String(runSeconds)}s }`,
  ]);
  const out = path.join(folder, 'out');
  const startedAt = performance.now();
  const { code, said } = await runCommand(
    ['run', '--target', target, '--profile', 'documented', '--out', out],
    {
      NODE_OPTIONS: `--require ${path.join(__dirname, 'peak-memory.js')}`,
      PEAK_MEMORY_FOLDER: peaks,
    },
    Math.ceil((runSeconds + marginSeconds * slowness) * 1000),
  );
  const elapsedMs = Math.round(performance.now() - startedAt);
  const peakMegabytes = Math.max(
    0,
    ...readdirSync(peaks).map((name) =>
      Math.round(Number(readFileSync(path.join(peaks, name), 'utf8')) / 1024),
    ),
  );
  t.diagnostic(`exit ${String(code)} after ${String(elapsedMs)} ms, ${String(peakMegabytes)} MB at the peak`);
  assert.ok(codes.includes(code ?? NaN), `ended with ${String(code)}:\n${said.slice(-4000)}`);
  assert.doesNotMatch(said, /^\s+at .*:\d+:\d+\)?$/m, 'a stack trace was printed');
  assert.match(
    said,
    /^(Could not be tested: |Look here first: |fail |blocked |warn )|Verdict: pass/m,
    'no reason was given',
  );
  assert.ok(said.length < 200_000, `${String(said.length)} characters were printed`);
  assert.ok(peakMegabytes > 0 && peakMegabytes < peakLimit, `${String(peakMegabytes)} MB at the peak`);
  return { code, said, elapsedMs, peakMegabytes };
}
