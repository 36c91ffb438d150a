import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import { runCommand, type Ended } from '../../testing/command-line';
import type { ShardNote } from './shard-note';

const folder = mkdtempSync(path.join(os.tmpdir(), 'finesse-conformance-merge-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => path.join(folder, name);

/** The text of a stream error comes without its language: one case sees it, and a rule over all of them. */
const broken = ['--fault', 'error-text-without-lang'];
const selected = ['--requirement', 'RFC6120-4.9.2-b', '--requirement', 'RFC7395-3.4-a'];
const run = (name: string, ...more: string[]): Promise<Ended> =>
  runCommand(['run', '--no-allure', ...broken, ...selected, '--out', at(name), ...more]);
const merge = async (name: string, ...shards: string[]): Promise<Omit<Ended, 'stdout'>> => {
  const { code, said } = await runCommand(['merge', ...shards.map(at), '--no-allure', '--out', at(name)]);
  return { code, said };
};

interface Case {
  id: string;
  verdict: string;
  message: string | null;
}

/** What the results say but for times, ports and what is drawn by lot. */
function readResults(name: string): { cases: Case[] } {
  const text = readFileSync(path.join(at(name), 'results.json'), 'utf8');
  const lasting = text
    .replace(/"(startedAt|at)": "[^"]*"/g, '"$1": ""')
    .replace(/"durationMs": \d+/g, '"durationMs": 0')
    .replace(/ at [\d.]+ ms/g, '')
    .replace(/127\.0\.0\.1:\d+/g, 'server')
    .replace(/id='[^']*'/g, "id=''");
  return JSON.parse(lasting) as { cases: Case[] };
}

let whole: Ended;
before(async () => {
  whole = await run('whole');
  await run('one', '--shard', '1/2');
  await run('two', '--shard', '2/2');
});

test('the merged shards are what one run would have been, a rule over all transcripts included', async () => {
  const shards = ['one', 'two'].flatMap((name) => readResults(name).cases);
  const passive = (cases: readonly Case[]): string | undefined =>
    cases.find(({ id }) => id === 'CLS-015')?.verdict;
  assert.equal(passive(shards), 'blocked', 'its shard alone has heard no stream error');
  const { code, said } = await merge('merged', 'two', 'one');
  assert.equal(code, whole.code, said);
  assert.deepEqual(readResults('merged'), readResults('whole'));
  assert.equal(passive(readResults('merged').cases), 'warn');
  assert.deepEqual(readdirSync(at('merged')), readdirSync(at('whole')));
  assert.deepEqual(readdirSync(path.join(at('merged'), 'wire')), readdirSync(path.join(at('whole'), 'wire')));
});

/** How many messages of each kind a run's file holds. */
function countMessages(name: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const line of readFileSync(path.join(at(name), 'messages.ndjson'), 'utf8')
    .trim()
    .split('\n')) {
    const [kind = ''] = Object.keys(JSON.parse(line) as object);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

test("Cucumber's messages are those of one run as well", () => {
  assert.deepEqual(countMessages('merged'), countMessages('whole'));
});

test('a folder that is no shard, a taken one and a missing shard end with 2 and one sentence', async () => {
  const noShard = await merge('out-1', 'whole', 'two');
  assert.deepEqual(noShard, {
    code: 2,
    said: `merge wants run folders of shards, and ${at('whole')} holds no shard.json: make it by run --shard K/N, to its end\n`,
  });
  assert.deepEqual(await merge('whole', 'one', 'two'), {
    code: 2,
    said: `--out ${at('whole')} is taken: name a folder that does not exist, or an empty one\n`,
  });
  assert.deepEqual(await merge('out-2', 'two'), {
    code: 2,
    said: 'the run was cut in 2 shards, and 1/2 is missing: name the run folders of all 2\n',
  });
});

test('cases that stand twice end with 2 and one sentence', async () => {
  cpSync(at('one'), at('copy'), { recursive: true });
  const file = path.join(at('copy'), 'shard.json');
  const note = JSON.parse(readFileSync(file, 'utf8')) as ShardNote;
  writeFileSync(file, JSON.stringify({ ...note, shard: { number: 2, of: 2 } }));
  const { code, said } = await merge('out-3', 'one', 'copy');
  assert.equal(code, 2);
  assert.match(
    said,
    /^the case [A-Z]+-\d+ stands in \S+one and in \S+copy: a case is held in one shard, so run them again with --shard\n$/,
  );
});
