import { describe, test, type TestContext } from 'node:test';
import { startServer } from '../fake-server';
import type { Conduct } from './flow';
import { frameBreakers, unupgraded, wordless } from './mute-peers';
import { undergo } from './ordeal';
import { startRelay } from './relay';
import { codesOf, replyMsOf, talking } from './talking-peers';

const accounts = 'accounts: { agent: { username: conformance1, password: not-a-secret } }';

async function face(t: TestContext, conduct: Conduct, scheme = 'ws'): Promise<void> {
  const { port } = await startServer(t, conduct);
  await undergo(t, `${scheme}://127.0.0.1:${String(port)}/ws/`, [accounts]);
}

describe('a run ends in time, in words and small, against a server that', { concurrency: 5 }, () => {
  test('refuses', (t) => undergo(t, 'ws://127.0.0.1:1/ws/', [accounts]).then(() => undefined));
  test('stalls in TLS', (t) => face(t, () => undefined, 'wss'));
  for (const [name, conduct] of Object.entries({ ...wordless, ...unupgraded, ...frameBreakers }))
    test(name, (t) => face(t, conduct));
  for (const [name, bend] of Object.entries(talking)) {
    test(name, async (t) => {
      const { port, server } = await startRelay(t, bend);
      const { domain, pubsub, user, team } = server;
      const lines = [
        accounts,
        `domain: ${domain}`,
        `pubsub: ${pubsub}`,
        `user: { id: ${user.id} }`,
        `team: { id: ${team.id} }`,
        'dedicated: true',
      ];
      await undergo(t, `ws://127.0.0.1:${String(port)}/ws/`, lines, codesOf[name], replyMsOf[name]);
    });
  }
});
