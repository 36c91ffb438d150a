import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { loadConfiguration, loadSupport, runCucumber } from '@cucumber/cucumber/api';
import { PickleStepType, type Pickle } from '@cucumber/messages';
import { root } from '../../checkout';

/** What Cucumber knows of a phrase, though its types do not say so. */
interface Phrase {
  keyword: 'Given' | 'When' | 'Then' | 'Unknown';
  matchesStepName: (text: string) => boolean;
}

/** Every phrase, and every case as Cucumber reads it; none is run. */
async function readPhrases() {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const environment = { cwd: root, stdout: nowhere, stderr: nowhere };
  const provided = { format: ['summary'], dryRun: true };
  const { runConfiguration } = await loadConfiguration({ provided }, environment);
  const formats = { stdout: 'summary', files: {}, publish: false as const, options: {} };
  const support = await loadSupport(runConfiguration, environment);
  const pickles: Pickle[] = [];
  await runCucumber({ ...runConfiguration, formats, support }, environment, ({ pickle }) => {
    if (pickle) pickles.push(pickle);
  });
  const { stepDefinitions } = support as unknown as { stepDefinitions: readonly Phrase[] };
  return { phrases: stepDefinitions, pickles };
}

test('no phrase that judges stands under Given or When, where its finding would not count as a check', async () => {
  const { phrases, pickles } = await readPhrases();
  const judging = phrases.filter(({ keyword }) => keyword === 'Then');
  const misplaced = pickles.flatMap(({ uri, name, steps }) =>
    steps
      .filter(({ type }) => type !== PickleStepType.OUTCOME)
      .filter(({ text }) => judging.some((phrase) => phrase.matchesStepName(text)))
      .map(({ text }) => `${uri}, ${name}: ${text}`),
  );
  assert.ok(pickles.length > 0);
  assert.deepEqual(misplaced, []);
});
