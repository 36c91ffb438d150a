import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readFeatures, type Case } from './cases';
import { loadCatalogue, type Level } from './index';

const { rules, cases } = readFeatures();
const catalogue = loadCatalogue();

const knownTag = /^@(req:\S+|case:\S+|needs:[a-z-]+|must|should|may|example|full|passive)$/;
const levelTags = ['@must', '@should', '@example', '@may'] as const;
const tagOf: Record<Level, (typeof levelTags)[number]> = {
  MUST: '@must',
  'MUST NOT': '@must',
  SHOULD: '@should',
  'SHOULD NOT': '@should',
  EXAMPLE: '@example',
  MAY: '@may',
};

function place({ feature, line }: { feature: string; line: number }): string {
  return `${feature}:${line}`;
}

test('every @req of the features is in the catalogue', () => {
  const unknown = [...rules, ...cases].flatMap((one) =>
    one.requirements.filter((id) => !catalogue.get(id)).map((id) => `${place(one)} ${id}`),
  );
  assert.deepEqual([...new Set(unknown)], []);
});

test('every case carries one id, and a row of an outline its own', () => {
  const count = (one: Case): number => one.tags.filter((tag) => tag.startsWith('@case:')).length;
  assert.deepEqual(cases.filter((one) => one.id === null || count(one) !== 1).map(place), []);
});

test('no case id is used twice', () => {
  const seen = new Map<string, string>();
  const twice = cases.flatMap((one) => {
    const first = seen.get(one.id ?? '');
    if (one.id !== null) seen.set(one.id, place(one));
    return first === undefined ? [] : [`${one.id ?? ''} in ${first} and ${place(one)}`];
  });
  assert.deepEqual(twice, []);
});

test('case ids are three letters, a number and, of an outline, the row', () => {
  const odd = cases.filter(({ id }) => id !== null && !/^[A-Z]{3}-\d{3}(-[a-z0-9][a-z0-9.-]*)?$/.test(id));
  assert.deepEqual(
    odd.map((one) => `${place(one)} ${one.id ?? ''}`),
    [],
  );
});

test('every case tests a requirement', () => {
  assert.deepEqual(cases.filter(({ requirements }) => requirements.length === 0).map(place), []);
});

test('every tag is a known one', () => {
  const unknown = [...rules, ...cases].flatMap((one) =>
    one.tags.filter((tag) => !knownTag.test(tag)).map((tag) => `${place(one)} ${tag}`),
  );
  assert.deepEqual(unknown, []);
});

test('the tag of a rule says the level of its strongest requirement', () => {
  const wrong = rules.flatMap((rule) => {
    const known = rule.requirements.flatMap((id) => catalogue.get(id) ?? []);
    const strongest = levelTags.find((tag) => known.some(({ level }) => tagOf[level] === tag));
    const found = levelTags.filter((tag) => rule.tags.includes(tag));
    const right = found.length === 1 && (known.length === 0 || found[0] === strongest);
    return right ? [] : [`${place(rule)} wants ${strongest ?? 'a level'}, has ${found.join(' ') || 'none'}`];
  });
  assert.deepEqual(wrong, []);
});

test('no feature takes a priority above 0, which would draw messages away from a live desktop', () => {
  const files = [...new Set(cases.map(({ feature }) => feature))];
  const above = files.filter((file) => {
    const text = readFileSync(join(__dirname, '../..', file), 'utf8');
    return [...text.matchAll(/<priority>([^<]*)</g)].some(
      ([, priority]) => !/^(0|-\d+)$/.test(priority ?? ''),
    );
  });
  assert.deepEqual(above, []);
});
