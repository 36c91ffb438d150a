import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadSupport, runCucumber } from '@cucumber/cucumber/api';
import { PickleStepType, type Pickle } from '@cucumber/messages';
import { root } from '../../checkout';
import { configureSilently, isAboutEveryCase } from '../../suite/run';

/** What Cucumber knows of a phrase, though its types do not say so. */
interface Phrase {
  keyword: 'Given' | 'When' | 'Then' | 'Unknown';
  matchesStepName: (text: string) => boolean;
}

/** Every phrase, and every case as Cucumber reads it; none is run. */
async function readPhrases() {
  const { configuration, environment } = await configureSilently(root, { dryRun: true });
  const support = await loadSupport(configuration, environment);
  const pickles: Pickle[] = [];
  await runCucumber({ ...configuration, support }, environment, ({ pickle }) => {
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

test('a rule over all transcripts ends in phrases about every case, which a merge can hold again', async () => {
  const { pickles } = await readPhrases();
  const passive = pickles.filter(({ tags }) => tags.some((tag) => tag.name === '@passive'));
  const others = passive.filter(({ steps }) => {
    const about = steps.map(({ text }) => isAboutEveryCase(text));
    return !about.includes(true) || about.includes(false, about.indexOf(true));
  });
  assert.ok(passive.length > 0);
  assert.deepEqual(
    others.map(({ uri, name }) => `${uri}, ${name}`),
    [],
  );
});
