import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PickleStepType } from '@cucumber/messages';
import { isAboutEveryCase } from '../../suite/run';
import { readEditions } from '../../testing/editions';

test('no phrase that judges stands under Given or When, where its finding would not count as a check', async () => {
  const { phrases, pickles } = await readEditions();
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
  const { pickles } = await readEditions();
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
