import { createRequire } from 'node:module';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type * as configurationModule from '../configuration';
import { languages, type Language } from '../language/language';
import { profiles, type Profile } from './profile';
import type * as runModule from './run';
import { parseShard } from './shard';
import { each } from './repeatable';

/** Loaded when the verb is called: none has to wait for what another needs. */
const load = createRequire(__filename);

/** How long profile `soak` lasts unless told, and at most, in milliseconds. */
const soakUsual = 30 * 60_000;
const soakMost = 24 * 3_600_000;

interface RunFlags {
  target?: string;
  profile: Profile;
  language: Language;
  requirement: string[];
  tags?: string;
  strict: boolean;
  out?: string;
  allure: boolean;
  allureReport: boolean;
  history?: string;
  fault: string[];
  shard?: string;
  repeat?: number;
  for?: number;
  baseline?: string;
  verbose?: true;
  quiet?: true;
  json?: true;
}

/** A whole number from 1 to 1000. @throws InvalidArgumentError at any other */
function readTimes(value: string): number {
  const times = Number(value);
  if (/^\d+$/.test(value) && times >= 1 && times <= 1000) return times;
  throw new InvalidArgumentError('wanted is a whole number from 1 to 1000.');
}

/** A duration in milliseconds. @throws InvalidArgumentError where the value is none */
function readDuration(value: string): number {
  const { parseDuration } = load('../configuration') as typeof configurationModule;
  const inMs = parseDuration(value);
  if (inMs !== null && inMs <= soakMost) return inMs;
  throw new InvalidArgumentError('wanted is a duration up to 24h, such as 90s, 30m or 8h.');
}

/** The verb `run`. */
export function addRun(program: Command, finish: (exitCode: number) => void): void {
  program
    .command('run')
    .description('run the features against a target, and write a run folder')
    .option('--target <file>', 'target file; the embedded reference server unless given')
    .addOption(new Option('--profile <name>', 'which cases').choices(profiles).default('standard'))
    .addOption(
      new Option('--language <name>', 'the edition of the documented conversation')
        .choices(languages)
        .default('en'),
    )
    .option('--requirement <id>', 'only cases of this requirement; may be repeated', each, [])
    .option('--tags <expression>', 'only cases whose tags satisfy the expression')
    .option('--strict', 'exit 1 on warnings too', false)
    .option('--out <dir>', 'the run folder; reports/<target>/<time> unless given')
    .option('--no-allure', 'write no results for Allure, and do not wait for its report')
    .option(
      '--no-allure-report',
      'write the results for Allure, for a tool that makes its own report of them',
    )
    .option(
      '--history <dir>',
      "where Allure's history is kept between runs; beside the runs of the target unless given, and nowhere with --out",
    )
    .option('--fault <name>', 'have the embedded server break a rule; may be repeated', each, [])
    .option('--shard <k/n>', 'only the kth of n parts of the cases; merge puts their run folders together')
    .option(
      '--repeat <n>',
      'hold the documented conversation so many times again, after the cases',
      readTimes,
    )
    .option('--for <duration>', 'how long profile soak lasts, such as 10m; 30m unless given', readDuration)
    .option('--baseline <file>', 'known findings that somebody has accepted, as baseline writes them')
    .addOption(
      new Option('--verbose', 'tell every finding in full, and every reason').conflicts(['quiet', 'json']),
    )
    .addOption(new Option('--quiet', 'tell the verdict alone, and errors').conflicts(['verbose', 'json']))
    .addOption(
      new Option('--json', 'the results on stdout, as in results.json, and all else on stderr').conflicts([
        'verbose',
        'quiet',
      ]),
    )
    .addHelpText(
      'after',
      `
Examples:
  finesse-conformance run
  finesse-conformance run --target targets/finesse.yaml --profile documented
  finesse-conformance run --requirement RFC7395-3.1-a --out one
  finesse-conformance run --fault subprotocol-missing
  finesse-conformance run --target targets/finesse.yaml --repeat 20
  finesse-conformance run --json > results.json
  finesse-conformance run --target targets/finesse.yaml --profile soak --for 10m

Profiles:
  handshake   folders 1 and 2 as far as their cases never sign in
  documented  every case of the documented conversation
  standard    all that is safe on a server in use
  full        all; refused unless the target says dedicated: true
  soak        holds a desktop's conversation for as long as --for says; limits.run is for what is beside it

Exit codes:
  0  conformant, warnings included    3  could not be tested
  1  nonconformity                    4  the suite's own fault
  2  wrong usage or configuration     5  a secret in an artefact, or something left on the server
  130  interrupted, after cleaning up`,
    )
    .action(async (flags: RunFlags, command: Command) => {
      if (flags.repeat !== undefined && flags.profile === 'handshake')
        command.error(
          'error: --repeat holds the documented conversation, which signs in, and profile handshake signs nobody in: take another profile, or leave --repeat out',
          { exitCode: 2 },
        );
      const isSoak = flags.profile === 'soak';
      if (flags.for !== undefined && !isSoak)
        command.error(
          'error: --for says how long profile soak lasts, and this is another: add --profile soak, or leave --for out',
          { exitCode: 2 },
        );
      const { run } = load('./run') as typeof runModule;
      const { requirement, fault, shard, verbose, quiet, json, for: forMs = soakUsual, ...rest } = flags;
      const loudness = verbose ? 'verbose' : quiet ? 'quiet' : json ? 'json' : 'usual';
      const part = shard === undefined ? {} : { shard: parseShard(shard) };
      const soakMs = isSoak ? forMs : null;
      finish(await run({ ...rest, ...part, soakMs, requirements: requirement, faults: fault, loudness }));
    });
}
