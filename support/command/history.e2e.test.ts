import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { runCommand } from '../testing/command-line';

test("a whole run is kept in Allure's history, and a part of one is not", async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'allure-history-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const history = path.join(folder, 'history');
  const run = (name: string, ...more: string[]): ReturnType<typeof runCommand> =>
    runCommand(['run', ...more, '--history', history, '--out', path.join(folder, name)]);

  const part = await run('part', '--requirement', 'RFC7395-3.1-a');
  assert.equal(part.code, 0, part.said);
  assert.deepEqual(readdirSync(history), []);

  const whole = await run('whole', '--profile', 'handshake');
  assert.equal(whole.code, 0, whole.said);
  const kept = readdirSync(history);
  assert.ok(kept.includes('history.json') || kept.includes('awesome.jsonl'), kept.join(', '));
  const texts = kept.map((name) => readFileSync(path.join(history, name), 'utf8'));
  assert.ok(texts.every((text) => text.length > 2));
});

test('a history that cannot be a folder is a mistake of usage, and nothing is sent', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'allure-history-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  const { code, said } = await runCommand(['run', '--history', file, '--out', path.join(folder, 'out')]);
  assert.equal(code, 2);
  assert.ok(
    said.includes(`--history wants a folder, and a file stands at ${file} or above it: name another`),
    said,
  );
  assert.deepEqual(readdirSync(folder), ['file']);
});
