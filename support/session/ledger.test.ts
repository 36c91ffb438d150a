import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ledger, type LedgerEntry } from './ledger';

const account = { username: 'agent', password: 'correct-horse', resource: 'desk' };
const speaker = { setting: { account } };
const jid = 'agent@example.com';
const pubsub = 'http://jabber.org/protocol/pubsub';

function subscription(node: string, prefix = ''): string {
  const ps = prefix === '' ? '' : `${prefix}:`;
  const xmlns = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  return asking(
    `<${ps}pubsub ${xmlns}='${pubsub}'><${ps}subscribe node='${node}' jid='${jid}'/></${ps}pubsub>`,
  );
}

function asking(child: string): string {
  return `<iq xmlns='jabber:client' type='set' id='1'>${child}</iq>`;
}

test('notes a subscription that is asked for, once', () => {
  const ledger = new Ledger();
  ledger.observe(speaker, subscription('/a'));
  ledger.observe(speaker, subscription('/a'));
  assert.deepEqual(ledger.entries, [{ account, node: '/a', jid }]);
});

test('notes a subscription in whatever prefix it is asked for', () => {
  const ledger = new Ledger();
  ledger.observe(speaker, subscription('/a', 'ps'));
  assert.deepEqual(ledger.entries, [{ account, node: '/a', jid }]);
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

test('strikes out what has been given back', () => {
  const ledger = new Ledger();
  for (const node of ['/a', '/b']) ledger.observe(speaker, subscription(node));
  ledger.strike({ account, node: '/a', jid });
  ledger.strike({ account, node: '/a', jid });
  assert.deepEqual(
    ledger.entries.map(({ node }) => node),
    ['/b'],
  );
});

test('tells its store of each entry, when it is made and when it is gone', () => {
  const told: string[] = [];
  const ledger = new Ledger({
    add: ({ node }: LedgerEntry) => told.push(`add ${node}`),
    remove: ({ node }: LedgerEntry) => told.push(`remove ${node}`),
  });
  ledger.observe(speaker, subscription('/a'));
  ledger.strike({ account, node: '/a', jid });
  assert.deepEqual(told, ['add /a', 'remove /a']);
});
