import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../checkout';
import { examplesMost, expectPresentable } from './examples';

const folder = path.join(root, 'docs/examples');
const pages = ['compare.html', 'report.html', 'specification.html'];
const read = (name: string): [string, string] => [name, readFileSync(path.join(folder, name), 'utf8')];

test('the examples are a report, a specification and a comparison, and the README leads to each', () => {
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith('.html')),
    pages,
  );
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  for (const name of pages) assert.ok(readme.includes(`(docs/examples/${name})`), name);
});

test('the examples are small enough together, and name no place on a machine', () => {
  const texts = pages.map(read);
  expectPresentable(texts);
  for (const [name, text] of texts) assert.doesNotMatch(text, /[\s"'>(]\/(?:tmp|home|root|Users)\/\w/, name);
});

test('the examples open without a network, and lead to no file that is not there', () => {
  for (const [name, text] of pages.map(read)) {
    assert.doesNotMatch(text, /<(?:script|link|img|iframe)[^>]* (?:src|href)="(?!data:)/, name);
    assert.doesNotMatch(text, /href="(?!#|https?:)[^"]/, name);
  }
});

test('pages that are too large together, or name the checkout, are refused', () => {
  assert.throws(() => expectPresentable([['a.html', 'x'.repeat(examplesMost + 1)]]), {
    message: `the examples are ${examplesMost + 1} bytes, and ${examplesMost} are wanted at most`,
  });
  assert.throws(() => expectPresentable([['a.html', `see ${root}/reports`]]), {
    message: `a.html names ${root}: nobody else has that folder`,
  });
});
