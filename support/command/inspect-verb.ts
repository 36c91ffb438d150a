import { createRequire } from 'node:module';
import type { Command } from 'commander';
import type * as inspectModule from './inspection/inspect';

/** Loaded when the verb is called: none has to wait for what another needs. */
const load = createRequire(__filename);

/** The verb `inspect`. */
export function addInspect(program: Command, finish: (exitCode: number) => void): void {
  program
    .command('inspect')
    .description(
      'judge what somebody else has recorded by the same rules, and say where the conversation broke',
    )
    .argument('<capture...>', 'HAR, log of a client library, JSON of tshark, wire/<case>.json, or XML')
    .option('--target <file>', 'target file of the server, for its domain, names and known deviations')
    .option('--redact <out>', 'write a copy without passwords and tokens; of several captures, into a folder')
    .option('--out <dir>', 'folder for the report; reports/inspect-<capture>/<time> unless given')
    .addHelpText(
      'after',
      `
Nothing is sent to anybody. What each format shows stands in docs/inspect.md. Several captures show who fell off when.

Examples:
  finesse-conformance inspect desktop.har
  finesse-conformance inspect desktop.har --redact desktop-redacted.har
  finesse-conformance inspect agent1.har agent2.har agent3.har --target targets/finesse.yaml

Exit codes: 0 no broken rule, 1 a broken rule of the server, 2 no capture, or wrong usage, 3 no messages in it, or
stopped by what breaks no rule of the server, such as a wrong password; 5 a secret in what was written.`,
    )
    .action(async (captures: string[], flags: { target?: string; redact?: string; out?: string }) => {
      const { inspect } = load('./inspection/inspect') as typeof inspectModule;
      finish(await inspect({ captures, ...flags }));
    });
}
