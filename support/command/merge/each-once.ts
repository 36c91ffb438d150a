import { UsageError } from '../usage-error';
import type { NotedShard } from './agreement';
import type { RunMessages } from './shard-messages';

/** @throws UsageError where a case stands in two shards, or in none */
export function expectEachOnce(
  shards: readonly NotedShard[],
  runs: readonly RunMessages[],
  expected: readonly string[],
): void {
  const holders = new Map<string, string>();
  for (const [index, run] of runs.entries()) {
    const folder = shards[index]?.folder ?? '';
    for (const { id } of run.cases) {
      const before = holders.get(id);
      if (before !== undefined) {
        throw new UsageError(
          `the case ${id} stands in ${before} and in ${folder}: a case is held in one shard, so run them again with --shard`,
        );
      }
      holders.set(id, folder);
    }
  }
  const missing = expected.filter((id) => !holders.has(id));
  if (missing.length === 0) return;
  throw new UsageError(
    `no shard has held ${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ` and ${String(missing.length - 3)} more` : ''}: run the shards again, each to its end`,
  );
}
