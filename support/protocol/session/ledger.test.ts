import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Creation } from './creation';
import { Ledger } from './ledger';
import { readMessage } from './message';

const account = { username: 'agent', password: 'correct-horse', resource: 'desk' };
const speaker = { setting: { account, variables: { values: { random: 'abc123' } } } };
const username = account.username;
const jid = 'agent@example.com';
const pubsub = 'http://jabber.org/protocol/pubsub';

function subscription(node: string, prefix = '', id = '1'): string {
  const ps = prefix === '' ? '' : `${prefix}:`;
  const xmlns = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  return asking(
    `<${ps}pubsub ${xmlns}='${pubsub}'><${ps}subscribe node='${node}' jid='${jid}'/></${ps}pubsub>`,
    id,
  );
}

function asking(child: string, id = '1'): string {
  return `<iq xmlns='jabber:client' type='set' id='${id}'>${child}</iq>`;
}

const inPubsub = (child: string): string => asking(`<pubsub xmlns='${pubsub}'>${child}</pubsub>`);
const inRoster = (child: string): string => asking(`<query xmlns='jabber:iq:roster'>${child}</query>`);

const result = (id = '1'): string => `<iq xmlns='jabber:client' type='result' id='${id}'/>`;
const error = (condition: string, id = '1'): string =>
  `<iq xmlns='jabber:client' type='error' id='${id}'><error type='cancel'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`;
const rosterWith = (items: string): string =>
  `<iq xmlns='jabber:client' type='result' id='r'><query xmlns='jabber:iq:roster'>${items}</query></iq>`;

const entryOf = (node: string): Creation => ({ kind: 'subscription', username, node, jid });

/** A ledger after a conversation: `>` is said, `<` is heard. */
function after(...lines: readonly string[]): readonly Creation[] {
  const ledger = new Ledger();
  for (const line of lines) {
    if (line.startsWith('>')) ledger.observe(speaker, line.slice(1));
    else ledger.hear(speaker, readMessage(line.slice(1), false, 0));
  }
  return ledger.entries;
}

test('notes a subscription that is asked for, once', () => {
  const ledger = new Ledger();
  ledger.observe(speaker, subscription('/a'));
  ledger.observe(speaker, subscription('/a'));
  assert.deepEqual(ledger.entries, [entryOf('/a')]);
  assert.deepEqual(ledger.subscriptionsOf(account), [entryOf('/a')]);
});

test('notes a subscription in whatever prefix it is asked for', () => {
  const ledger = new Ledger();
  ledger.observe(speaker, subscription('/a', 'ps'));
  assert.deepEqual(ledger.entries, [entryOf('/a')]);
});

test('notes nothing else', () => {
  const ledger = new Ledger();
  const texts = [
    "<message xmlns='jabber:client'><body>subscribe</body></message>",
    "<presence xmlns='jabber:client' type='subscribe'/>",
    asking(`<pubsub xmlns='${pubsub}'><unsubscribe node='/a' jid='${jid}'/></pubsub>`),
    subscription(''),
    '<subscribe',
  ];
  for (const text of texts) ledger.observe(speaker, text);
  ledger.observe({ setting: { account: null } }, subscription('/a'));
  assert.deepEqual(ledger.entries, []);
});

test('notes nodes, items and contacts as they are asked for', () => {
  const entries = after(
    `<${rosterWith("<item jid='b@example.com' subscription='from'/>")}`,
    `>${inPubsub("<create node='/n'/>")}`,
    `>${inPubsub("<publish node='/n'><item id='i'><a xmlns='urn:a'/></item></publish>")}`,
    `>${inRoster("<item jid='a@example.com'/>")}`,
    '>' + "<presence xmlns='jabber:client' type='subscribe' to='B@example.com/desk'/>",
  );
  assert.deepEqual(entries, [
    { kind: 'node', username, node: '/n' },
    { kind: 'item', username, node: '/n', id: 'i' },
    { kind: 'contact', username, jid: 'a@example.com', before: null },
    { kind: 'contact', username, jid: 'b@example.com', before: 'from' },
  ]);
});

test('notes a contact that nobody has looked for only where the case made its name up', () => {
  const entries = after(
    `>${inRoster("<item jid='abc123@example.com'/>")}`,
    `>${inRoster("<item jid='somebody@example.com'/>")}`,
  );
  assert.deepEqual(entries, [{ kind: 'contact', username, jid: 'abc123@example.com', before: null }]);
});

test('strikes what the server has refused, by the very id', () => {
  for (const condition of ['remote-server-not-found', 'forbidden', 'item-not-found'])
    assert.deepEqual(after(`>${subscription('/a')}`, `<${error(condition)}`), [], condition);
  assert.deepEqual(after(`>${inPubsub("<create node='/n'/>")}`, `<${error('conflict')}`), []);
  assert.deepEqual(after(`>${subscription('/a')}`, `<${error('forbidden', '2')}`), [entryOf('/a')]);
});

test('keeps what nobody has answered, and what another answer has confirmed', () => {
  assert.deepEqual(after(`>${subscription('/a')}`), [entryOf('/a')]);
  const again = subscription('/a', '', '2');
  const confirmed = after(
    `>${subscription('/a')}`,
    `<${result()}`,
    `>${again}`,
    `<${error('conflict', '2')}`,
  );
  assert.deepEqual(confirmed, [entryOf('/a')]);
  const awaited = after(`>${subscription('/a')}`, `>${again}`, `<${error('conflict', '2')}`);
  assert.deepEqual(awaited, [entryOf('/a')]);
});

test('does not take a refusal to somebody else for its own', () => {
  const ledger = new Ledger();
  ledger.observe(speaker, subscription('/a'));
  const other = { setting: { account: { ...account, username: 'peer' } } };
  ledger.hear(other, readMessage(error('forbidden'), false, 0));
  assert.deepEqual(ledger.entries, [entryOf('/a')]);
});

test('strikes a node with its items once the server has confirmed its end, or does not know it', () => {
  const made = [
    `>${inPubsub("<create node='/n'/>")}`,
    `<${result()}`,
    `>${inPubsub("<publish node='/n'><item id='i'/></publish>")}`,
    `<${result()}`,
    `>${asking("<pubsub xmlns='http://jabber.org/protocol/pubsub#owner'><delete node='/n'/></pubsub>", '9')}`,
  ];
  assert.deepEqual(after(...made, `<${result('9')}`), []);
  assert.deepEqual(after(...made, `<${error('item-not-found', '9')}`), []);
  assert.equal(after(...made, `<${error('forbidden', '9')}`).length, 2);
  assert.equal(after(...made).length, 2);
});

test('strikes an item that was retracted, and a contact that was removed', () => {
  const item = after(
    `>${inPubsub("<publish node='/n'><item id='i'/></publish>")}`,
    `<${result()}`,
    `>${inPubsub("<retract node='/n'><item id='i'/></retract>")}`,
    `<${result()}`,
  );
  assert.deepEqual(item, []);
  const contact = after(
    `>${inRoster("<item jid='abc123@example.com'/>")}`,
    `<${result()}`,
    `>${inRoster("<item jid='abc123@example.com' subscription='remove'/>")}`,
    `<${result()}`,
  );
  assert.deepEqual(contact, []);
});

test('settles the contacts that the roster shows as they were', () => {
  const ledger = new Ledger();
  ledger.hear(speaker, readMessage(rosterWith("<item jid='b@x' subscription='none'/>"), false, 0));
  for (const to of ['a@x', 'b@x'])
    ledger.observe(speaker, `<presence xmlns='jabber:client' type='subscribe' to='${to}'/>`);
  ledger.settleContacts(account, new Map([['b@x', 'to']]));
  assert.deepEqual(ledger.entries, [{ kind: 'contact', username, jid: 'b@x', before: 'none' }]);
  ledger.settleContacts(account, new Map([['b@x', 'none']]));
  assert.deepEqual(ledger.entries, []);
});

test('strikes out what has been given back', () => {
  const ledger = new Ledger();
  for (const node of ['/a', '/b']) ledger.observe(speaker, subscription(node));
  ledger.strike(entryOf('/a'));
  ledger.strike(entryOf('/a'));
  assert.deepEqual(ledger.entries, [entryOf('/b')]);
});

test('tells its store of each entry: when it is made, when it is gone, when it was refused', () => {
  const told: string[] = [];
  const tell =
    (what: string) =>
    (creation: Creation): Creation => {
      told.push(`${what} ${creation.kind === 'subscription' ? creation.node : ''}`);
      return creation;
    };
  const ledger = new Ledger({ add: tell('add'), strike: tell('strike'), withdraw: tell('withdraw') });
  ledger.observe(speaker, subscription('/a'));
  ledger.strike(entryOf('/a'));
  ledger.observe(speaker, subscription('/b'));
  ledger.hear(speaker, readMessage(error('forbidden'), false, 0));
  assert.deepEqual(told, ['add /a', 'strike /a', 'add /b', 'withdraw /b']);
});
