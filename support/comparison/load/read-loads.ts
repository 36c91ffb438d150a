import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadShape, type LoadResult } from '../../load';
import { ComparisonProblem } from '../problem';
import { readJson } from '../run/read-run';

/**
 * Two folders as loads, where they are; null where neither is one.
 * @throws ComparisonProblem where one is a load and the other is none
 */
export function readLoads(before: string, after: string): { before: LoadResult; after: LoadResult } | null {
  const [one, other] = [before, after].map((folder) => path.join(folder, 'load.json'));
  const found = [one, other].filter((file) => file !== undefined && existsSync(file));
  if (found.length === 0 || one === undefined || other === undefined) return null;
  if (found.length === 1)
    throw new ComparisonProblem(
      `${found[0] ?? ''} is of a load, and the other folder holds none: compare two folders of load, or two of run`,
    );
  return { before: readJson(one, loadShape), after: readJson(other, loadShape) };
}
