import { createRequire } from 'node:module';
import { Option, type Command } from 'commander';
import type * as baselineModule from './baseline';
import type * as compareModule from './compare';
import type * as matrixModule from './matrix';
import { each } from './repeatable';

/** Loads a verb when it is called: none has to wait for what another needs. */
const load = createRequire(__filename);
interface CompareFlags {
  control: string[];
  accept?: string;
  writeAccept?: string;
  rules?: string;
  failOn: 'breaking' | 'behavioural';
  out?: string;
}

/** Adds the verbs that look at stored runs: `compare`, `baseline` and `matrix`. */
export function addComparingVerbs(program: Command, finish: (exitCode: number) => void): void {
  program
    .command('compare')
    .description('what changed between two run folders, or two of load, and whether it matters')
    .argument('<before>', 'run folder of the server before the change')
    .argument('<after>', 'run folder of the server after it')
    .option(
      '--control <run>',
      'a further run of the BEFORE server, to measure noise; may be repeated',
      each,
      [],
    )
    .option('--accept <file>', 'differences that somebody has accepted')
    .option('--write-accept <file>', 'write the differences to a file, to be filled in and accepted')
    .option('--rules <file>', "your own rules, asked before the suite's")
    .addOption(
      new Option('--fail-on <class>', 'the weakest class that ends with 1')
        .choices(['breaking', 'behavioural'])
        .default('breaking'),
    )
    .option('--out <dir>', 'where the page goes; reports/comparisons/<target>-<time> unless given')
    .addHelpText(
      'after',
      `
Examples:
  finesse-conformance compare reports/uccx/before reports/uccx/after
  finesse-conformance compare before after --control before-again --write-accept accepted.yaml
  finesse-conformance compare before after --accept accepted.yaml --fail-on behavioural

Exit codes: 0 nothing breaking, 1 something breaking, or an accepted difference is gone or expired, 2 wrong usage,
3 not comparable.`,
    )
    .action((before: string, after: string, { control, ...flags }: CompareFlags) => {
      const { compare } = load('./compare') as typeof compareModule;
      finish(compare({ before, after, controls: control, ...flags }));
    });
  program
    .command('baseline')
    .description('write the known findings of a run, to be accepted by run --baseline')
    .argument('<run>', 'run folder')
    .option('--out <file>', 'where they go; standard output unless given')
    .addHelpText('after', '\nExample:\n  finesse-conformance baseline reports/uccx/latest --out known.yaml')
    .action((run: string, flags: { out?: string }) => {
      const { baseline } = load('./baseline') as typeof baselineModule;
      baseline({ run, ...flags });
    });
  program
    .command('matrix')
    .description('many runs side by side: what fails since when, and what is flaky')
    .argument('<run...>', 'run folders, of one target or of several')
    .option('--out <dir>', 'where the page goes; reports/comparisons/matrix-<time> unless given')
    .addHelpText(
      'after',
      `
Examples:
  finesse-conformance matrix reports/uccx/*
  finesse-conformance matrix reports/uccx/latest reports/prosody/latest --out side-by-side`,
    )
    .action((runs: string[], flags: { out?: string }) => {
      const { matrix } = load('./matrix') as typeof matrixModule;
      matrix({ runs, ...flags });
    });
}
