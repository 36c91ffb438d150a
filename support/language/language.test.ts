import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFeatures } from '../judgement/catalogue/cases';
import { impacts, loadCatalogue } from '../judgement/catalogue/catalogue';
import { speak } from './language';
import { readDutch, ruleTexts } from './rule-texts';

const texts = {
  cases: ['{n} case of {all}|{n} cases of {all}', '{n} geval van {all}|{n} gevallen van {all}'],
  done: ['Done.', 'Klaar.'],
} as const;

test('says a text in a language, with its values and by their number', () => {
  assert.equal(speak(texts, 'en')('cases', { n: 1, all: 3 }), '1 case of 3');
  assert.equal(speak(texts, 'nl')('cases', { n: 2, all: 3 }), '2 gevallen van 3');
  assert.equal(speak(texts, 'nl')('done'), 'Klaar.');
});

const documented = new Set(
  readFeatures()
    .cases.filter(({ feature }) => feature.includes('0-documented-conversation'))
    .flatMap(({ requirements }) => requirements),
);

test('every requirement of the documented conversation has its sentence in Dutch, and no other', () => {
  assert.deepEqual(Object.keys(readDutch().rules).sort(), [...documented].sort());
});

test('a requirement tells in Dutch what people notice wherever it does so in English', () => {
  const { rules, impacts: names } = readDutch();
  const differing = [...documented].filter(
    (id) => (loadCatalogue().get(id)?.effect === undefined) !== (rules[id]?.effect === undefined),
  );
  assert.deepEqual(differing, []);
  assert.deepEqual(Object.keys(names).sort(), [...impacts].sort());
});

test('what is not translated is told in English', () => {
  const requirement = loadCatalogue().get('RFC6455-5.4-a') ?? assert.fail('not in the catalogue');
  assert.equal(ruleTexts('nl').sentenceOf(requirement), requirement.sentence);
  assert.equal(ruleTexts('nl').labelOf('loses-events'), 'mist gebeurtenissen');
  assert.equal(ruleTexts('nl').causeOf({ id: 'x', sentence: 'It rained.' }), 'It rained.');
  assert.equal(ruleTexts('nl').causeOf({ id: 'missing-event', sentence: '' }), 'Een gebeurtenis bleef uit.');
});
