import { createRequire } from 'node:module';
import type { Command } from 'commander';
import type * as faultsModule from './faults';

/** Loaded when the verb is called: none has to wait for what another needs. */
const load = createRequire(__filename);

/** The verb `faults`. */
export function addFaults(program: Command): void {
  program
    .command('faults')
    .description('list what the reference server can be made to do wrong')
    .option('--json', 'as JSON', false)
    .addHelpText('after', '\nExample:\n  finesse-conformance faults --json')
    .action(({ json }: { json: boolean }) => {
      const { listFaults } = load('./faults') as typeof faultsModule;
      process.stdout.write(listFaults({ json }));
    });
}
