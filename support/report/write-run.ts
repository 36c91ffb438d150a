import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { wirePath } from '../verdict';
import { generateAllureReport, type AllureReport } from './allure-report';
import { writeAllureResults } from './allure-results';
import { renderJunit } from './junit';
import { renderConversation, type RunReport } from './run-report';
import { renderSummary } from './summary';

/**
 * Writes everything of a run folder that is derived from its messages; Cucumber writes its own two files beside it.
 * Returns how Allure's report came about. @throws Error of the file system.
 */
export async function writeRunFolder(folder: string, report: RunReport): Promise<AllureReport> {
  const write = (name: string, text: string): Promise<void> => writeFile(path.join(folder, name), text);
  const writeJson = (name: string, value: unknown): Promise<void> =>
    write(name, `${JSON.stringify(value, null, 2)}\n`);
  await mkdir(path.join(folder, 'wire'), { recursive: true });
  await writeJson('results.json', report.results);
  await write('summary.md', renderSummary(report));
  await write('junit.xml', renderJunit(report));
  await writeJson('offer.json', report.offer);
  await Promise.all(
    report.run.cases.map(async (judged) => {
      const conversation = renderConversation(judged);
      if (conversation === null) return;
      const { id, transcript } = judged.record;
      await writeJson(`${wirePath(id)}.json`, transcript);
      await write(`${wirePath(id)}.txt`, conversation);
    }),
  );
  const results = path.join(folder, 'allure-results');
  await writeAllureResults(results, report);
  return generateAllureReport(results, path.join(folder, 'allure-report'), report.results.target.name);
}
