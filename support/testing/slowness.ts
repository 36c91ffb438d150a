import { runCommand } from './command-line';

/** What the start of the command takes on a quiet machine, generously, in milliseconds. */
const quietStartMs = 400;

/**
 * How many times slower this machine is now than when it is quiet, by what the mere start of the command takes; never
 * less than 1. Bounds on whole runs are stretched by it: runs that do nothing wrong would fail on a busy machine otherwise.
 */
export async function measureSlowness(): Promise<number> {
  const startedAt = performance.now();
  await runCommand(['--version']);
  return Math.max(1, (performance.now() - startedAt) / quietStartMs);
}
