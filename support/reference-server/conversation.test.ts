import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { parseOrThrow } from '../protocol/xml/parse';
import { holds, textOf } from '../protocol/xml/query';
import { startReferenceServer, type ReferenceServer, type ReferenceServerOptions } from './start';
import { ask, connect, open, plainAuth, pubsub, signIn } from '../testing/test-client';

async function start(t: TestContext, options: ReferenceServerOptions = {}): Promise<ReferenceServer> {
  const server = await startReferenceServer(options);
  t.after(() => server.stop());
  return server;
}

function basic({ username, password }: { username: string; password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

for (const transport of ['ws', 'wss'] as const) {
  test(`holds the documented conversation over ${transport}`, async (t) => {
    const server = await start(t);
    const { agent } = server.accounts;
    const full = `${agent.username}@${server.domain}/desktop`;
    const client = await connect(server, transport === 'ws' ? server.url : server.secureUrl);
    const features = parseOrThrow(await open(client, server));
    assert.ok(holds("/stream:features/sasl:mechanisms[sasl:mechanism='PLAIN' and count(*)=1]", features));
    client.say(plainAuth(`${agent.username}@${server.domain}`, agent.username, agent.password));
    assert.equal(await client.next(), '<success xmlns="urn:ietf:params:xml:ns:xmpp-sasl"/>');
    await open(client, server);
    const bound = await ask(
      client,
      '',
      'set',
      "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>desktop</resource></bind>",
    );
    assert.equal(textOf('//bind:jid', parseOrThrow(bound)), full);
    client.say("<presence xmlns='jabber:client'/>");
    for (const from of [full, 'admin@', 'presencelister@', 'finesse@']) {
      await client.take(`/client:presence[starts-with(@from, '${from}') and @to='${full}']`);
    }
    for (const node of [
      `/finesse/api/User/${server.user.id}/ClientLog`,
      `/finesse/api/Team/${server.team.id}/Users`,
    ]) {
      const answer = await ask(
        client,
        server.pubsub,
        'set',
        pubsub(`<subscribe node='${node}' jid='${full}'/>`),
        'a:subscribenode',
      );
      assert.ok(
        holds(
          `//ps:subscription[@node='${node}' and @jid='${full}' and @subscription='subscribed']`,
          parseOrThrow(answer),
        ),
      );
    }
    await client.take("/client:iq[@type='get' and version:query]");
    const response = await fetch(`${server.rest.url}/User/${server.user.id}`, {
      method: 'PUT',
      headers: { authorization: basic(agent) },
      body: `<User><state>LOGIN</state><extension>${server.rest.extension}</extension></User>`,
    });
    assert.equal(response.status, 202);
    const own = parseOrThrow(await client.take(`//pse:items[@node='/finesse/api/User/${server.user.id}']`));
    assert.equal(textOf('/*/@to', own), `${agent.username}@${server.domain}`);
    const update = parseOrThrow(textOf("//*[local-name()='notification']", own));
    assert.equal(textOf('/Update/data/user/state', update), 'NOT_READY');
    const team = parseOrThrow(await client.take(`//pse:items[@node='/finesse/api/Team/1/Users']`));
    assert.equal(textOf('/*/@to', team), full);
    client.say("<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>");
    await client.take('/framing:close');
    client.socket.close(1000);
    assert.equal(await client.closed(), 1000);
  });
}

test('gives the restarted stream an id of its own', async (t) => {
  const server = await start(t);
  const client = await connect(server);
  client.say(`<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='${server.domain}' version='1.0'/>`);
  const first = textOf('/*/@id', parseOrThrow(await client.take('/framing:open')));
  const { agent } = server.accounts;
  client.say(plainAuth('', agent.username, agent.password));
  await client.take('/sasl:success');
  client.say(`<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='${server.domain}' version='1.0'/>`);
  const second = textOf('/*/@id', parseOrThrow(await client.take('/framing:open')));
  assert.match(first, /^[0-9a-z]{10}$/);
  assert.notEqual(second, first);
});

test('ends the stream at the third failure, with an error', async (t) => {
  const server = await start(t);
  const client = await connect(server);
  await open(client, server);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    client.say(plainAuth('', server.accounts.agent.username, 'wrong'));
    await client.take('/sasl:failure/sasl:not-authorized');
  }
  await client.take('/stream:error/streamerr:policy-violation');
  await client.take('/framing:close');
  assert.equal(await client.closed(), 1000);
});

test('refuses each defect of a PLAIN message by its own condition', async (t) => {
  const server = await start(t);
  const { agent, peer } = server.accounts;
  const bare = (username: string): string => `${username}@${server.domain}`;
  const cases: [string, string][] = [
    [plainAuth(bare(peer.username), agent.username, agent.password), 'invalid-authzid'],
    [plainAuth(`${bare(agent.username)}/desktop`, agent.username, agent.password), 'invalid-authzid'],
    [plainAuth(`${agent.username}@elsewhere.example`, agent.username, agent.password), 'invalid-authzid'],
    [plainAuth('', agent.username, ''), 'malformed-request'],
    [plainAuth('', agent.username, `${agent.password}\0more`), 'malformed-request'],
    [plainAuth('', 'nobody', 'any'), 'not-authorized'],
    ["<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>@@no@@</auth>", 'incorrect-encoding'],
    ["<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>=</auth>", 'malformed-request'],
    ["<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='OTHER'>AA==</auth>", 'invalid-mechanism'],
    ["<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>", 'invalid-mechanism'],
    ["<abort xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>", 'aborted'],
  ];
  for (const [auth, condition] of cases) {
    const client = await connect(server);
    await open(client, server);
    client.say(auth);
    assert.equal(
      await client.next(),
      `<failure xmlns="urn:ietf:params:xml:ns:xmpp-sasl"><${condition}/></failure>`,
    );
    client.socket.terminate();
  }
});

test('answers what is wrong with a first message by header, error and close, each in its message', async (t) => {
  const server = await start(t);
  const cases: [string, string][] = [
    ["<open xmlns='urn:wrong' to='x' version='1.0'/>", 'invalid-namespace'],
    ["<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='no.invalid' version='1.0'/>", 'host-unknown'],
    [
      `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='${server.domain}' version='0.9'/>`,
      'unsupported-version',
    ],
    [
      "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'/>",
      'unsupported-stanza-type',
    ],
    ['hello', 'not-well-formed'],
    ['', 'not-well-formed'],
  ];
  for (const [message, condition] of cases) {
    const client = await connect(server);
    client.say(message);
    const [header, error, close] = [await client.next(), await client.next(), await client.next()];
    assert.ok(holds('/framing:open[@from and string-length(@id)>0]', parseOrThrow(header)), header);
    assert.ok(holds(`/stream:error/streamerr:${condition}`, parseOrThrow(error)), error);
    assert.ok(holds('/framing:close', parseOrThrow(close)), close);
    assert.equal(await client.closed(), 1000);
  }
});

test('closes the stream on XML that XMPP does not allow', async (t) => {
  const server = await start(t);
  const cases: [string, string][] = [
    ["<message xmlns='jabber:client'><!-- c --><body>x</body></message>", 'restricted-xml'],
    ["<message xmlns='jabber:client'><?suite x?><body>x</body></message>", 'restricted-xml'],
    ["<!DOCTYPE m><message xmlns='jabber:client'/>", 'restricted-xml'],
    ["<message xmlns='jabber:client'><body>&foo;</body></message>", 'restricted-xml'],
    ["<message xmlns='jabber:client'><body>x</message>", 'not-well-formed'],
    ["<message xmlns='jabber:client'><foo:x/></message>", 'not-well-formed'],
    ["<presence xmlns='jabber:client'/><presence xmlns='jabber:client'/>", 'not-well-formed'],
    [
      "<c:iq xmlns:c='jabber:client' type='get' id='1'><ping xmlns='urn:xmpp:ping'/></c:iq>",
      'bad-namespace-prefix',
    ],
    ["<iq xmlns='jabber:server' type='get' id='1'/>", 'invalid-namespace'],
    ["<foo xmlns='urn:suite:test'/>", 'unsupported-stanza-type'],
    ["<?xml version='1.0' encoding='UTF-16'?><presence xmlns='jabber:client'/>", 'unsupported-encoding'],
  ];
  for (const [message, condition] of cases) {
    const client = await signIn(server, server.accounts.agent, { presence: false });
    client.say(message);
    await client.take(`/stream:error/streamerr:${condition}`);
    await client.take('/framing:close');
    await client.closed();
  }
});

test('lets the newer of two sessions with one resource win', async (t) => {
  const server = await start(t);
  const older = await signIn(server, server.accounts.agent);
  const newer = await signIn(server, server.accounts.agent);
  await older.take('/stream:error/streamerr:conflict');
  assert.equal(await older.closed(), 1000);
  await ask(newer, server.domain, 'get', "<ping xmlns='urn:xmpp:ping'/>");
});

test('tells the other resources of a user that is gone without a word', async (t) => {
  const server = await start(t);
  const watching = await signIn(server, server.accounts.agent, { resource: 'watching' });
  const leaving = await signIn(server, server.accounts.agent, { resource: 'leaving' });
  await watching.take("/client:presence[contains(@from, '/leaving') and not(@type)]");
  leaving.socket.terminate();
  await watching.take("/client:presence[contains(@from, '/leaving') and @type='unavailable']");
});
