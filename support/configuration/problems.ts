import type { z } from 'zod';
import type { Problem } from './environment';
import { carriesCredentials } from './address';
import { nearNames } from '../near-match';
import { targetShape } from './shape';

const inAddress =
  'carries credentials, and an address stands in every report: take them out; accounts and headers have room for them';

type Issue = z.core.$ZodIssue;

/** What zod found, as sentences without the key and file they begin with. `raw` is the tree that was checked. */
export function describeIssues(issues: readonly Issue[], raw: unknown): Problem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => describeUnknownKey(path, key));
    const found = path.reduce<unknown>(lookUp, raw);
    const [reason = issue] = issue.code === 'invalid_key' ? issue.issues : [issue];
    if (path.at(-1) === 'url' && carriesCredentials(found)) return [{ path, sentence: inAddress }];
    return [{ path, sentence: `${describeFound(path, found)}: ${reason.message}` }];
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
  return isShown(path, found) ? `is ${JSON.stringify(found)}` : 'is not usable';
}

/** An address may carry credentials, and no secret is ever shown. */
function isShown(path: readonly string[], found: unknown): boolean {
  if (path[0] === 'headers' || ['password', 'token'].includes(path.at(-1) ?? '')) return false;
  return typeof found !== 'string' || !/:\/\/[^/]*@|:\/\/.*[?#]/.test(found);
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
