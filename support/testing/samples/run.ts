import { runCucumber } from '@cucumber/cucumber/api';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../checkout';
import type { Envelope } from '../../judgement/verdict/envelope';
import { configureSilently } from '../../suite/run';

/** A project for tests of what is derived from Cucumber's messages: real features, real steps, real messages. */
export interface Sample {
  /** Feature texts by path, such as `features/1-upgrade/a.feature`. */
  features: Record<string, string>;
  /** JavaScript with the steps; everything of Cucumber, verdict and wire is in scope by name. */
  steps: string;
}

const prologue = [
  ['@cucumber/cucumber', 'Given, When, Then, Before, After, BeforeAll, AfterAll'],
  [path.join(root, 'support/judgement/verdict/nonconformity'), 'Nonconformity, Blocked, NotApplicable'],
  [path.join(root, 'support/judgement/verdict/judgement'), 'judgementType, transcriptType'],
  [path.join(root, 'support/protocol/wire/recorder'), 'Recorder'],
].map(
  ([module = '', names = '']) => `const { ${names} } = require(${JSON.stringify(require.resolve(module))});`,
);

/** Runs a sample in a temporary folder of its own. Returns its messages, and what `runCucumber` threw, if it did. */
export async function runSample({
  features,
  steps,
}: Sample): Promise<{ envelopes: Envelope[]; thrown: unknown }> {
  const cwd = mkdtempSync(path.join(tmpdir(), 'sample-run-'));
  const envelopes: Envelope[] = [];
  try {
    for (const [name, text] of Object.entries({ ...features, 'steps.js': [...prologue, steps].join('\n') })) {
      mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
      writeFileSync(path.join(cwd, name), text);
    }
    const provided = { paths: ['features'], require: ['steps.js'] };
    const { configuration, environment } = await configureSilently(cwd, provided, false);
    await runCucumber(configuration, environment, (envelope) => void envelopes.push(envelope));
    return { envelopes, thrown: null };
  } catch (thrown) {
    return { envelopes, thrown };
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}
