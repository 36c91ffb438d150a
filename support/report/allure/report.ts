import { createRequire } from 'node:module';
import path from 'node:path';
import type { RunReport } from '../run-report';
import { makeByAwesome } from './awesome';
import { makeByCommandline } from './commandline';
import { keepHistory, readHistory } from './history';
import { reportPage, type AllureJob, type Made } from './job';
import type * as resultsModule from './results';

/** How long making the report may take at most, and with less than which it is not begun, in milliseconds. */
const generatorMost = 120_000;
const generatorLeast = 2000;

/** Its folder in that of the run. */
export const allureReport = 'allure-report';

/** How Allure's report came about: its path, or one line that says why there is none. */
export type AllureReport =
  | {
      ok: true;
      file: string;
      /** By what it was made, where that is not what it is made by with Java; else null. */
      instead: string | null;
      /** Has later runs know of this one. @throws Error of the file system */
      keepHistory: () => void;
    }
  | { ok: false; reason: string };

/** What making the report depends on beside its folders. */
export interface AllureOptions {
  /** Whether one is wanted; true unless given. */
  makes?: boolean;
  /** How long it may take, in milliseconds. */
  withinMs?: number;
  /** The folder that holds what Allure knows of the runs before; null where none is kept. */
  history?: string | null;
  /** Of the report's own words. */
  language?: AllureJob['language'];
}

/**
 * Writes a run's Allure results, and begins to make Allure's report from them, in a process of its own; null where none is
 * wanted.
 */
export async function writeAllure(
  folder: string,
  report: RunReport,
  { makes = true, withinMs = generatorMost, history = null, language = 'en' }: AllureOptions = {},
): Promise<{ made: Promise<AllureReport | null> }> {
  const results = path.resolve(folder, 'allure-results');
  // loaded where it is wanted
  const { writeAllureResults } = createRequire(__filename)('./results') as typeof resultsModule;
  await writeAllureResults(results, report);
  if (!makes) return { made: Promise.resolve(null) };
  if (withinMs < generatorLeast) {
    const reason =
      'No Allure report: the time of the run is used up. Its results are written; raise limits.run.';
    return { made: Promise.resolve({ ok: false, reason }) };
  }
  const job: AllureJob = {
    ...{ results, output: path.resolve(folder, allureReport), name: report.results.target.name, language },
    env: process.env,
    withinMs: Math.min(withinMs, generatorMost),
  };
  return { made: generateAllureReport(job, history) };
}

/**
 * Makes Allure's report from a folder of results, as one file that opens without a server: by allure-commandline where
 * Java is, else by Allure 3, which needs none. Where both fail the answer says so and nothing is thrown.
 */
export async function generateAllureReport(job: AllureJob, history: string | null): Promise<AllureReport> {
  const before = readHistory(history);
  const begun = performance.now();
  const first = await makeByCommandline(job, before);
  if (first.ok) return describeMade(job, history, first, null);
  const left = { ...job, withinMs: job.withinMs - (performance.now() - begun) };
  const tried = `allure-commandline made none: ${first.reason}`;
  if (left.withinMs < generatorLeast) return { ok: false, reason: `No Allure report: ${tried}` };
  const second = await makeByAwesome(left, before).catch(describeError);
  if (!second.ok) return { ok: false, reason: `No Allure report: ${tried}; ${second.reason}` };
  return describeMade(job, history, second, `Allure's report was made by Allure 3; ${tried}.`);
}

function describeMade(
  { output }: AllureJob,
  folder: string | null,
  { history }: Made & { ok: true },
  instead: string | null,
): AllureReport {
  const keep = (): void => {
    if (folder !== null) keepHistory(folder, history);
  };
  return { ok: true, file: path.join(output, reportPage), instead, keepHistory: keep };
}

function describeError(error: unknown): Made {
  return { ok: false, reason: error instanceof Error ? error.message : String(error) };
}
