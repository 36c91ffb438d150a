import { runCucumber } from '@cucumber/cucumber/api';
import { root } from '../../checkout';
import type { Envelope } from '../../judgement/verdict';
import type { Recorded } from '../../inspection';
import { configureSilently, recallRecording, setRun, type RecordedTarget } from '../../suite/run';

/** The steps and hooks, which are loaded once in a process. */
let support: Awaited<ReturnType<typeof runCucumber>>['support'] | undefined;

/**
 * Has the documented steps, and the rules over all messages, judge one conversation that was recorded: by the features
 * and steps of every run. Nothing is sent to anybody.
 * @returns Cucumber's messages of it
 */
export async function hold({ recording }: Recorded, target: RecordedTarget): Promise<Envelope[]> {
  setRun(recallRecording(target, recording));
  const pluginOptions = { selection: { profile: 'recorded', dedicated: true } };
  const { configuration, environment } = await configureSilently(root, { pluginOptions });
  const envelopes: Envelope[] = [];
  const again = support ? { ...configuration, support } : configuration;
  const held = await runCucumber(again, environment, (envelope) => void envelopes.push(envelope));
  support = held.support;
  return envelopes;
}
