import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { root } from '../checkout';

interface Checkout {
  folder: string;
  cache: string;
  /** Writes `said.ts`, loads it in a process of its own and hands over what it printed. */
  say: (source: string) => string;
}

/** A checkout of the loader alone, with a cache of its own. */
function checkOut(t: TestContext): Checkout {
  const folder = mkdtempSync(path.join(tmpdir(), 'load-typescript-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, 'node_modules'));
  cpSync(path.join(root, 'bin'), path.join(folder, 'bin'), { recursive: true });
  cpSync(path.join(root, 'tsconfig.json'), path.join(folder, 'tsconfig.json'));
  writeFileSync(path.join(folder, 'package.json'), '{}');
  for (const name of ['typescript', 'ts-node', '@types'])
    symlinkSync(path.join(root, 'node_modules', name), path.join(folder, 'node_modules', name), 'junction');
  const say = (source: string): string => {
    writeFileSync(path.join(folder, 'said.ts'), source);
    const { stdout, stderr } = spawnSync(process.execPath, ['--require', './bin/register.js', './said.ts'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return (stdout + stderr).trim();
  };
  return { folder, cache: path.join(folder, 'node_modules/.cache/finesse-conformance/typescript'), say };
}

function log(word: string): string {
  return `const word: string = '${word}';\nconsole.log(word);\n`;
}

test('loads TypeScript, and keeps what the compiler made of it', (t) => {
  const { cache, say } = checkOut(t);
  assert.equal(say(log('first')), 'first');
  assert.equal(readdirSync(cache).length, 1);
});

test('takes what was kept without the compiler, until the file changes', (t) => {
  const { folder, cache, say } = checkOut(t);
  say(log('first'));
  const [kept = ''] = readdirSync(cache);
  writeFileSync(path.join(cache, kept), "console.log('kept')");
  rmSync(path.join(folder, 'node_modules/ts-node'));
  assert.equal(say(log('first')), 'kept');
  assert.match(say(log('second')), /Cannot find module 'ts-node'/);
});

test('compiles again what has changed, in the file or in the settings of the compiler', (t) => {
  const { folder, cache, say } = checkOut(t);
  say(log('first'));
  assert.equal(say(log('second')), 'second');
  assert.equal(readdirSync(cache).length, 2);
  const settings = path.join(folder, 'tsconfig.json');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('ES2022', 'ES2021'));
  assert.equal(say(log('second')), 'second');
  assert.equal(readdirSync(cache).length, 3);
});

test('works without a cache where none can be written', (t) => {
  const { folder, cache, say } = checkOut(t);
  // a file where the folder would be: nobody can write beneath it, whatever their rights
  writeFileSync(path.join(folder, 'node_modules/.cache'), '');
  assert.equal(say(log('first')), 'first');
  assert.equal(say(log('first')), 'first');
  assert.equal(existsSync(cache), false);
});

test('names the line of the source where something is thrown', (t) => {
  const { say } = checkOut(t);
  const source = `interface Gone {\n  away: string;\n}\nconst gone: Gone | null = null;\nthrow new Error(String(gone));\n`;
  const [compiled, kept] = [say(source), say(source)];
  for (const printed of [compiled, kept]) assert.match(printed, /said\.ts:5/);
});
