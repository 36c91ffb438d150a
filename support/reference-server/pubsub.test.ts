import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { parseOrThrow } from '../protocol/xml/parse';
import { holds, textsOf } from '../protocol/xml/query';
import { startReferenceServer, type ReferenceServer } from './start';
import { ask, pubsub, signIn, type TestClient } from '../testing/test-client';

const team = '/finesse/api/Team/1/Users';
const ownerSpace = 'http://jabber.org/protocol/pubsub#owner';

async function start(t: TestContext): Promise<ReferenceServer> {
  const server = await startReferenceServer();
  t.after(() => server.stop());
  return server;
}

function jid(username: string, server: ReferenceServer, resource = ''): string {
  return `${username}@${server.domain}${resource}`;
}

async function expect(
  client: TestClient,
  server: ReferenceServer,
  type: 'get' | 'set',
  action: string,
  expression: string,
): Promise<void> {
  const payload = /^<(?:pubsub|q) /.test(action) ? action : pubsub(action);
  const answer = await ask(client, server.pubsub, type, payload);
  assert.ok(holds(expression, parseOrThrow(answer)), `${action} gave ${answer}, wanted ${expression}`);
}

function configured(node: string, fields: Record<string, string>): string {
  const form = Object.entries(fields).map(
    ([name, value]) => `<field var='pubsub#${name}'><value>${value}</value></field>`,
  );
  return `<create node='${node}'/><configure><x xmlns='jabber:x:data' type='submit'>${form.join('')}</x></configure>`;
}

test('refuses each wrong subscription request by the condition of its use case', async (t) => {
  const server = await start(t);
  const { agent, peer } = server.accounts;
  const client = await signIn(server, agent);
  const own = jid(agent.username, server);
  const others = jid(peer.username, server);
  const gone = '/finesse/api/no-such-node';
  const cases: ['get' | 'set', string, string][] = [
    ['set', `<subscribe node='${gone}' jid='${own}'/>`, 'stanzaerr:item-not-found'],
    ['set', `<subscribe node='${team.toLowerCase()}' jid='${own}'/>`, 'stanzaerr:item-not-found'],
    ['set', `<subscribe node='${team}' jid='${others}'/>`, 'stanzaerr:bad-request and pserr:invalid-jid'],
    ['set', `<subscribe node='${team}'/>`, 'stanzaerr:bad-request and pserr:invalid-jid'],
    ['set', `<subscribe jid='${own}'/>`, 'stanzaerr:bad-request and pserr:nodeid-required'],
    ['get', `<subscribe node='${team}' jid='${own}'/>`, 'stanzaerr:bad-request'],
    ['set', `<unsubscribe node='${gone}' jid='${own}'/>`, 'stanzaerr:item-not-found'],
    ['set', `<unsubscribe node='${team}'/>`, 'stanzaerr:bad-request and pserr:jid-required'],
    [
      'set',
      `<unsubscribe node='${team}' jid='${own}'/>`,
      'stanzaerr:unexpected-request and pserr:not-subscribed',
    ],
    ['set', `<unsubscribe node='${team}' jid='${others}'/>`, 'stanzaerr:forbidden'],
    [
      'get',
      `<options node='${team}' jid='${own}'/>`,
      'stanzaerr:unexpected-request and pserr:not-subscribed',
    ],
    ['get', `<items node='${gone}'/>`, 'stanzaerr:item-not-found'],
    [
      'set',
      `<publish node='${team}'><item id='1'><x xmlns='urn:x'/></item></publish>`,
      'stanzaerr:forbidden',
    ],
    ['set', `<create node='/mine'/>`, 'stanzaerr:forbidden'],
    ['get', `<pubsub xmlns='${ownerSpace}'><configure node='${team}'/></pubsub>`, 'stanzaerr:forbidden'],
    ['get', "<q xmlns='urn:suite:unknown'/>", 'stanzaerr:service-unavailable'],
  ];
  for (const [type, action, condition] of cases) {
    await expect(client, server, type, action, `/client:iq[@type='error']/client:error[${condition}]`);
  }
});

test('keeps subscriptions of bare and full JIDs apart, lists them and removes them', async (t) => {
  const server = await start(t);
  const { agent } = server.accounts;
  const client = await signIn(server, agent);
  const full = jid(agent.username, server, '/test');
  const bare = jid(agent.username, server);
  for (const who of [full, bare, full]) {
    await expect(
      client,
      server,
      'set',
      `<subscribe node='${team}' jid='${who}'/>`,
      `//ps:subscription[@jid='${who}']`,
    );
  }
  const listed = parseOrThrow(
    await ask(client, server.pubsub, 'get', pubsub(`<subscriptions node='${team}'/>`)),
  );
  assert.deepEqual(textsOf('//ps:subscription/@jid', listed), [full, bare]);
  await expect(
    client,
    server,
    'set',
    `<unsubscribe node='${team}' jid='${full}' subid='bogus'/>`,
    "/client:iq[@type='result']",
  );
  await expect(client, server, 'get', `<subscriptions node='${team}'/>`, `count(//ps:subscription) = 1`);
  await expect(
    client,
    server,
    'get',
    '<subscriptions/>',
    `//ps:subscription[@node='/finesse/api/User/Conformance1' and @jid='${bare}']`,
  );
  await expect(client, server, 'get', '<affiliations/>', '/client:iq/ps:pubsub/ps:affiliations[not(*)]');
});

test('sends a published item once to each subscriber, under the JID it subscribed', async (t) => {
  const server = await start(t);
  const { agent, publisher } = server.accounts;
  const client = await signIn(server, agent, { presence: false });
  const events = await signIn(server, publisher);
  const full = jid(agent.username, server, '/test');
  await expect(
    client,
    server,
    'set',
    `<subscribe node='${team}' jid='${full}'/>`,
    "/client:iq[@type='result']",
  );
  const publish = `<publish node='${team}'><item id='one'><x xmlns='urn:x'>text</x></item></publish>`;
  await expect(events, server, 'set', publish, "//ps:publish/ps:item[@id='one']");
  const event = parseOrThrow(await client.take('/client:message[pse:event]'));
  assert.ok(
    holds(
      `/*[@to='${full}' and @from='${server.pubsub}' and not(@type)]//pse:item[@id='one' and count(*)=1]`,
      event,
    ),
  );
  await ask(client, server.domain, 'get', "<ping xmlns='urn:xmpp:ping'/>");
  assert.deepEqual(
    client.untaken.filter((text) => text.includes('pubsub#event')),
    [],
  );
});

test('lets a subscription outlast the session that made it', async (t) => {
  const server = await start(t);
  const { agent, publisher } = server.accounts;
  const before = await signIn(server, agent);
  const full = jid(agent.username, server, '/test');
  await expect(
    before,
    server,
    'set',
    `<subscribe node='${team}' jid='${full}'/>`,
    "/client:iq[@type='result']",
  );
  before.say("<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>");
  await before.take('/framing:close');
  const after = await signIn(server, agent);
  const events = await signIn(server, publisher);
  await ask(
    events,
    server.pubsub,
    'set',
    pubsub(`<publish node='${team}'><item id='late'><x xmlns='urn:x'/></item></publish>`),
  );
  await after.take("//pse:item[@id='late']");
});

test('lets in whom the access model of a node admits', async (t) => {
  const server = await start(t);
  const { agent, publisher } = server.accounts;
  const client = await signIn(server, agent);
  const owner = await signIn(server, publisher);
  const own = jid(agent.username, server);
  const cases: [string, Record<string, string>, string][] = [
    [
      '/t/whitelist',
      { access_model: 'whitelist' },
      '//client:error[stanzaerr:not-allowed and pserr:closed-node]',
    ],
    [
      '/t/presence',
      { access_model: 'presence' },
      '//client:error[stanzaerr:not-authorized and pserr:presence-subscription-required]',
    ],
    [
      '/t/roster',
      { access_model: 'roster' },
      '//client:error[stanzaerr:not-authorized and pserr:not-in-roster-group]',
    ],
    [
      '/t/disabled',
      { subscribe: '0' },
      "//client:error[stanzaerr:feature-not-implemented and pserr:unsupported[@feature='subscribe']]",
    ],
    ['/t/authorize', { access_model: 'authorize' }, "//ps:subscription[@subscription='pending']"],
    ['/t/authorize', {}, '//client:error[stanzaerr:not-authorized and pserr:pending-subscription]'],
  ];
  for (const [node, fields, expected] of cases) {
    if (Object.keys(fields).length > 0)
      await ask(owner, server.pubsub, 'set', pubsub(configured(node, fields)));
    await expect(client, server, 'set', `<subscribe node='${node}' jid='${own}'/>`, expected);
  }
  const outcast = `<pubsub xmlns='${ownerSpace}'><affiliations node='/t/disabled'><affiliation jid='${own}' affiliation='outcast'/></affiliations></pubsub>`;
  await expect(owner, server, 'set', outcast, "/client:iq[@type='result']");
  await expect(
    client,
    server,
    'set',
    `<subscribe node='/t/disabled' jid='${own}'/>`,
    '//client:error[stanzaerr:forbidden]',
  );
  await expect(client, server, 'get', "<items node='/t/disabled'/>", '//client:error[stanzaerr:forbidden]');
});

test('tells subscribers of retraction, purge and the end of a node', async (t) => {
  const server = await start(t);
  const { agent, publisher } = server.accounts;
  const client = await signIn(server, agent);
  const owner = await signIn(server, publisher);
  await ask(owner, server.pubsub, 'set', pubsub(configured('/t/open', { max_items: '10' })));
  await ask(
    client,
    server.pubsub,
    'set',
    pubsub(`<subscribe node='/t/open' jid='${jid(agent.username, server)}'/>`),
  );
  await ask(
    owner,
    server.pubsub,
    'set',
    pubsub("<publish node='/t/open'><item id='a'><x xmlns='urn:x'/></item></publish>"),
  );
  await ask(
    owner,
    server.pubsub,
    'set',
    pubsub("<retract node='/t/open' notify='1'><item id='a'/></retract>"),
  );
  await client.take("//pse:items[@node='/t/open']/pse:retract[@id='a']");
  await ask(owner, server.pubsub, 'set', `<pubsub xmlns='${ownerSpace}'><purge node='/t/open'/></pubsub>`);
  await client.take("//pse:purge[@node='/t/open']");
  await ask(owner, server.pubsub, 'set', `<pubsub xmlns='${ownerSpace}'><delete node='/t/open'/></pubsub>`);
  await client.take("//pse:delete[@node='/t/open']");
});
