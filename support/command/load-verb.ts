import { createRequire } from 'node:module';
import { InvalidArgumentError, type Command } from 'commander';
import { parseDuration } from '../configuration';
import type * as loadModule from './load/load';
import { each } from './repeatable';

/** Loaded when the verb is called: none has to wait for what another needs. */
const loadVerb = createRequire(__filename);

interface LoadFlags {
  target: string;
  agents: number;
  over: number;
  hold: number;
  supervisors: number;
  processes: number;
  fault: string[];
  out?: string;
  json: boolean;
}

/** The verb `load`. */
export function addLoad(program: Command, finish: (exitCode: number) => void): void {
  program
    .command('load')
    .description('shift start: sign many agents in through a load engine, and judge the server meanwhile')
    .requiredOption('--target <file>', 'target file, with accounts.pool and thresholds in load')
    .requiredOption('--agents <n>', 'so many sign in, each with an account of its own', parseCount(1))
    .requiredOption('--over <duration>', 'from the first sign-in to the last, such as 60s', parseTime)
    .option('--hold <duration>', 'how long all are held signed in', parseTime, 30_000)
    .option('--supervisors <n>', 'so many of the agents watch their team too', parseCount(0), 0)
    .option('--processes <n>', 'processes of the engine on this machine', parseCount(1), 1)
    .option('--fault <name>', 'have the embedded server break a rule; may be repeated', each, [])
    .option('--out <dir>', 'where the result goes; reports/loads/<target>/<time> unless given')
    .option('--json', 'the result as JSON', false)
    .addHelpText(
      'after',
      `
Needs Locust (https://locust.io) and a target file that says dedicated: true; see docs/load.md.

Examples:
  finesse-conformance load --target targets/embedded.yaml --agents 20 --over 5s
  finesse-conformance load --target targets/lab.yaml --agents 400 --supervisors 42 --over 2m --hold 5m

Exit codes:
  0  every threshold holds, and the server conforms under load
  1  a threshold does not hold, or a nonconformity    4  the suite's own fault
  2  wrong usage or configuration                      5  a secret in an artefact, or something left on the server
  3  could not be tested; also where Locust is missing
  130  interrupted, after cleaning up`,
    )
    .action(async ({ over, hold, fault, ...rest }: LoadFlags) => {
      const { load } = loadVerb('./load/load') as typeof loadModule;
      finish(await load({ ...rest, overMs: over, holdMs: hold, faults: fault }));
    });
}

function parseCount(least: number): (text: string) => number {
  return (text) => {
    const count = Number(text);
    if (/^\d{1,6}$/.test(text) && count >= least) return count;
    throw new InvalidArgumentError(`wanted is a whole number from ${String(least)}.`);
  };
}

function parseTime(text: string): number {
  const ms = parseDuration(text);
  if (ms !== null) return ms;
  throw new InvalidArgumentError('wanted is a duration above zero, such as 500ms, 60s or 5m.');
}
