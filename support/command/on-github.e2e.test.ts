import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { makeFolder, runCommand } from '../testing/command-line';

const broken = ['--fault', 'event-withheld', '--requirement', 'XEP0060-4.2-a'];

test("a run annotates its job where GitHub's runner listens, and nowhere else", async (t) => {
  const folder = makeFolder(t);
  const run = (name: string, environment: Record<string, string>): ReturnType<typeof runCommand> =>
    runCommand(['run', '--no-allure', ...broken, '--out', path.join(folder, name)], environment);
  const there = await run('there', { GITHUB_ACTIONS: 'true' });
  assert.equal(there.code, 1, there.said);
  assert.match(there.said, /^::notice title=Verdict%3A fail::Target: embedded at ws:/m);
  assert.match(there.said, /^::error title=XEP0060-4\.2-a MUST::.*%0Aimpact loses events: /m);
  const elsewhere = await run('elsewhere', {});
  assert.equal(elsewhere.code, 1, elsewhere.said);
  assert.doesNotMatch(elsewhere.said, /^::/m);
});
