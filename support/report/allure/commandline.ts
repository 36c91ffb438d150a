import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lastLine, runGenerator } from './generator';
import { reportPage, type AllureJob, type Made } from './job';

/** Makes a report by allure-commandline, as one file that opens without a server. Needs Java. */
export async function makeByCommandline(job: AllureJob, history: ReadonlyMap<string, string>): Promise<Made> {
  const { results, output, name, language } = job;
  // it looks for what was before among the results
  for (const [file, text] of history) {
    if (!file.endsWith('.json')) continue;
    mkdirSync(path.join(results, 'history'), { recursive: true });
    writeFileSync(path.join(results, 'history', file), text);
  }
  const program = require.resolve('allure-commandline/bin/allure');
  const options = ['--output', output, '--clean', '--single-file', '--name', name, '--lang', language];
  const { exitCode, said } = await runGenerator([program, 'generate', results, ...options], job);
  const file = path.join(output, reportPage);
  if (exitCode === 0 && existsSync(file)) return { ok: true, history: readHistory(file) };
  if (/JAVA_HOME/.test(said)) return { ok: false, reason: 'it needs Java 8 or later' };
  return { ok: false, reason: `its generator failed: ${lastLine(said) || 'it said nothing'}` };
}

/** The history of this run and of those before, which a report of one file holds in itself, in base64. */
function readHistory(file: string): Map<string, string> {
  const page = readFileSync(file, 'utf8');
  const parts = page.matchAll(/\bd\('history\/([\w-]+\.json)','([A-Za-z0-9+/=]*)'/g);
  return new Map(
    [...parts].map(([, name = '', text = '']) => [name, Buffer.from(text, 'base64').toString('utf8')]),
  );
}
