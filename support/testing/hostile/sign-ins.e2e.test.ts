import assert from 'node:assert/strict';
import { test } from 'node:test';
import { undergo } from './ordeal';
import { startRelay } from './relay';
import { codesOf, talking } from './talking-peers';

const vice = 'ends each session right after it is bound';

test('a run signs in no more often than it announced, where the server ends each session at once', async (t) => {
  let signIns = 0;
  const { say } = talking[vice] ?? {};
  const { port, server } = await startRelay(t, {
    say: (socket, text) => {
      if (text.startsWith('<success')) signIns += 1;
      say?.(socket, text);
    },
  });
  const { said } = await undergo(
    t,
    `ws://127.0.0.1:${String(port)}/ws/`,
    [
      'accounts: { agent: { username: conformance1, password: not-a-secret } }',
      `domain: ${server.domain}`,
      `pubsub: ${server.pubsub}`,
      `user: { id: ${server.user.id} }`,
      `team: { id: ${server.team.id} }`,
      'dedicated: true',
    ],
    codesOf[vice],
  );
  const most = Number(/conformance1 at most (\d+) times/.exec(said)?.[1]);
  assert.ok(signIns > 0 && signIns <= most, `${String(signIns)} sign-ins, ${String(most)} announced`);
  assert.match(said, new RegExp(`Signed in as conformance1 ${String(signIns)} times`));
});
