import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { root } from '../../checkout';
import type { Conformance } from '../../load';

/** `run` in a process of its own, beside the load. */
export interface ConformanceRun {
  /** What it came to. */
  ended: Promise<Conformance>;
  /** Has it give back what it took, and end: within ten seconds, by its own supervisor. */
  stop: () => void;
}

const results = z.object({
  verdict: z.string(),
  counts: z.record(z.string(), z.int()),
  durationMs: z.number(),
  requirements: z.array(z.object({ id: z.string(), verdict: z.string() })),
});

/** The folder of that run, inside the load's. */
export const conformanceFolder = 'conformance';

/**
 * Judges the documented conversation under load, on the accounts the target file names.
 * @param countSignedIn how many agents are signed in at this moment
 */
export function startConformanceRun(
  { file, environment }: { file: string; environment: Readonly<Record<string, string>> },
  { folder, countSignedIn }: { folder: string; countSignedIn: () => number },
): ConformanceRun {
  const out = path.join(folder, conformanceFolder);
  const startedAtMs = performance.now();
  const first = countSignedIn();
  const child = spawn(
    process.execPath,
    [
      ...[path.join(root, 'bin/finesse-conformance.js'), 'run', '--target', file],
      ...['--profile', 'documented', '--no-allure', '--out', out],
    ],
    { detached: true, stdio: 'ignore', env: { ...process.env, ...environment } },
  );
  const ended = new Promise<Conformance>((resolve) => {
    const conclude = (exitCode: number): void =>
      resolve(describeRun(out, { exitCode, first, last: countSignedIn(), startedAtMs }));
    child.once('error', () => conclude(4));
    child.once('exit', (code) => conclude(code ?? 4));
  });
  return { ended, stop: () => void child.kill('SIGTERM') };
}

interface Ended {
  exitCode: number;
  first: number;
  last: number;
  startedAtMs: number;
}

function describeRun(out: string, { exitCode, first, last, startedAtMs }: Ended): Conformance {
  const read = readResults(path.join(out, 'results.json'));
  return {
    exitCode,
    verdict: read?.verdict ?? null,
    counts: read?.counts ?? {},
    broken: (read?.requirements ?? [])
      .filter(({ verdict }) => verdict === 'fail' || verdict === 'blocked')
      .map(({ id, verdict }) => ({ id, verdict })),
    signedIn: { first, last },
    durationMs: Math.round(read?.durationMs ?? performance.now() - startedAtMs),
  };
}

/** Where it could not even begin there is no such file. */
function readResults(file: string): z.infer<typeof results> | null {
  try {
    return results.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
