import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { wirePath } from '../judgement/verdict';
import { openConversations, renderTranscriptJson } from './conversations';
import { renderJunit } from './junit';
import type { RunReport } from './run-report';
import { headCucumberPage } from './cucumber-page';
import { captureId, renderRunPage } from './run-page';
import { renderSummary } from './summary';
import { renderTranscript } from './wire-text';

/**
 * Writes what is derived from a run's messages, and the conversations that have not been kept while it went on. Cucumber
 * writes its own two files beside it, the page of which gets a heading, and Allure's have a module of their own. @throws Error of the file system
 */
export function writeRunFolder(folder: string, report: RunReport): void {
  // thousands of small files are written at once in a tenth of a second, and one by one in the background in one
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
  const writeJson = (name: string, value: unknown): void =>
    write(name, `${JSON.stringify(value, null, 2)}\n`);
  const keep = openConversations(folder);
  writeJson('results.json', report.results);
  write('summary.md', renderSummary(report));
  write('report.html', renderRunPage(report));
  headCucumberPage(folder, report.results);
  write('junit.xml', renderJunit(report));
  writeJson('offer.json', report.offer);
  if (report.recorded) {
    const { source, transcript } = report.recorded;
    write(`${wirePath(captureId)}.json`, renderTranscriptJson({ ...transcript, case: captureId }));
    write(`${wirePath(captureId)}.txt`, renderTranscript(transcript, source));
  }
  for (const { record } of report.run.cases) {
    const { id, transcript, steps } = record;
    if (transcript === null || existsSync(path.join(folder, `${wirePath(id)}.txt`))) continue;
    keep(transcript, { ...record, keywords: new Map(steps.map(({ text, keyword }) => [text, keyword])) });
  }
}
