import type { ImportGraph } from './graph';

/**
 * The circles of a graph: sets of files each of which leads to all the others. Tarjan's algorithm, so that a file is
 * looked at once.
 * @returns each circle sorted, the largest first
 */
export function findCircles(graph: ImportGraph): string[][] {
  const order = new Map<string, number>();
  const path: string[] = [];
  const circles: string[][] = [];

  /** Visits all that a file leads to. Returns the earliest file still on the path that it reaches. */
  const visit = (file: string): number => {
    const own = order.size;
    order.set(file, own);
    path.push(file);
    const start = path.length - 1;
    let earliest = own;
    for (const next of graph.get(file) ?? []) {
      const seen = order.get(next);
      if (seen === undefined) earliest = Math.min(earliest, visit(next));
      else if (path.includes(next)) earliest = Math.min(earliest, seen);
    }
    if (earliest === own) keep(path.splice(start));
    return earliest;
  };
  const keep = (files: string[]): void => {
    const [first = ''] = files;
    if (files.length > 1 || graph.get(first)?.includes(first)) circles.push(files.sort());
  };

  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return circles.sort((one, other) => other.length - one.length);
}
