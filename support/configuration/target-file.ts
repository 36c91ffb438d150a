import path from 'node:path';
import { completeTarget, isLoopback } from './defaults';
import { readDocument } from './document';
import { fillFromEnvironment, type Environment, type Problem } from './environment';
import { readUtf8 } from './file-text';
import { describeIssues } from './problems';
import { chooseProxy } from './proxy';
import { findConflicts } from './safety';
import { targetShape } from './shape';
import type { Target } from './target';
import { TargetError } from './target-error';
import { readTrust } from './trust';

/**
 * Reads and checks a target file; nothing is sent to anybody.
 *
 * @param file path of the YAML file; paths inside it are relative to it
 * @param environment where `$NAME` values are read from, usually `process.env`
 * @returns the target with its defaults. Of `url: embedded` the address, domain and accounts are still empty:
 *   `withEmbeddedServer` fills them in.
 * @throws TargetError listing every problem, each with key, file and fix
 */
export function readTarget(file: string, environment: Environment): Target {
  const fail = (problems: readonly Problem[]) =>
    new TargetError(
      file,
      problems.map(({ path: key, sentence }) => nameKey(file, key, sentence)),
    );

  const document = readDocument(readText(file));
  if ('problem' in document) throw new TargetError(file, [`${file} ${document.problem}`]);
  if ('problems' in document) throw fail(document.problems);
  const filled = fillFromEnvironment(document.tree, environment);
  const checked = targetShape.safeParse(filled.value);
  const unfilled = new Set(filled.problems.map((problem) => problem.path.join('.')));
  const found = checked.success
    ? findConflicts(checked.data)
    : describeIssues(checked.error.issues, filled.value);
  const problems = [...filled.problems, ...found.filter((problem) => !unfilled.has(problem.path.join('.')))];
  if (problems.length > 0 || !checked.success) throw fail(problems);

  const { files, problems: ofFiles } = readTrust(file, checked.data.tls);
  if (ofFiles.length > 0) throw fail(ofFiles);
  const { url } = checked.data;
  const local = url === 'embedded' || isLoopback(new URL(url).hostname);
  const proxy = chooseProxy(url, local);
  if ('problem' in proxy) throw new TargetError(file, [`${file} cannot be used: ${proxy.problem}`]);
  return completeTarget(checked.data, path.resolve(file), { files, proxy: proxy.url });
}

function nameKey(file: string, key: readonly string[], sentence: string): string {
  const missing = /^is missing/.exec(sentence);
  return missing
    ? `${key.join('.')} is missing in ${file}${sentence.slice(10)}`
    : `${key.join('.')} in ${file} ${sentence}`;
}

function readText(file: string): string {
  try {
    const text = readUtf8(file);
    if (typeof text === 'string') return text;
    throw new TargetError(file, [`${file} ${text.problem}`]);
  } catch (error) {
    if (error instanceof TargetError) throw error;
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : String(error);
    throw new TargetError(file, [
      `${file} cannot be read, ${reason}: name a target file, or copy targets/finesse.example.yaml and fill it in`,
    ]);
  }
}
