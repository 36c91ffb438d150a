import { existsSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isRunFolderName } from './run-folder';

/** What was taken away of one target's runs, and how many are left. */
export interface Pruned {
  target: string;
  removed: string[];
  kept: number;
}

/**
 * Takes away all but the newest runs of each target, and never the one that `latest` points at. Folders that no run made
 * stay. @throws Error of the file system
 */
export function pruneReports(reports: string, keep: number): Pruned[] {
  if (!existsSync(reports)) return [];
  const targets = readdirSync(reports, { withFileTypes: true }).filter(
    // what begins with a dot is no target's
    (entry) => entry.isDirectory() && !entry.name.startsWith('.'),
  );
  return targets.map(({ name: target }) => {
    const parent = path.join(reports, target);
    const runs = readdirSync(parent).filter(isRunFolderName).sort(newestFirst);
    const latest = readLatest(parent);
    const removed = runs.slice(keep).filter((run) => run !== latest);
    for (const run of removed) rmSync(path.join(parent, run), { recursive: true });
    return { target, removed, kept: runs.length - removed.length };
  });
}

function newestFirst(a: string, b: string): number {
  return b.localeCompare(a, 'en', { numeric: true });
}

/** The name of the run that `latest` points at, or null. */
function readLatest(parent: string): string | null {
  try {
    return path.basename(readlinkSync(path.join(parent, 'latest')));
  } catch {
    return null;
  }
}
