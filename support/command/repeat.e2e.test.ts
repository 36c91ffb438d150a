import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { Transcript } from '../protocol/wire/transcript';
import { makeFolder, runCommand } from '../testing/command-line';

const read = (file: string): Transcript => JSON.parse(readFileSync(file, 'utf8')) as Transcript;

/** What the suite said in messages of text; its fences are sent only where an answer is slow. */
const said = ({ entries }: Transcript): string[] =>
  entries.flatMap((entry) => {
    if (entry.kind !== 'frame' || entry.direction === 'received' || entry.type !== 'text') return [];
    return entry.purpose === 'fence' || entry.purpose === 'answer' ? [] : [entry.text];
  });

test('holds the documented conversation again, says the same each time, and judges the run as before', async (t) => {
  const out = path.join(makeFolder(t), 'out');
  const { code, said: printed } = await runCommand([
    ...['run', '--no-allure', '--requirement', 'DOC-S06-a', '--repeat', '2', '--out', out],
  ]);
  assert.equal(code, 0, printed);
  assert.match(printed, /was held again 2 times, and each case came out as it did before: see repeats\//);
  const results = JSON.parse(readFileSync(path.join(out, 'results.json'), 'utf8')) as {
    cases: { id: string }[];
  };
  assert.ok(results.cases.length < 5);
  const [first = [], second = []] = ['1', '2'].map((k) => readdirSync(path.join(out, 'repeats', k)));
  assert.deepEqual(first, second);
  assert.ok(first.includes('DOC-090.json'));
  assert.equal(readdirSync(path.join(out, 'wire')).length, results.cases.length * 2);
  for (const file of first) {
    const [once, again] = ['1', '2'].map((k) => said(read(path.join(out, 'repeats', k, file))));
    assert.deepEqual(once, again, file);
  }
});

for (const [parameters, complaint] of [
  [['--repeat', 'often'], /wanted is a whole number from 1 to 1000/],
  [['--repeat', '0'], /wanted is a whole number from 1 to 1000/],
  [['--repeat', '2', '--profile', 'handshake'], /profile handshake signs nobody in/],
] as const)
  test(`refuses ${parameters.join(' ')}`, async () => {
    const { code, said: printed } = await runCommand(['run', ...parameters]);
    assert.equal(code, 2);
    assert.match(printed, complaint);
  });
