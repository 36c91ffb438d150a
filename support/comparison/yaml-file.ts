import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { ComparisonProblem } from './problem';

type Issue = z.core.$ZodIssue;

/**
 * Reads and checks a file of YAML that people write.
 * @param what what the file is for, as errors call it, such as `rules`
 * @throws ComparisonProblem naming key, file, what was found and what to write
 */
export function readYaml<T>(file: string, shape: z.ZodType<T>, what: string): T {
  const document = parseDocument(readText(file, what), { uniqueKeys: true, schema: 'failsafe' });
  const [error] = document.errors;
  if (error) {
    const [first = 'it cannot be read'] = error.message.split('\n');
    throw new ComparisonProblem(`${file} is not valid YAML: ${first.replace(/:$/, '')}; mend that line`);
  }
  const tree: unknown = document.toJS();
  const checked = shape.safeParse(tree);
  if (checked.success) return checked.data;
  throw new ComparisonProblem(
    checked.error.issues.flatMap((issue) => describe(issue, tree, file)).join('\n'),
  );
}

function readText(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new ComparisonProblem(
      `${file} cannot be read, ${missing ? 'there is no such file' : String(error)}: name a file of ${what}`,
    );
  }
}

function describe(issue: Issue, tree: unknown, file: string): string[] {
  const place = issue.path.map(String).join('.') || 'the root';
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${key} at ${place} of ${file} is not a known key: take it out`);
  const found = issue.path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    tree,
  );
  const said = found === undefined ? 'is missing' : `is ${JSON.stringify(found).slice(0, 80)}`;
  return [`${place} of ${file} ${said}: ${issue.message}`];
}
