import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { parseOrThrow } from '../../protocol/xml/parse';
import { holds } from '../../protocol/xml/query';
import { makeBehaviour } from '../../reference-server/behaviour';
import type { ReferenceServer } from '../../reference-server/start';
import { ask, connect, open, plainAuth, signIn } from '../../testing/test-client';
import { decisionsOf } from '../reach';
import { faults } from '../registry';
import { startFaultyServer } from '../start';
import { crossings, readCrossings } from './index';
import { mutations } from './mutations';
import { steps } from './steps';

const ping = "<ping xmlns='urn:xmpp:ping'/>";

async function start(t: TestContext, fault: string): Promise<ReferenceServer> {
  const server = await startFaultyServer({ faults: [fault] });
  t.after(() => server.stop());
  return server;
}

test('says of every step and every mutation what it breaks, or why there is no such crossing', () => {
  const entries = readCrossings();
  for (const { name, kind } of steps) {
    const due = mutations.filter(({ without }) => !(kind in without)).map((mutation) => mutation.name);
    assert.deepEqual(Object.keys(entries[name] ?? {}), due, name);
  }
  assert.deepEqual(
    Object.keys(entries),
    steps.map(({ name }) => name),
  );
});

test('leaves a crossing out for a fault that exists, and gives no reason of no words', () => {
  const names = faults.map(({ name }) => name);
  for (const entry of Object.values(readCrossings()).flatMap((each) => Object.values(each))) {
    if (typeof entry !== 'object' || Array.isArray(entry)) continue;
    if ('like' in entry) assert.ok(names.includes(entry.like), entry.like);
    if ('without' in entry) assert.match(entry.without, /\w+ \w+/);
  }
});

test('makes nine hundred mutants with the faults made by hand', () => {
  assert.ok(faults.length >= 900, String(faults.length));
});

test('shows in the cases in which the server comes to the step, and in no others', () => {
  const behaviour = makeBehaviour() as unknown as Record<string, Record<string, unknown>>;
  for (const { taken } of steps) {
    const [phase = '', name = ''] = taken.split('.');
    assert.equal(typeof behaviour[phase]?.[name], 'function', taken);
  }
  for (const crossing of crossings) assert.deepEqual(decisionsOf(crossing), crossing.at, crossing.name);
});

test('answers a request twice where the answer comes twice', async (t) => {
  const server = await start(t, 'version.twice');
  const client = await signIn(server, server.accounts.agent);
  const version = "<query xmlns='jabber:iq:version'/>";
  const first = await ask(client, server.domain, 'get', version);
  // requests of this client have the same id: the next one finds the answer that is left
  assert.equal(await ask(client, server.domain, 'get', ping), first);
});

test('spoils one step alone', async (t) => {
  const server = await start(t, 'ping.error-with-two-conditions');
  const client = await signIn(server, server.accounts.agent);
  const answer = parseOrThrow(await ask(client, server.domain, 'get', ping));
  assert.ok(holds("/client:iq[@type='error' and @id]/client:error[count(stanzaerr:*)=2]", answer));
  const info = "<query xmlns='http://jabber.org/protocol/disco#info'/>";
  assert.ok(holds('/client:iq/info:query', parseOrThrow(await ask(client, server.domain, 'get', info))));
});

test('loses nothing in fragments of any size', async (t) => {
  for (const fault of ['bind.fragments-of-one', 'bind.fragments-growing']) {
    const server = await start(t, fault);
    const client = await signIn(server, server.accounts.agent);
    await ask(client, server.domain, 'get', ping);
  }
});

test('ends the connection behind a step where that is the mutation', async (t) => {
  const server = await start(t, 'success.dropped-after');
  const client = await connect(server);
  await open(client, server);
  const { username, password } = server.accounts.agent;
  const ended = new Promise((resolve) => client.socket.once('close', resolve));
  client.say(plainAuth('', username, password));
  await client.take('/sasl:success');
  assert.equal(await ended, 1006);
});
