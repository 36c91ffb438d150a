import { root } from '../checkout';
import { startFaultyServer } from './index';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { parseOrThrow } from '../protocol/xml/parse';
import { holds, textOf } from '../protocol/xml/query';
import { makeBehaviour } from '../reference-server/behaviour';
import { faults } from './registry';
import type { ReferenceServer } from '../reference-server/start';
import { ask, connect, open, plainAuth, pubsub, signIn } from '../testing/test-client';

const catalogue = join(root, 'support/judgement/catalogue/ids.txt');

async function start(t: TestContext, fault: string): Promise<ReferenceServer> {
  const server = await startFaultyServer({ faults: [fault] });
  t.after(() => server.stop());
  return server;
}

test('gives every fault a name of its own, a sentence and requirements of the catalogue', () => {
  const known = new Set(readFileSync(catalogue, 'utf8').split(/\r?\n/));
  for (const { name, sentence, breaks, lawful = false } of faults) {
    assert.match(name, /^[a-z][a-z0-9.]*(?:-[a-z0-9.]+)*$/);
    assert.match(sentence, /^.+\.$/, name);
    assert.equal(breaks.length > 0, !lawful, name);
    assert.deepEqual(
      breaks.filter((id) => !known.has(id)),
      [],
      name,
    );
    assert.equal(new Set(breaks).size, breaks.length, name);
  }
  assert.equal(new Set(faults.map(({ name }) => name)).size, faults.length);
});

test('gives the reason where a fault breaks more than three rules, and there alone', () => {
  for (const { name, breaks, because } of faults)
    assert.equal(/^[A-Z].+\.$/.test(because ?? ''), breaks.length > 3, name);
});

test('bends a behaviour in at least one decision by every fault, and no other behaviour', () => {
  const decisions = (behaviour: object): unknown[] =>
    Object.values(behaviour).flatMap((phase: object) => Object.values(phase) as unknown[]);
  const right = decisions(makeBehaviour());
  for (const { name, bend } of faults) {
    const behaviour = makeBehaviour();
    bend(behaviour);
    assert.notDeepEqual(decisions(behaviour), right, name);
    assert.deepEqual(decisions(makeBehaviour()), right, name);
  }
});

test('knows what is lawful from what is a fault', () => {
  assert.deepEqual(
    faults.filter(({ name, lawful }) => lawful && !name.includes('.')).map(({ name }) => name),
    [
      'messages-in-fragments',
      'messages-in-single-octets',
      'pings-between-fragments',
      'ping-before-each-message',
      'failure-told-in-xmpp',
      'path-any-upgraded',
      'early-hints',
      'continue-before-101',
      'interim-responses-before-101',
      'header-of-ten-kilobytes',
      'header-of-twenty-kilobytes',
      'headers-of-twenty-kilobytes',
      'header-names-in-lower-case',
      'header-names-in-capitals',
      'upgrade-tokens-in-capitals',
      'header-values-between-blanks',
      'registration-offered',
      'stream-ids-hexadecimal',
      'event-namespace-of-push',
      'system-info-tells-more',
      'reason-phrase-dropped',
      'roster-pushes-to-the-available',
      'member-unknown',
      'items-seen-late',
      'events-after-a-while',
      'headline-after-bind',
      'headlines-after-bind',
      'open-with-other-attributes',
      'features-unknown',
      'attributes-turned',
      'empty-elements-written-out',
      'attributes-on-lines',
      'elements-on-lines',
      'text-in-references',
      'presences-of-seven-hundred',
      'roster-of-three-thousand',
      'pinged-in-frames',
      'pinged-in-stanzas',
    ],
  );
});

test('names no subprotocol where that is the fault', async (t) => {
  const server = await start(t, 'subprotocol-missing');
  await assert.rejects(connect(server), /Server sent no subprotocol/);
});

test('accepts another key where that is the fault', async (t) => {
  const server = await start(t, 'accept-wrong');
  await assert.rejects(connect(server), /Invalid Sec-WebSocket-Accept header/);
});

test('leaves out the stream id where that is the fault', async (t) => {
  const server = await start(t, 'stream-id-missing');
  const client = await connect(server);
  client.say(`<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='${server.domain}' version='1.0'/>`);
  assert.ok(holds('/framing:open[not(@id)]', parseOrThrow(await client.next())));
});

test('sends header and features in one message where that is the fault', async (t) => {
  const server = await start(t, 'two-stanzas-in-one-message');
  const client = await connect(server);
  const arrived = new Promise<string>((resolve) => {
    client.socket.once('message', (bytes: Buffer) => resolve(bytes.toString('utf8')));
  });
  client.say(`<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='${server.domain}' version='1.0'/>`);
  assert.match(await arrived, /^<open .*\/><stream:features .*<\/stream:features>$/);
});

test('lets any password in where that is the fault', async (t) => {
  const server = await start(t, 'any-password-accepted');
  const client = await connect(server);
  await open(client, server);
  client.say(plainAuth('', server.accounts.agent.username, 'wrong'));
  await client.take('/sasl:success');
});

test('binds another resource where that is the fault', async (t) => {
  const server = await start(t, 'bind-other-resource');
  const client = await connect(server);
  const { username, password } = server.accounts.agent;
  await open(client, server);
  client.say(plainAuth('', username, password));
  await client.take('/sasl:success');
  await open(client, server);
  const bind = "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>desktop</resource></bind>";
  const jid = textOf('//bind:jid', parseOrThrow(await ask(client, '', 'set', bind)));
  assert.match(jid, /\/desktop-other$/);
});

test('withholds the echo of presence where that is the fault', async (t) => {
  const server = await start(t, 'presence-echo-withheld');
  const client = await signIn(server, server.accounts.agent);
  assert.deepEqual(
    client.untaken.filter((text) => text.includes("from='conformance1@")),
    [],
  );
  assert.deepEqual(
    client.untaken.filter((text) => text.includes('from="conformance1@')),
    [],
  );
});

test('forbids or misnames subscriptions where those are the faults', async (t) => {
  for (const [fault, expected] of [
    ['team-subscription-forbidden', '//client:error/stanzaerr:forbidden'],
    ['subscription-confirmed-for-other-node', "//ps:subscription[@node='/finesse/api/Team/1/Users/Other']"],
  ] as const) {
    const server = await start(t, fault);
    const client = await signIn(server, server.accounts.agent);
    const subscribe = `<subscribe node='/finesse/api/Team/1/Users' jid='conformance1@${server.domain}/test'/>`;
    const answer = await ask(client, server.pubsub, 'set', pubsub(subscribe));
    assert.ok(holds(expected, parseOrThrow(answer)), answer);
  }
});

test('withholds events where that is the fault', async (t) => {
  const server = await start(t, 'event-withheld');
  const client = await signIn(server, server.accounts.agent);
  const events = await signIn(server, server.accounts.publisher);
  const publish =
    "<publish node='/finesse/api/User/Conformance1'><item id='1'><x xmlns='urn:x'/></item></publish>";
  await ask(events, server.pubsub, 'set', pubsub(publish));
  await ask(client, server.domain, 'get', "<ping xmlns='urn:xmpp:ping'/>");
  assert.deepEqual(
    client.untaken.filter((text) => text.includes('pubsub#event')),
    [],
  );
});

test('serves both in clear and over TLS on the secure port where that is the fault', async (t) => {
  const server = await start(t, 'tls-not-needed');
  await connect(server, server.secureUrl);
  await connect(server, server.secureUrl.replace('wss:', 'ws:'));
});

test('refuses a fault that does not exist, and names one that comes near', async () => {
  await assert.rejects(startFaultyServer({ faults: ['subprotocol-misssing'] }), {
    message: 'unknown fault "subprotocol-misssing": did you mean subprotocol-missing?',
  });
});
