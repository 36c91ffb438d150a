import { rmSync } from 'node:fs';
import path from 'node:path';

/** Everything that a run writes into its folder; what else stands there is somebody else's. */
export const runFiles = [
  'allure-report',
  'allure-results',
  'cucumber.html',
  'junit.xml',
  'messages.ndjson',
  'offer.json',
  'report.html',
  'results.json',
  'shard.json',
  'summary.md',
  'wire',
] as const;

/** Takes away what an earlier run has written into a folder: two runs are never mixed. @throws Error of the file system */
export function emptyRunFolder(folder: string): void {
  for (const name of runFiles) rmSync(path.join(folder, name), { recursive: true, force: true });
}
