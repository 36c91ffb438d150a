import { Writable } from 'node:stream';
import { loadConfiguration, loadSupport, runCucumber } from '@cucumber/cucumber/api';
import { root } from '../../checkout';
import type { Envelope } from '../../judgement/verdict';

/**
 * Runs the cases of some feature files, or of lines in them, and hands over Cucumber's messages.
 * @param paths relative to the checkout, such as `features/a.feature:4:9`; all features where there are none
 */
export type Execute = (paths: readonly string[], onMessage: (envelope: Envelope) => void) => Promise<void>;

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
  return async (paths, onMessage) => {
    const chosen = { ...sources, paths: [...paths] };
    await runCucumber({ ...runConfiguration, formats, support, sources: chosen }, environment, onMessage);
  };
}
