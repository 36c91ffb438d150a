import { createRequire } from 'node:module';
import { InvalidArgumentError, type Command } from 'commander';
import type * as serveModule from './serve';
import { each } from './repeatable';

/** Loaded when the verb is called: none has to wait for what another needs. */
const load = createRequire(__filename);

interface ServeFlags {
  port?: number;
  tls: boolean;
  fault: string[];
  behaviour?: string;
  agents?: number;
}

/** The verb `serve`. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('run the reference server alone, for those who develop clients')
    .option('--port <n>', 'TCP port; a free one unless given', parsePort)
    .option('--tls', 'serve wss instead of ws', false)
    .option('--fault <name>', 'break a rule; may be repeated', each, [])
    .option(
      '--behaviour <name>',
      'behave as a server in use: openfire-4 or -5, finesse-11.6, -12.5, -12.6 or -15.0',
    )
    .option('--agents <n>', 'so many more agents have accounts, for load; none unless given', parseAgents)
    .addHelpText(
      'after',
      `
Examples:
  finesse-conformance serve --agents 400
  finesse-conformance serve --port 7070 --fault event-withheld
  finesse-conformance serve --behaviour openfire-4`,
    )
    .action(async ({ fault, ...rest }: ServeFlags) => {
      const { serve } = load('./serve') as typeof serveModule;
      await serve({ ...rest, faults: fault });
    });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0, for a free one, to 65535.');
}

function parseAgents(text: string): number {
  const agents = Number(text);
  if (/^\d+$/.test(text) && agents <= 10_000) return agents;
  throw new InvalidArgumentError('Agents are a whole number up to 10000.');
}
