import type { z } from 'zod';
import type { Problem } from './environment';
import { nearNames } from '../near-match';
import { targetShape } from './shape';

type Issue = z.core.$ZodIssue;

/** What zod found, as sentences without the key and file they begin with. `raw` is the tree that was checked. */
export function describeIssues(issues: readonly Issue[], raw: unknown): Problem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => describeUnknownKey(path, key));
    const found = path.reduce<unknown>(lookUp, raw);
    return [{ path, sentence: `${describeFound(path, found)}: ${issue.message}` }];
  });
}

function describeUnknownKey(path: readonly string[], key: string): Problem {
  const known = keysAt(path);
  const [nearest] = nearNames(key, known);
  const fix =
    nearest === undefined
      ? `take it out; known here: ${known.join(', ')}`
      : `did you mean ${[...path, nearest].join('.')}?`;
  return { path: [...path, key], sentence: `is not a known key: ${fix}` };
}

function describeFound(path: readonly string[], found: unknown): string {
  if (found === undefined) return 'is missing';
  if (found === '' || found === null) return 'is empty';
  if (Array.isArray(found)) return 'is a list';
  if (typeof found === 'object') return 'is a map';
  // an address may carry credentials, and a password is never shown
  const text = JSON.stringify(found);
  return path.at(-1) === 'password' || /:\/\/[^/]*@/.test(text) ? 'is not usable' : `is ${text}`;
}

function lookUp(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

/** The keys the shape knows at a path. */
function keysAt(path: readonly string[]): string[] {
  const shape = path.reduce<unknown>(
    (current, key) => (lookUp(unwrap(current), 'shape') as Record<string, unknown> | undefined)?.[key],
    targetShape,
  );
  return Object.keys((lookUp(unwrap(shape), 'shape') as object | undefined) ?? {});
}

function unwrap(schema: unknown): unknown {
  const optional = schema as { unwrap?: () => unknown };
  return typeof optional.unwrap === 'function' ? optional.unwrap() : schema;
}
