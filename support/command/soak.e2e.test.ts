import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import type { Results } from '../judgement/verdict';
import { makeFolder, runCommand } from '../testing/command-line';

/** Holds the conversation of profile `soak` on the embedded server for five seconds. */
async function soak(t: TestContext, ...more: string[]): Promise<{ code: number | null; results: Results }> {
  const out = path.join(makeFolder(t), 'out');
  const { code } = await runCommand(
    ['run', '--profile', 'soak', '--for', '5s', '--no-allure', '--out', out, ...more],
    {},
    60_000,
  );
  return { code, results: JSON.parse(readFileSync(path.join(out, 'results.json'), 'utf8')) as Results };
}

const failed = ({ cases }: Results): string[] =>
  cases.flatMap(({ id, verdict }) => (verdict === 'fail' ? [id] : []));

describe('a long conversation', { concurrency: 2 }, () => {
  test('loses nothing on a server that does everything right, and tells its figures', async (t) => {
    const { code, results } = await soak(t);
    assert.equal(code, 0);
    const { soak: figures } = results;
    assert.ok(figures);
    assert.equal(figures.wantedMs, 5000);
    assert.ok(figures.events.caused > 0 && figures.pings.sent > 0 && figures.memory.length > 1);
    assert.equal(figures.events.arrived, figures.events.caused);
    assert.equal(figures.pings.answered, figures.pings.sent);
    assert.deepEqual(
      figures.sessions.map(({ end }) => end),
      [null, null],
    );
  });

  test('tells after how long sessions are ended, connects again, and says where to look', async (t) => {
    const { code, results } = await soak(t, '--fault', 'kicked-after-1000-ms-by-close-frame');
    assert.equal(code, 1);
    assert.deepEqual(failed(results), ['FIN-092']);
    const { finding } = results.cases.find(({ id }) => id === 'FIN-092') ?? {};
    assert.match(
      finding?.got ?? '',
      /^the server ended the session of the agent 1\d{3} ms after it was bound, unprovoked: a close frame with 1001; so it was with \d of \d sessions, which lived for \d+ ms, \d+ ms/,
    );
    assert.match(finding?.next ?? '', /idle timeouts of every proxy, .* the log of Cisco Finesse/);
    assert.ok((results.soak?.sessions.length ?? 0) > 1);
  });

  for (const [fault, caseId] of [
    ['event-every-third-lost', 'LIV-061'],
    ['event-doubled', 'LIV-062'],
    ['states-swapped', 'LIV-063'],
    ['events-replayed', 'LIV-064'],
    ['ping-unanswered', 'LIV-065'],
  ] as const)
    test(`finds ${fault} under a rule of its own`, async (t) => {
      const { results } = await soak(t, '--fault', fault);
      assert.deepEqual(failed(results), [caseId]);
    });

  test('wants a duration, and a profile to which it belongs', async () => {
    const wrong = await runCommand(['run', '--profile', 'soak', '--for', 'long']);
    assert.equal(wrong.code, 2);
    assert.match(wrong.said, /wanted is a duration up to 24h, such as 90s, 30m or 8h\./);
    const other = await runCommand(['run', '--for', '5m']);
    assert.equal(other.code, 2);
    assert.match(
      other.said,
      /--for says how long profile soak lasts, and this is another: add --profile soak/,
    );
  });
});
