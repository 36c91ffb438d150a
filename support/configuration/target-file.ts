import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { completeTarget } from './defaults';
import { fillFromEnvironment, type Environment, type Problem } from './environment';
import { describeIssues } from './problems';
import { findConflicts } from './safety';
import { targetShape } from './shape';
import type { Target } from './target';
import { TargetError } from './target-error';

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

  const raw = parseYaml(file);
  const filled = fillFromEnvironment(raw, environment);
  const checked = targetShape.safeParse(filled.value);
  const unfilled = new Set(filled.problems.map((problem) => problem.path.join('.')));
  const found = checked.success
    ? findConflicts(checked.data)
    : describeIssues(checked.error.issues, filled.value);
  const problems = [...filled.problems, ...found.filter((problem) => !unfilled.has(problem.path.join('.')))];
  if (problems.length > 0 || !checked.success) throw fail(problems);

  const ca = checked.data.tls?.ca;
  const authority = ca === undefined ? null : readAuthority(file, ca);
  if (authority instanceof Error) throw fail([{ path: ['tls', 'ca'], sentence: authority.message }]);
  return completeTarget(checked.data, path.resolve(file), authority);
}

function nameKey(file: string, key: readonly string[], sentence: string): string {
  const missing = /^is missing/.exec(sentence);
  return missing
    ? `${key.join('.')} is missing in ${file}${sentence.slice(10)}`
    : `${key.join('.')} in ${file} ${sentence}`;
}

function parseYaml(file: string): unknown {
  const document = parseDocument(readText(file), { schema: 'failsafe', uniqueKeys: true });
  const [error] = document.errors;
  if (error) {
    const [first = 'it cannot be read'] = error.message.split('\n');
    throw new TargetError(file, [`${file} is not valid YAML: ${first.replace(/:$/, '')}; mend that line`]);
  }
  const tree: unknown = document.toJS();
  if (typeof tree === 'object' && tree !== null && !Array.isArray(tree)) return tree;
  throw new TargetError(file, [
    `${file} holds no keys: write at least url: wss://HOST:8445/ws/, or copy targets/finesse.example.yaml`,
  ]);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : String(error);
    throw new TargetError(file, [
      `${file} cannot be read, ${reason}: name a target file, or copy targets/finesse.example.yaml and fill it in`,
    ]);
  }
}

/** The PEM text at a path relative to the target file, or what is wrong with it. */
function readAuthority(file: string, ca: string): string | Error {
  const location = path.resolve(path.dirname(file), ca);
  const advice = 'write the path of a PEM file, relative to the target file';
  try {
    const text = readFileSync(location, 'utf8');
    if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
    return new Error(`is ${JSON.stringify(ca)}, but ${location} holds no PEM certificate: ${advice}`);
  } catch {
    return new Error(`is ${JSON.stringify(ca)}, but ${location} cannot be read: ${advice}`);
  }
}
