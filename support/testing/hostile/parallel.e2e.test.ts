import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import { makeFolder, writeTarget } from '../command-line';
import { root } from '../../checkout';
import { startRelay, write } from './relay';

test('four workers together send no more wrong passwords than the limit', async (t) => {
  let refusals = 0;
  const { port, server } = await startRelay(t, {
    say: (socket, text) => {
      if (/^<failure\b.*<not-authorized/.test(text)) refusals += 1;
      write(socket, text);
    },
  });
  const target = writeTarget(makeFolder(t), [
    'name: parallel',
    `url: ws://127.0.0.1:${String(port)}/ws/`,
    `domain: ${server.domain}`,
    `pubsub: ${server.pubsub}`,
    `user: { id: ${server.user.id} }`,
    `team: { id: ${server.team.id} }`,
    'accounts: { agent: { username: conformance1, password: not-a-secret } }',
    'dedicated: true',
    'limits: { badPasswords: 2 }',
  ]);
  const cucumber = spawn(
    process.execPath,
    [
      path.join(root, 'node_modules/@cucumber/cucumber/bin/cucumber.js'),
      ...['--parallel', '4', '--format', 'summary', '--tags', '@needs:bad-passwords'],
      'features/3-authentication/plain.feature',
      'features/3-authentication/plain-message.feature',
    ],
    { cwd: root, env: { ...process.env, TARGET: target }, stdio: 'ignore' },
  );
  t.after(() => cucumber.kill('SIGKILL'));
  const [code] = (await once(cucumber, 'close')) as [number | null];
  assert.notEqual(code, null);
  assert.ok(refusals <= 2, `${String(refusals)} wrong passwords were refused`);
});
