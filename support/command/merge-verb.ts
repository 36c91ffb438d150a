import { createRequire } from 'node:module';
import type { Command } from 'commander';
import type * as mergeModule from './merge/merge';

/** Loaded when the verb is called: none has to wait for what another needs. */
const load = createRequire(__filename);

type MergeFlags = Omit<mergeModule.MergeOptions, 'folders'>;

/** The verb `merge`. */
export function addMerge(program: Command, finish: (exitCode: number) => void): void {
  program
    .command('merge')
    .description('make one run folder out of those of all shards of a run')
    .argument('<run...>', 'the run folders, in any order')
    .requiredOption('--out <dir>', 'the run folder to write')
    .option('--no-allure', 'write no results for Allure, and do not wait for its report')
    .option(
      '--no-allure-report',
      'write the results for Allure, for a tool that makes its own report of them',
    )
    .option('--history <dir>', "where Allure's history is kept between runs; nowhere unless given")
    .addHelpText(
      'after',
      `
Examples:
  finesse-conformance run --shard 1/2 --out one
  finesse-conformance run --shard 2/2 --out two
  finesse-conformance merge one two --out whole

Exit codes: those of run, for all shards together; 2 where they are not the shards of one run.`,
    )
    .action(async (folders: string[], flags: MergeFlags) => {
      const { merge } = load('./merge/merge') as typeof mergeModule;
      finish(await merge({ folders, ...flags }));
    });
}
