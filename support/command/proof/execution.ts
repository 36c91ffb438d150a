import { Writable } from 'node:stream';
import { loadConfiguration, loadSupport, runCucumber } from '@cucumber/cucumber/api';
import { root } from '../../checkout';
import type { Envelope } from '../../judgement/verdict';

/** Which cases an execution takes: those of the feature files that satisfy the tag expression. */
export interface Choice {
  tags: string;
  /** Feature files relative to the checkout; all where there are none. */
  features: readonly string[];
}

/** Runs chosen cases and hands over Cucumber's messages. */
export type Execute = (choice: Choice, onMessage: (envelope: Envelope) => void) => Promise<void>;

/** Swallows what Cucumber prints: everything is told from its messages. */
const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

/** Loads steps and hooks once, so that any number of executions in this process can share them. */
export async function openExecution(): Promise<Execute> {
  const environment = { cwd: root, stdout: nowhere(), stderr: nowhere() };
  const { runConfiguration } = await loadConfiguration(
    // the reference server is nobody else's, whatever TARGET says
    { provided: { format: ['summary'], pluginOptions: { selection: { dedicated: true } } } },
    environment,
  );
  const { support: code, sources } = runConfiguration;
  const formats = { stdout: 'summary', files: {}, publish: false as const, options: {} };
  const support = await loadSupport(
    { ...runConfiguration, support: { ...code, requireModules: [] } },
    environment,
  );
  return async ({ tags, features }, onMessage) => {
    const chosen = { ...sources, tagExpression: tags, paths: [...features] };
    await runCucumber({ ...runConfiguration, formats, support, sources: chosen }, environment, onMessage);
  };
}
