import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Budget, useBudget } from '../budget';
import { startReferenceServer, type ReferenceServer } from '../../reference-server/start';
import type { Account, Target } from '../../configuration';
import {
  closeSession,
  Ledger,
  listSubscriptions,
  openSession,
  reach,
  subscribe,
  type Session,
} from './index';
import { sampleTarget } from '../../testing/samples/session';
import { Recorder } from '../wire/recorder';

interface Stand {
  server: ReferenceServer;
  target: Target;
  budget: Budget;
  ledger: Ledger;
  recorder: Recorder;
  connect: (account?: Account) => Promise<Session>;
}

async function stand(t: TestContext): Promise<Stand> {
  const server = await startReferenceServer();
  t.after(() => server.stop());
  const account = { ...server.accounts.agent, resource: 'desk' };
  const limits = { replyMs: 2000, runMs: 1, idleMs: 1, badPasswords: 0, connectsPerSecond: 100 };
  const { url, domain, pubsub } = server;
  const target = sampleTarget({ url, domain, pubsub, limits, accounts: { agent: account } });
  const budget = new Budget(limits);
  useBudget(budget);
  budget.beginCase(new Map([[account.username, 3]]));
  const ledger = new Ledger();
  const recorder = new Recorder('CONNECT', [account.password]);
  const connect = (as: Account = account): Promise<Session> =>
    openSession({
      party: 'the agent',
      target,
      account: as,
      ledger,
      recorder: recorder.connect('the agent', url),
    });
  return { server, target, budget, ledger, recorder, connect };
}

/** A session that holds a subscription, and the node. */
async function subscribed({ server, connect, ledger }: Stand): Promise<{ session: Session; node: string }> {
  const session = await connect();
  await reach(session, 'bound and present');
  const node = server.nodes[0] ?? '';
  const outcome = await subscribe(session, node, session.ownFullJid());
  assert.equal(outcome.kind, 'message');
  assert.equal(ledger.entries.length, 1);
  return { session, node };
}

/** How many subscriptions of the suite's resource the server still holds. */
async function countHeld({ connect }: Stand): Promise<number> {
  const session = await connect();
  await reach(session, 'bound');
  const held = (await listSubscriptions(session)) ?? [];
  await closeSession(session);
  return held.filter(({ jid }) => jid.endsWith('/desk')).length;
}

test('gives back what the session subscribed to, and closes stream and WebSocket', async (t) => {
  const place = await stand(t);
  const { session } = await subscribed(place);
  await closeSession(session);
  assert.deepEqual(place.ledger.entries, []);
  assert.equal(session.inbox.closing?.code, 1000);
  assert.equal(session.last('name(/framing:close)'), 'close');
  assert.equal(await countHeld(place), 0);
});

test('gives back through a session of its own what a session that is gone subscribed to', async (t) => {
  const place = await stand(t);
  const { session } = await subscribed(place);
  session.socket.terminate();
  await session.inbox.waitForClosing(0, 2000);
  await closeSession(session);
  assert.deepEqual(place.ledger.entries, []);
  assert.equal(place.recorder.transcript.connections.length, 2);
  assert.equal(await countHeld(place), 0);
});

test('signs an account in once more in a case to give back, and never again', async (t) => {
  const place = await stand(t);
  const { session, node } = await subscribed(place);
  const second = await place.connect();
  for (const each of [session, second]) {
    each.socket.terminate();
    await each.inbox.waitForClosing(0, 2000);
  }
  await closeSession(session);
  assert.deepEqual(place.ledger.entries, []);
  place.ledger.observe(
    second,
    `<pubsub xmlns='http://jabber.org/protocol/pubsub'><subscribe node='${node}' jid='a@b'/></pubsub>`,
  );
  await closeSession(second);
  assert.equal(place.ledger.entries.length, 1);
  assert.equal(place.budget.signIns.get(session.account.username), 2);
});

test('leaves in the ledger what nobody can be asked about', async (t) => {
  const place = await stand(t);
  const { session } = await subscribed(place);
  await place.server.stop();
  await session.inbox.waitForClosing(0, 2000);
  await closeSession(session);
  assert.equal(place.ledger.entries.length, 1);
});

test('leaves no connection behind where the session of its own is refused', async (t) => {
  const place = await stand(t);
  const { session, node } = await subscribed(place);
  const account = { ...session.account, password: 'wrong-password' };
  await closeSession(session);
  const refused = await place.connect(account);
  place.ledger.observe(
    refused,
    `<pubsub xmlns='http://jabber.org/protocol/pubsub'><subscribe node='${node}' jid='a@b'/></pubsub>`,
  );
  refused.socket.terminate();
  await refused.inbox.waitForClosing(0, 2000);
  await closeSession(refused);
  assert.equal(place.ledger.entries.length, 1);
  const notes = place.recorder.transcript.entries.filter(
    (entry) => entry.kind === 'note' && entry.text === 'connection dropped by the client',
  );
  assert.equal(notes.length, 2);
});

test('closes a session that has closed already without a word', async (t) => {
  const place = await stand(t);
  const session = await place.connect();
  await closeSession(session);
  const { length } = place.recorder.transcript.entries;
  await closeSession(session);
  assert.equal(place.recorder.transcript.entries.length, length);
});

test('says in one sentence why a session could not be opened', async (t) => {
  const place = await stand(t);
  await place.server.stop();
  await assert.rejects(place.connect(), (error: Error) => {
    assert.equal(error.name, 'SetupFailure');
    assert.match(error.message, /^the agent could not connect: /);
    return true;
  });
});
