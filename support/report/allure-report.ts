import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { writeAllureResults } from './allure-results';
import type { RunReport } from './run-report';

/** How long the generator may take at most, and with less than which it is not begun, in milliseconds. */
const generatorMost = 120_000;
const generatorLeast = 2000;

/** Its folder in that of the run. */
export const allureReport = 'allure-report';

/** How Allure's report came about: its path, or one line that says why there is none. */
export type AllureReport = { ok: true; file: string } | { ok: false; reason: string };

/** What making the report depends on beside its folders. */
export interface AllureOptions {
  /** Where Java is looked for. */
  env: NodeJS.ProcessEnv;
  /** How long the generator may take, in milliseconds. */
  withinMs: number;
}

/**
 * Writes a run's Allure results, and begins to make Allure's report from them, in a process of its own.
 * @param withinMs milliseconds that are left for that
 */
export async function writeAllure(
  folder: string,
  report: RunReport,
  withinMs = generatorMost,
): Promise<{ made: Promise<AllureReport> }> {
  const results = path.join(folder, 'allure-results');
  await writeAllureResults(results, report);
  if (withinMs < generatorLeast) {
    const reason =
      'No Allure report: the time of the run is used up. Its results are written; raise limits.run.';
    return { made: Promise.resolve({ ok: false, reason }) };
  }
  const { name } = report.results.target;
  return {
    made: generateAllureReport(results, path.join(folder, allureReport), name, {
      env: process.env,
      withinMs: Math.min(withinMs, generatorMost),
    }),
  };
}

/**
 * Makes Allure's report from a folder of results, as one file that opens without a server. Needs Java; without it,
 * or where the generator fails, the answer says so and nothing is thrown.
 */
export async function generateAllureReport(
  resultsDir: string,
  reportDir: string,
  name: string,
  { env, withinMs }: AllureOptions = { env: process.env, withinMs: generatorMost },
): Promise<AllureReport> {
  const program = require.resolve('allure-commandline/bin/allure');
  const options = ['--output', reportDir, '--clean', '--single-file', '--name', name];
  const generator = spawn(process.execPath, [program, 'generate', resultsDir, ...options], {
    // the generator would report its use to a statistics service
    env: { ...env, ALLURE_NO_ANALYTICS: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: withinMs,
  });
  let said = '';
  for (const stream of [generator.stdout, generator.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  await once(generator, 'close');
  const file = path.join(reportDir, 'index.html');
  if (generator.exitCode === 0 && existsSync(file)) return { ok: true, file };
  if (/JAVA_HOME/.test(said)) {
    return {
      ok: false,
      reason:
        'No Allure report: it needs Java. Install Java 8 or later, or set JAVA_HOME; the results are written.',
    };
  }
  const last = said.trim().split('\n').at(-1) ?? '';
  return { ok: false, reason: `No Allure report: its generator failed: ${last || 'it said nothing'}` };
}
