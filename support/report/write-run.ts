import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { wirePath } from '../judgement/verdict';
import { generateAllureReport, type AllureReport } from './allure-report';
import { writeAllureResults } from './allure-results';
import { renderJunit } from './junit';
import { renderConversation, type RunReport } from './run-report';
import { renderSummary } from './summary';

/** How long Allure's generator may take at most, and with less than which it is not begun, in milliseconds. */
const allureMost = 120_000;
const allureLeast = 2000;

/**
 * Writes everything of a run folder that is derived from its messages; Cucumber writes its own two files beside it.
 * Returns how Allure's report came about, for which there are so many milliseconds. @throws Error of the file system.
 */
export async function writeRunFolder(
  folder: string,
  report: RunReport,
  allureWithinMs = allureMost,
): Promise<AllureReport> {
  // thousands of small files are written at once in a tenth of a second, and one by one in the background in one
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
  const writeJson = (name: string, value: unknown): void =>
    write(name, `${JSON.stringify(value, null, 2)}\n`);
  mkdirSync(path.join(folder, 'wire'), { recursive: true });
  writeJson('results.json', report.results);
  write('summary.md', renderSummary(report));
  write('junit.xml', renderJunit(report));
  writeJson('offer.json', report.offer);
  for (const judged of report.run.cases) {
    const { id, transcript } = judged.record;
    const conversation = renderConversation(judged);
    if (conversation === null) continue;
    writeJson(`${wirePath(id)}.json`, transcript);
    write(`${wirePath(id)}.txt`, conversation);
  }
  const results = path.join(folder, 'allure-results');
  await writeAllureResults(results, report);
  const withinMs = Math.min(allureWithinMs, allureMost);
  if (withinMs < allureLeast) {
    return {
      ok: false,
      reason: 'No Allure report: the time of the run is used up. Its results are written; raise limits.run.',
    };
  }
  const { name } = report.results.target;
  return generateAllureReport(results, path.join(folder, 'allure-report'), name, {
    env: process.env,
    withinMs,
  });
}
