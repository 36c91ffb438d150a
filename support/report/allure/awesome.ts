import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../checkout';
import { localPage } from './awesome-page';
import type { AwesomeSettings } from './awesome-process';
import { categories } from './categories';
import { lastLine, runGenerator } from './generator';
import { reportPage, type AllureJob, type Made } from './job';

/** The file that Allure 3 keeps its history in, a line for each run. */
const historyFile = 'awesome.jsonl';

/** Makes a report by Allure 3, as one file that opens without a server and asks nobody for anything. */
export async function makeByAwesome(job: AllureJob, history: ReadonlyMap<string, string>): Promise<Made> {
  const { results, output, name, language } = job;
  // what comes and goes in the folder of the run would be in the way of the search for secrets
  const scratch = mkdtempSync(path.join(tmpdir(), 'finesse-conformance-allure-'));
  const historyPath = path.join(scratch, historyFile);
  const before = history.get(historyFile);
  if (before !== undefined) writeFileSync(historyPath, before);
  const settings: AwesomeSettings = { results, output, name, language, categories, historyPath };
  try {
    const { exitCode, said } = await runGenerator(
      [
        ...['--require', path.join(root, 'bin/register.js')],
        ...[path.join(__dirname, 'awesome-process.ts'), JSON.stringify(settings)],
      ],
      job,
    );
    const file = path.join(output, reportPage);
    if (exitCode !== 0 || !existsSync(file))
      return { ok: false, reason: `Allure 3 failed: ${lastLine(said) || 'it said nothing'}` };
    // what stands beside the page is for a server of Allure's
    for (const other of ['summary.json', 'test-results.json'])
      rmSync(path.join(output, other), { force: true });
    writeFileSync(file, localPage(readFileSync(file, 'utf8')));
    return { ok: true, history: new Map([[historyFile, readFileSync(historyPath, 'utf8')]]) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
