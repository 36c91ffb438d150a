import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { spec } from '../command/spec';
import type { Results } from '../judgement/verdict';
import { headlineOf } from '../language/headline';

/** Files in which people read a run; `specification.html` is written by `spec`. */
const files = [
  'summary.md',
  'report.html',
  'cucumber.html',
  'junit.xml',
  'allure-results/environment.properties',
  'specification.html',
] as const;

/** What a run told on the terminal and in each of its files, without markup. */
export type Outputs = ReadonlyMap<string, string>;

/** Reads the seven outputs of a run, of which the specification is written now. */
export async function readOutputs(folder: string, said: string): Promise<Outputs> {
  spec({ run: folder, language: 'en', verify: false, owners: [] }, () => undefined);
  const texts = files.map(async (name): Promise<[string, string]> => [
    name,
    textOf(await readFile(path.join(folder, name), 'utf8')),
  ]);
  return new Map([['the terminal', said], ...(await Promise.all(texts))]);
}

/** Checks that every output says the verdict, the target and the number of requirements by verdict of `results.json`. */
export async function expectOneTruth(folder: string, outputs: Outputs): Promise<void> {
  const results = JSON.parse(await readFile(path.join(folder, 'results.json'), 'utf8')) as Results;
  const { verdict, target, requirements } = headlineOf(results);
  assert.equal(outputs.size, 7);
  for (const [name, text] of outputs)
    for (const wanted of [verdict, requirements, name === 'the terminal' ? target : results.target.name])
      assert.ok(text.includes(wanted), `${name} lacks ${wanted}`);
}

/** The text of a page without its tags, or what Markdown shows; JUnit's says what it does in attributes. */
function textOf(page: string): string {
  if (page.startsWith('<?xml')) return page;
  const text = page.replace(/<(style|script)\b[\s\S]*?<\/\1>/g, '').replace(/<\/?[a-z][^>]*>/g, '');
  return text.replace(/\\(?=[\W_])/g, '');
}
