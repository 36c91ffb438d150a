import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { addDoctor } from './doctor-verb';
import { addFaults } from './faults-verb';
import { addInspect } from './inspect-verb';
import { addLoad } from './load-verb';
import { addMerge } from './merge-verb';
import { addRun } from './run-verb';
import { addComparingVerbs } from './comparing-verbs';
import type * as proveModule from './prove';
import type * as requirementsModule from './requirements';
import { addReports } from './reports-verb';
import { addServe } from './serve-verb';
import { addSpec } from './spec-verb';
import { suite } from './suite';
import { each } from './repeatable';

/** Loads a verb when it is called: none has to wait for what another needs. */
const load = createRequire(__filename);

/** Parses the command line, calls one function, and returns the exit code of the contract. */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command(suite.name)
    .description('Conformance suite for XMPP over WebSocket (RFC 7395) as Cisco Finesse desktops speak it')
    .version(suite.version)
    .exitOverride()
    .showHelpAfterError('(--help shows what there is)')
    .addHelpText(
      'after',
      `
Exit codes of run: 0 conformant, 1 not, 2 wrong usage, 3 could not be tested, 4 a fault of the suite,
5 a secret in an artefact or something left behind. run --help tells them in full, with the profiles
handshake, documented, standard and full; each command has its --help.`,
    );
  addRun(program, (code) => (exitCode = code));
  addMerge(program, (code) => (exitCode = code));
  addDoctor(program, (code) => (exitCode = code));
  addInspect(program, (code) => (exitCode = code));
  addRequirements(program);
  addFaults(program);
  addProve(program, (code) => (exitCode = code));
  addServe(program);
  addSpec(program, (code) => (exitCode = code));
  addLoad(program, (code) => (exitCode = code));
  addComparingVerbs(program, (code) => (exitCode = code));
  addReports(program);
  try {
    await program.parseAsync(argv);
    return exitCode;
  } catch (error) {
    return tell(error);
  }
}

function addRequirements(program: Command): void {
  program
    .command('requirements')
    .description('print the catalogue of requirements, and which cases test them')
    .option('--json', 'as JSON', false)
    .addHelpText('after', '\nExample:\n  finesse-conformance requirements --json')
    .action(({ json }: { json: boolean }) => {
      const { requirements } = load('./requirements') as typeof requirementsModule;
      process.stdout.write(requirements({ json }));
    });
}

function addProve(program: Command, finish: (exitCode: number) => void): void {
  program
    .command('prove')
    .description('run the suite against every named fault of the reference server: each must be noticed')
    .option('--fault <name>', 'only this fault; may be repeated', each, [])
    .option('--since <commit>', 'only the faults that the changes since a commit can reach, sixty at most')
    .option('--json <file>', 'write the kill matrix as JSON')
    .addHelpText('after', '\nExample:\n  finesse-conformance prove --fault event-withheld --json proof.json')
    .action(async ({ fault, ...given }: { fault: string[]; since?: string; json?: string }) => {
      const { prove } = load('./prove') as typeof proveModule;
      finish(await prove({ faults: fault, ...given }));
    });
}

/** Says what went wrong and chooses the exit code: 2 for usage and configuration, 4 for the suite's own fault. */
function tell(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  // what a verb does not need it does not load, so errors go by name
  if (
    error instanceof Error &&
    [
      'TargetError',
      'UsageError',
      'UnknownFault',
      'UnknownBehaviour',
      'KeyError',
      'ComparisonProblem',
    ].includes(error.name)
  ) {
    console.error(error.message);
    return 2;
  }
  console.error('The suite itself failed; please report this:');
  console.error(error);
  return 4;
}
