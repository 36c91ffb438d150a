import { loadSupport, runCucumber } from '@cucumber/cucumber/api';
import { root } from '../../checkout';
import type { Envelope } from '../../judgement/verdict';
import { configureSilently } from '../../suite/run';

/**
 * Runs the cases of some feature files, or of lines in them, and hands over Cucumber's messages.
 * @param paths relative to the checkout, such as `features/a.feature:4:9`; all features where there are none
 */
export type Execute = (paths: readonly string[], onMessage: (envelope: Envelope) => void) => Promise<void>;

/** Loads steps and hooks once, so that any number of executions in this process can share them. */
export async function openExecution(): Promise<Execute> {
  // the reference server is nobody else's, whatever TARGET says
  const pluginOptions = { selection: { dedicated: true } };
  const { configuration, environment } = await configureSilently(root, { pluginOptions });
  const support = await loadSupport(configuration, environment);
  return async (paths, onMessage) => {
    const sources = { ...configuration.sources, paths: [...paths] };
    await runCucumber({ ...configuration, support, sources }, environment, onMessage);
  };
}
