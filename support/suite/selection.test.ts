import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

interface Candidate {
  pickle: { uri: string; language: string; tags: { name: string }[] };
}
type Transform = (candidates: Candidate[]) => Candidate[];
interface Plugin {
  optionsKey: string;
  coordinator(context: { options?: unknown; transform: (event: string, change: Transform) => void }): void;
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- Cucumber loads the plugin so, as plain JavaScript
const plugin = require(path.join(__dirname, 'selection.js')) as Plugin;

function candidate(uri: string, ...tags: string[]): Candidate {
  return { pickle: { uri, language: 'en', tags: tags.map((name) => ({ name })) } };
}

const upgrade = candidate('features/1-upgrade/a.feature', '@req:A', '@case:A-1');
const windows = candidate('features\\2-framing\\a.feature', '@req:B');
const signedIn = candidate('features/2-framing/b.feature', '@needs:credentials', '@req:B');
const documented = candidate('features/6-subscription/a.feature', '@req:DOC-1', '@passive');
const harmful = candidate('features/3-authentication/a.feature', '@full', '@req:DOC-2');
const all = [upgrade, windows, documented, signedIn, harmful];

/** What the plugin makes of candidates in one of its two tasks, for a dedicated target unless told otherwise. */
function apply(event: string, options?: object, candidates = all): Candidate[] {
  const changes = new Map<string, Transform>();
  const transform = (name: string, change: Transform): void => void changes.set(name, change);
  plugin.coordinator(
    options === undefined ? { transform } : { options: { dedicated: true, ...options }, transform },
  );
  return changes.get(event)?.(candidates) ?? [];
}

test('selects everything where nothing is asked for, as plain cucumber-js does', () => {
  assert.equal(plugin.optionsKey, 'selection');
  assert.deepEqual(apply('pickles:filter'), all);
  assert.deepEqual(apply('pickles:filter', {}), all);
});

test('selects a case in one language: English unless told, and English where there is no other', () => {
  const dutch = candidate('features/1-upgrade/a.nl.feature', '@req:A', '@case:A-1');
  dutch.pickle.language = 'nl';
  const both = [...all, dutch];
  assert.deepEqual(apply('pickles:filter', {}, both), all);
  assert.deepEqual(apply('pickles:filter', { language: 'nl' }, both), [...all.slice(1), dutch]);
});

test('selects the cases of each profile', () => {
  assert.deepEqual(apply('pickles:filter', { profile: 'handshake' }), [upgrade, windows]);
  assert.deepEqual(apply('pickles:filter', { profile: 'documented' }), [documented, harmful]);
  assert.deepEqual(apply('pickles:filter', { profile: 'standard' }), [
    upgrade,
    windows,
    documented,
    signedIn,
  ]);
  assert.deepEqual(apply('pickles:filter', { profile: 'full' }), all);
});

test('leaves out what is not safe where the target is not dedicated, whatever is asked for', () => {
  const safe = all.filter((one) => one !== harmful);
  const dedicated = false;
  assert.deepEqual(apply('pickles:filter', { dedicated }), safe);
  assert.deepEqual(apply('pickles:filter', { dedicated, profile: 'full' }), safe);
  assert.deepEqual(apply('pickles:filter', { dedicated, profile: 'documented' }), [documented]);
  assert.deepEqual(apply('pickles:filter', { dedicated, profile: 'full', requirements: ['DOC-2'] }), []);
  const announced = candidate('features/2-framing/c.feature', '@full', '@req:C');
  assert.deepEqual(apply('pickles:filter', { dedicated, profile: 'handshake' }, [windows, announced]), [
    windows,
  ]);
});

test('reads from the target file of plain cucumber-js whether the target is dedicated', (t) => {
  const before = process.env.TARGET;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'finesse-conformance-selection-'));
  t.after(() => {
    rmSync(folder, { recursive: true, force: true });
    if (before === undefined) delete process.env.TARGET;
    else process.env.TARGET = before;
  });
  const selectedFor = (...lines: string[]): Candidate[] => {
    process.env.TARGET = path.join(folder, 'target.yaml');
    writeFileSync(process.env.TARGET, ['url: ws://127.0.0.1:1/ws/', ...lines].join('\n'));
    return apply('pickles:filter', { dedicated: undefined });
  };
  assert.ok(!selectedFor().includes(harmful));
  assert.ok(!selectedFor('dedicated: perhaps').includes(harmful));
  assert.ok(selectedFor('dedicated: true').includes(harmful));
});

test('selects by whole requirement ids, within the profile', () => {
  assert.deepEqual(apply('pickles:filter', { profile: 'full', requirements: ['B'] }), [windows, signedIn]);
  assert.deepEqual(apply('pickles:filter', { profile: 'handshake', requirements: ['B', 'A'] }), [
    upgrade,
    windows,
  ]);
  assert.deepEqual(apply('pickles:filter', { profile: 'full', requirements: ['DOC'] }), []);
});

test('puts the passive cases last and keeps the order of all others', () => {
  assert.deepEqual(apply('pickles:order'), [upgrade, windows, signedIn, harmful, documented]);
});

test('cuts the cases in shards, each case in one, those that send wrong passwords in the first', () => {
  const guess = candidate('features/3-authentication/b.feature', '@needs:bad-passwords');
  const candidates = [upgrade, guess, windows, documented, signedIn, harmful];
  const shard = (number: number): Candidate[] =>
    apply('pickles:order', { shard: { number, of: 2 } }, candidates);
  assert.deepEqual(shard(1), [upgrade, guess, signedIn, documented]);
  assert.deepEqual(shard(2), [windows, harmful]);
  assert.deepEqual(apply('pickles:order', { shard: { number: 3, of: 9 } }, candidates), [signedIn]);
});
