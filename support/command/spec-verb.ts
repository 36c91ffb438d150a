import { createRequire } from 'node:module';
import { Option, type Command } from 'commander';
import { languages, type Language } from '../language/language';
import type * as specModule from './spec';
import { each } from './repeatable';

/** Loaded when the verb is called: none has to wait for what another needs. */
const load = createRequire(__filename);

interface SpecFlags {
  language: Language;
  verify: boolean;
  key?: string;
  owner: string[];
  out?: string;
}

/** The verb `spec`, and its flags; what it needs is loaded when it is called. */
export function addSpec(program: Command, finish: (exitCode: number) => void): void {
  program
    .command('spec')
    .description('write the specification as a page, with a run its verdicts and an acceptance record')
    .argument('[run]', 'the folder of a run')
    .addOption(new Option('--language <name>', 'of the page').choices(languages).default('en'))
    .option('--verify', "check the run's acceptance record", false)
    .option('--key <file>', 'key in PEM: private to sign the record, public to check it')
    .option('--owner <who>', 'who sees to open deviations, or ID=who; may be repeated', each, [])
    .option('--out <file>', 'the page; specification.html in the run folder unless given')
    .addHelpText(
      'after',
      `
Examples:
  finesse-conformance spec
  finesse-conformance spec reports/embedded/latest --language nl
  finesse-conformance spec reports/embedded/latest --key private.pem --owner "Jane, network team"
  finesse-conformance spec reports/embedded/latest --verify --key public.pem

Exit codes: 0 written, or the record holds; 1 the record does not hold; 2 wrong usage.`,
    )
    .action((run: string | undefined, { owner, ...rest }: SpecFlags) => {
      const { spec } = load('./spec') as typeof specModule;
      finish(spec({ ...rest, owners: owner, ...(run !== undefined && { run }) }));
    });
}
