import { createRequire } from 'node:module';
import type { Command } from 'commander';
import type * as doctorModule from './doctor';

/** Loads the verb when it is called: no other has to wait for what this one needs. */
const load = createRequire(__filename);

/** Adds `doctor` to the command line. */
export function addDoctor(program: Command, finish: (exitCode: number) => void): void {
  program
    .command('doctor')
    .description(
      'say before a run what stands between the suite and a server, and who has to do what about it',
    )
    .requiredOption('--target <file>', 'target file')
    .option('--json', 'as JSON', false)
    .addHelpText(
      'after',
      `
Signs in once and changes nothing on the server. Ends with 0 ready, 1 a broken rule of the server, 2 a target file
that cannot be used, 3 not ready. Each code has its section in docs/doctor.md.

Example:
  finesse-conformance doctor --target targets/finesse.yaml`,
    )
    .action(async (flags: { target: string; json: boolean }) => {
      const { doctor } = load('./doctor') as typeof doctorModule;
      finish(await doctor(flags));
    });
}
