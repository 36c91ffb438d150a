import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { startReferenceServer, type ReferenceServerOptions } from '../../reference-server/start';
import { FinesseApi } from '../../protocol/rest';
import {
  closeSession,
  Ledger,
  openSession,
  publish,
  pubsubRequest,
  reach,
  readRoster,
  requestSubscription,
  type Creation,
  type Session,
} from '../../protocol/session';
import { sampleTarget } from '../../testing/samples/session';
import type { Target } from '../../configuration';
import { Recorder } from '../../protocol/wire/recorder';
import { xml } from '../../protocol/xml/template';
import { LedgerFile } from '../../suite/run/ledger/ledger-file';
import { cleanUp } from './cleanup';

type Bend = NonNullable<ReferenceServerOptions['bend']>;

interface Stand {
  target: Target;
  file: LedgerFile;
  nodes: readonly string[];
  stop: () => Promise<void>;
  connect: (role: 'agent' | 'publisher') => Promise<Session>;
}

/** A server that departs from the right one as a test says, and the ledger of a run against it. */
async function stand(t: TestContext, bend: Bend = () => undefined): Promise<Stand> {
  const server = await startReferenceServer({ bend });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cleanup-'));
  t.after(() => server.stop());
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const { url, domain, pubsub, accounts, user, rest } = server;
  const target = sampleTarget({
    ...{ url, domain, pubsub, user, rest },
    limits: { replyMs: 2000, runMs: 1, idleMs: 1, badPasswords: 0, connectsPerSecond: 100 },
    accounts: {
      agent: { ...accounts.agent, resource: 'desk' },
      publisher: { ...accounts.publisher, resource: 'desk' },
    },
  });
  const file = new LedgerFile(folder, target);
  const connect = async (role: 'agent' | 'publisher'): Promise<Session> => {
    const session = await openSession({
      party: role,
      target,
      account: target.accounts[role] ?? null,
      ledger: new Ledger(file),
      recorder: new Recorder('CLEANUP').connect(role, url),
    });
    t.after(() => session.socket.terminate());
    await reach(session, 'bound');
    return session;
  };
  return { target, file, nodes: server.nodes, stop: () => server.stop(), connect };
}

const openNode = xml`<create node='/suite/a'/><configure><x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/pubsub#node_config</value></field><field var='pubsub#persist_items'><value>1</value></field></x></configure>`;

/** Makes one of each kind, and is gone without a word, as a run that is killed. Gives what it made. */
async function makeAll({ target, file, connect, nodes }: Stand): Promise<Creation[]> {
  const agent = await connect('agent');
  await readRoster(agent);
  requestSubscription(agent, nodes[0] ?? '', agent.ownFullJid());
  await agent.expectAnswer();
  agent.send(
    xml`<iq type='set' id='${agent.nextId('add')}' xmlns='jabber:client'><query xmlns='jabber:iq:roster'><item jid='friend@${target.domain}'/></query></iq>`,
  );
  await agent.expectAnswer();
  const publisher = await connect('publisher');
  publisher.send(pubsubRequest(publisher, 'set', 'create', openNode));
  await publisher.expectAnswer();
  await publish(publisher, '/suite/a', 'item-1', xml`<a xmlns='urn:a'/>`);
  file.add({ kind: 'sign-in', username: target.accounts.agent?.username ?? '', user: target.user.id });
  await apiOf(target).changeState('LOGIN');
  for (const session of [agent, publisher]) session.socket.terminate();
  return [...file.open];
}

function apiOf({ rest, tls, accounts, user, limits }: Target): FinesseApi {
  assert.ok(rest && accounts.agent);
  const recorder = new Recorder('REST');
  return new FinesseApi({
    ...{
      rest,
      tls,
      proxy: null,
      recorder,
      account: accounts.agent,
      userId: user.id,
      withinMs: limits.replyMs,
    },
  });
}

const kindsOf = (creations: readonly Creation[]): string[] => creations.map(({ kind }) => kind).sort();
const all = ['contact', 'item', 'node', 'sign-in', 'subscription'];

test('finds and removes one of each kind that a killed run has left', async (t) => {
  const place = await stand(t);
  assert.deepEqual(kindsOf(await makeAll(place)), all);
  const { removed, left, unasked } = await cleanUp(place.target, place.file);
  assert.deepEqual(kindsOf(removed), all);
  assert.deepEqual([left, unasked], [[], []]);
  assert.deepEqual(place.file.open, []);
  assert.equal(place.nodes.includes('/suite/a'), false);
  assert.match((await apiOf(place.target).user()).body, /<state>LOGOUT<\/state>/);
});

test('asks once more about what the server has confirmed to be gone', async (t) => {
  const place = await stand(t);
  for (const creation of await makeAll(place)) place.file.strike(creation);
  const { removed, left } = await cleanUp(place.target, place.file);
  // with the node goes what it had
  assert.deepEqual(
    kindsOf(removed),
    all.filter((kind) => kind !== 'item'),
  );
  assert.deepEqual(left, []);
});

const forbidden = { condition: 'forbidden' };
const refusals: readonly [string, Bend][] = [
  ['node', ({ owning }) => (owning.checkDeletion = () => forbidden)],
  [
    'item',
    ({ publishing, owning }) => {
      publishing.checkRetraction = () => forbidden;
      owning.checkDeletion = () => forbidden;
    },
  ],
  ['contact', ({ roster }) => (roster.checkRemoval = () => forbidden)],
  [
    'sign-in',
    ({ resources }) =>
      (resources.checkState = (_, asked) =>
        asked === 'LOGOUT' ? { status: 503, reason: 'Service Unavailable', headers: [], body: '' } : null),
  ],
];

for (const [kind, bend] of refusals) {
  test(`says that it is left where the server keeps the ${kind}`, async (t) => {
    const place = await stand(t, bend);
    await makeAll(place);
    const { left, unasked } = await cleanUp(place.target, place.file);
    assert.ok(kindsOf(left).includes(kind));
    assert.deepEqual(unasked, []);
    assert.deepEqual(kindsOf(place.file.open), kindsOf(left));
  });
}

test('says that it is left where the server has confirmed the end of a node and keeps it', async (t) => {
  const place = await stand(t);
  const username = place.target.accounts.publisher?.username ?? '';
  const creation: Creation = { kind: 'node', username, node: place.nodes[0] ?? '' };
  place.file.add(creation);
  place.file.strike(creation);
  const { left } = await cleanUp(place.target, place.file);
  assert.deepEqual(kindsOf(left), ['node']);
});

test('calls nothing left that nobody could be asked about, and says why', async (t) => {
  const place = await stand(t);
  const made = await makeAll(place);
  await place.stop();
  const { removed, left, unasked } = await cleanUp(place.target, place.file);
  assert.deepEqual([removed, left], [[], []]);
  assert.deepEqual(kindsOf(unasked.map(({ creation }) => creation)), all);
  assert.match(unasked[0]?.because ?? '', /could not connect/);
  assert.deepEqual(kindsOf(place.file.open), kindsOf(made));
});

test('asks nothing more once its time is over', async (t) => {
  const place = await stand(t);
  const made = await makeAll(place);
  const { left, unasked } = await cleanUp(place.target, place.file, 0);
  assert.deepEqual(left, []);
  assert.equal(unasked.length, made.length);
  assert.deepEqual(kindsOf(place.file.open), kindsOf(made));
});

test('leaves a subscription alone that is not the suite\u2019s', async (t) => {
  const place = await stand(t);
  const agent = await place.connect('agent');
  const others = new Ledger();
  const { setting } = agent;
  const stranger = await openSession({
    ...setting,
    ledger: others,
    account: { ...agent.account, resource: 'elsewhere' },
  });
  await reach(stranger, 'bound');
  requestSubscription(stranger, place.nodes[0] ?? '', stranger.ownFullJid());
  await stranger.expectAnswer();
  await closeSession(agent);
  const { removed, left } = await cleanUp(place.target, place.file);
  assert.deepEqual([removed, left], [[], []]);
  await closeSession(stranger);
});

test('keeps a subscription until it is answered, and no longer where it is refused', async (t) => {
  const place = await stand(t, ({ subscribing }) => {
    subscribing.checkAccess = () => forbidden;
  });
  const agent = await place.connect('agent');
  requestSubscription(agent, place.nodes[0] ?? '', agent.ownFullJid());
  assert.deepEqual(kindsOf(place.file.open), ['subscription']);
  await agent.expectAnswer();
  assert.deepEqual(place.file.open, []);
});
