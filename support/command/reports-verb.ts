import { createRequire } from 'node:module';
import path from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { root } from '../checkout';
import type * as reportModule from '../report';

/** Loaded when the verb is called: none has to wait for what another needs. */
const load = createRequire(__filename);

/** The verb `reports`. */
export function addReports(program: Command): void {
  program
    .command('reports')
    .description('take away old run folders in reports/')
    .requiredOption('--keep <n>', 'how many runs of each target stay', readCount)
    .addHelpText(
      'after',
      '\nThe run that latest points at always stays.\n\nExample:\n  finesse-conformance reports --keep 10',
    )
    .action(({ keep }: { keep: number }) => {
      const { pruneReports } = load('../report') as typeof reportModule;
      for (const { target, removed, kept } of pruneReports(path.join(root, 'reports'), keep)) {
        console.log(`${target}: ${String(removed.length)} runs removed, ${String(kept)} kept`);
      }
    });
}

function readCount(value: string): number {
  const count = Number(value);
  if (/^\d+$/.test(value) && count > 0) return count;
  throw new InvalidArgumentError('It has to be a whole number above 0.');
}
