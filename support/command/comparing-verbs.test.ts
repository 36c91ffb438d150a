import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { makeFolder, runCommand } from '../testing/command-line';
import { subscribed, writeSampleRun, type SampleRun } from '../testing/samples/stored-run';

/** Compares two sample runs by the real command. */
async function compare(
  t: TestContext,
  after: SampleRun,
  more: (folder: string) => string[] = () => [],
): Promise<{ code: number | null; said: string; folder: string }> {
  const folder = makeFolder(t);
  const runs = [{}, after].map((sample, number) => writeSampleRun(path.join(folder, String(number)), sample));
  const ended = await runCommand(['compare', ...runs, '--out', path.join(folder, 'out'), ...more(folder)]);
  return { ...ended, folder };
}

const breaking = { heard: [subscribed("subid='4f2a91c07b'")] };
const cosmetic = { heard: [subscribed().replace("id='$id'", "id='$id' xml:lang='en'")] };
const behavioural = { heard: [subscribed(), subscribed()] };

test('compare ends with 0, 1 and 3 as the contract has it', async (t) => {
  const same = await compare(t, {});
  assert.equal(same.code, 0, same.said);
  assert.equal((await compare(t, cosmetic)).code, 0);
  assert.equal((await compare(t, breaking)).code, 1);
  assert.equal((await compare(t, { profile: 'full' })).code, 3);
});

test('--fail-on behavioural ends with 1 on what is not breaking', async (t) => {
  assert.equal((await compare(t, behavioural)).code, 0);
  assert.equal((await compare(t, behavioural, () => ['--fail-on', 'behavioural'])).code, 1);
  assert.equal((await compare(t, cosmetic, () => ['--fail-on', 'behavioural'])).code, 0);
});

test('a folder that holds no run, and a file that cannot be used, end with 2', async (t) => {
  const folder = makeFolder(t);
  const ended = await runCommand(['compare', folder, folder]);
  assert.equal(ended.code, 2);
  assert.equal(
    ended.said,
    `${folder} is no run folder, it holds no results.json: name a folder that run wrote, such as reports/embedded/latest\n`,
  );
  const unread = await compare(t, {}, () => ['--accept', '/nonexistent.yaml']);
  assert.equal(unread.code, 2);
  assert.equal(
    unread.said,
    '/nonexistent.yaml cannot be read, there is no such file: name a file of accepted differences\n',
  );
});

test('what --write-accept wrote is refused until somebody has signed it', async (t) => {
  const written = await compare(t, breaking, (folder) => ['--write-accept', path.join(folder, 'a.yaml')]);
  assert.equal(written.code, 1);
  assert.match(written.said, /a\.yaml: 1 differences?; say there who accepts each/);
  const file = path.join(written.folder, 'a.yaml');
  const accepted = await compare(t, breaking, () => ['--accept', file]);
  assert.equal(accepted.code, 2);
  assert.match(accepted.said, /^accepted\.0\.owner of .* is "": write who accepts it$/m);
});

test('matrix lays runs side by side, and refuses a folder that holds none', async (t) => {
  const folder = makeFolder(t);
  const nights = (['pass', 'fail', 'pass'] as const).map((verdict, number) =>
    writeSampleRun(path.join(folder, String(number)), {
      verdict,
      startedAt: `2026-11-2${String(number)}T02:00:00.000Z`,
    }),
  );
  const out = path.join(folder, 'out');
  const ended = await runCommand(['matrix', ...nights, '--out', out]);
  assert.equal(ended.code, 0, ended.said);
  assert.match(ended.said, /^1 requirement in 3 runs of 1 target: 1 flaky\.$/m);
  assert.ok(existsSync(path.join(out, 'matrix.html')));
  const refused = await runCommand(['matrix', out]);
  assert.equal(refused.code, 2);
  assert.match(refused.said, /is no run folder, it holds no results\.json: name a folder that run wrote/);
  assert.equal((await runCommand(['matrix'])).code, 2);
  assert.equal((await runCommand(['matrix', nights[0] ?? '', '--out', nights[0] ?? ''])).code, 2);
});

test('run refuses a baseline that cannot be used before it sends anything', async () => {
  const ended = await runCommand(['run', '--baseline', '/nonexistent.yaml']);
  assert.equal(ended.code, 2);
  assert.equal(
    ended.said,
    '/nonexistent.yaml cannot be read, there is no such file: name a file of known findings\n',
  );
});
