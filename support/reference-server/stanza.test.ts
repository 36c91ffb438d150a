import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import { parseOrThrow } from '../protocol/xml/parse';
import { holds, textOf, textsOf } from '../protocol/xml/query';
import { startReferenceServer, type ReferenceServer } from './start';
import { ask, connect, open, signIn } from '../testing/test-client';

const ping = "<ping xmlns='urn:xmpp:ping'/>";
const info = "<query xmlns='http://jabber.org/protocol/disco#info'/>";

async function start(t: TestContext): Promise<ReferenceServer> {
  const server = await startReferenceServer();
  t.after(() => server.stop());
  return server;
}

test('answers every iq once, and from where it was sent to', async (t) => {
  const server = await start(t);
  const { agent, peer } = server.accounts;
  const client = await signIn(server, agent);
  await signIn(server, peer);
  const { domain } = server;
  const bare = `${agent.username}@${domain}`;
  const unavailable = '//client:error/stanzaerr:service-unavailable';
  const cases: [string, 'get' | 'set', string, string][] = [
    ['', 'get', ping, '/client:iq[not(@from) and not(*)]'],
    [bare, 'get', ping, `/client:iq[@from='${bare}' and not(*)]`],
    [domain, 'get', ping, `/client:iq[@from='${domain}' and not(*)]`],
    [
      `${bare}/gone`,
      'get',
      ping,
      `/client:iq[@from='${bare}/gone']/client:error/stanzaerr:service-unavailable`,
    ],
    [`nobody@${domain}`, 'get', ping, unavailable],
    [`${peer.username}@${domain}`, 'get', ping, unavailable],
    [`${peer.username}@${domain}`, 'get', info, unavailable],
    [`${peer.username}@${domain}/test`, 'get', info, unavailable],
    [
      `${peer.username}@${domain}`,
      'get',
      "<query xmlns='http://jabber.org/protocol/disco#items'/>",
      '//items:query[not(*)]',
    ],
    ['no-such-host.invalid', 'get', ping, '//stanzaerr:remote-server-not-found'],
    [domain, 'get', "<q xmlns='urn:suite:unknown'/>", unavailable],
    ['', 'get', "<q xmlns='urn:suite:unknown'/>", unavailable],
    [domain, 'get', '', '//stanzaerr:bad-request'],
    [domain, 'get', `${ping}${ping}`, '//stanzaerr:bad-request'],
    ['a b@c', 'get', ping, '//stanzaerr:jid-malformed'],
    [
      domain,
      'get',
      "<query xmlns='jabber:iq:version'/>",
      '//version:query[version:name and version:version]',
    ],
    [
      '',
      'get',
      "<query xmlns='jabber:iq:roster'/>",
      `//roster:item[@jid='finesse@${domain}' and @subscription='both']`,
    ],
    ['', 'get', info, "//info:identity[@category='account' and @type='registered']"],
    [
      '',
      'set',
      "<session xmlns='urn:ietf:params:xml:ns:xmpp-session'/>",
      "/client:iq[@type='result' and not(*)]",
    ],
  ];
  for (const [index, [to, type, payload, expected]] of cases.entries()) {
    const answer = await ask(client, to, type, payload, `case:${index}/é`);
    assert.ok(holds(expected, parseOrThrow(answer)), `${to} ${payload} gave ${answer}`);
  }
});

test('describes itself and its bots as their capabilities say', async (t) => {
  const server = await start(t);
  const client = await connect(server);
  const features = parseOrThrow(await open(client, server));
  const node = `${textOf('//caps:c/@node', features)}#${textOf('//caps:c/@ver', features)}`;
  const signedIn = await signIn(server, server.accounts.agent);
  const described = parseOrThrow(
    await ask(signedIn, server.domain, 'get', info.replace('/>', ` node='${node}'/>`)),
  );
  assert.equal(textOf('//info:query/@node', described), node);
  assert.equal(`${textOf('//caps:c/@node', features)}#${hash(described)}`, node);
  const bot = parseOrThrow(await ask(signedIn, `finesse@${server.domain}/web_framework`, 'get', info));
  signedIn.say("<presence xmlns='jabber:client' type='unavailable'/>");
  signedIn.say("<presence xmlns='jabber:client'/>");
  const presence = parseOrThrow(await signedIn.take("/client:presence[starts-with(@from, 'finesse@')]"));
  assert.equal(textOf('//caps:c/@ver', presence), hash(bot));
});

function hash(described: ReturnType<typeof parseOrThrow>): string {
  const [category, type, name] = ['category', 'type', 'name'].map((each) =>
    textOf(`//info:identity/@${each}`, described),
  );
  const features = textsOf('//info:feature/@var', described).sort();
  const text = [`${category}/${type}//${name}`, ...features].map((entry) => `${entry}<`).join('');
  return createHash('sha1').update(text).digest('base64');
}

test('passes messages on as they are, stamped with the full JID', async (t) => {
  const server = await start(t);
  const { agent, peer } = server.accounts;
  const to = await signIn(server, agent);
  const from = await signIn(server, peer);
  const bare = `${agent.username}@${server.domain}`;
  from.say(
    `<message xmlns='jabber:client' to='${bare}' from='admin@${server.domain}' xml:lang='pt-BR'><body>&lt;&#x20AC; \u{1f600}</body><x xmlns='urn:o'><y a='1'>t</y></x></message>`,
  );
  const got = parseOrThrow(await to.take('/client:message'));
  assert.ok(
    holds(`/*[@from='${peer.username}@${server.domain}/test' and @to='${bare}' and @xml:lang='pt-BR']`, got),
  );
  assert.equal(textOf('//client:body', got), '<\u20ac \u{1f600}');
  assert.ok(holds("/*/*[namespace-uri()='urn:o']/*[local-name()='y' and @a='1' and .='t']", got));
});

test('keeps messages to a bare JID from resources with a negative priority', async (t) => {
  const server = await start(t);
  const { agent, peer } = server.accounts;
  const low = await signIn(server, agent, { resource: 'low' });
  low.say("<presence xmlns='jabber:client'><priority>-1</priority></presence>");
  await low.take('/client:presence[client:priority]');
  const from = await signIn(server, peer);
  from.say(
    `<message xmlns='jabber:client' id='m' to='${agent.username}@${server.domain}'><body>x</body></message>`,
  );
  await from.take("/client:message[@id='m' and @type='error']/client:error/stanzaerr:service-unavailable");
  assert.deepEqual(
    low.untaken.filter((text) => text.startsWith('<message')),
    [],
  );
});

test('shows presence to contacts and to nobody else', async (t) => {
  const server = await start(t);
  const { agent, peer } = server.accounts;
  const [one, other] = [await signIn(server, agent), await signIn(server, peer)];
  const [oneBare, otherBare] = [agent, peer].map(({ username }) => `${username}@${server.domain}`) as [
    string,
    string,
  ];
  one.say(`<presence xmlns='jabber:client' type='probe' to='${otherBare}'/>`);
  await one.take(`/client:presence[@type='unsubscribed' and @from='${otherBare}']`);
  one.say(`<presence xmlns='jabber:client' type='subscribe' to='${otherBare}'/>`);
  await other.take(`/client:presence[@type='subscribe' and @from='${oneBare}']`);
  other.say(`<presence xmlns='jabber:client' type='subscribed' to='${oneBare}'/>`);
  await one.take(`/client:presence[@from='${otherBare}/test' and not(@type)]`);
  other.say("<presence xmlns='jabber:client' id='p'><show>dnd</show></presence>");
  await one.take(`/client:presence[@from='${otherBare}/test' and @id='p' and client:show='dnd']`);
  other.say(`<presence xmlns='jabber:client' type='unsubscribed' to='${oneBare}'/>`);
  await one.take(`/client:presence[@type='unsubscribed' and @from='${otherBare}']`);
  await one.take(`/client:presence[@type='unavailable' and @from='${otherBare}/test']`);
  other.say("<presence xmlns='jabber:client' id='q'/>");
  await other.take("/client:presence[@id='q']");
  assert.deepEqual(
    one.untaken.filter((text) => text.includes("'q'") || text.includes('"q"')),
    [],
  );
});

test('takes no stanza before its time', async (t) => {
  const server = await start(t);
  const early = [
    `<iq xmlns='jabber:client' type='get' id='1' to='${server.domain}'>${ping}</iq>`,
    `<message xmlns='jabber:client' to='conformance2@${server.domain}'/>`,
    "<presence xmlns='jabber:client'/>",
  ];
  for (const stanza of early) {
    const client = await connect(server);
    await open(client, server);
    client.say(stanza);
    await client.take('/stream:error/streamerr:not-authorized');
    await client.take('/framing:close');
    assert.equal(await client.closed(), 1000);
  }
});
