import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Recorder } from '../../protocol/wire/recorder';
import { findUnanswered } from './requests';

const bound =
  "<iq xmlns='jabber:client' type='result' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>a@b/c</jid></bind></iq>";
const ask = (id: string, to = 'b'): string =>
  `<iq xmlns='jabber:client' type='get' id='${id}' to='${to}'><ping xmlns='urn:xmpp:ping'/></iq>`;
const answer = (id: string): string => `<iq xmlns='jabber:client' type='error' id='${id}'/>`;

/** The id of the request that is found in a conversation: `>` is said, `<` is heard. */
function find(...said: string[]): string | null {
  const recorder = new Recorder('CASE-1');
  const connection = recorder.connect('the agent', 'ws://b/');
  for (const text of said)
    connection.frame(text.startsWith('>') ? 'sent' : 'received', 'text', text.slice(1));
  const found = findUnanswered(recorder.transcript, 'b');
  return found ? (/id='(\w+)'/.exec(found.entry.text)?.[1] ?? '') : null;
}

test('finds a request that a later one to the same entity overtook', () => {
  assert.equal(find(`<${bound}`, `>${ask('1')}`, `>${ask('2')}`, `<${answer('2')}`), '1');
});

test('takes a request without an address for one to the domain: the server of the stream answers both', () => {
  const unaddressed = ask('1').replace(" to='b'", '');
  assert.equal(find(`<${bound}`, `>${unaddressed}`, `>${ask('2')}`, `<${answer('2')}`), '1');
});

test('finds nothing where each request is answered, in whichever order', () => {
  assert.equal(find(`<${bound}`, `>${ask('1')}`, `>${ask('2')}`, `<${answer('2')}`, `<${answer('1')}`), null);
});

test('takes an answer that was too long to be kept whole for one', () => {
  const long = answer('1').replace('/>', `>${'<item/>'.repeat(20_000)}</iq>`);
  assert.equal(find(`<${bound}`, `>${ask('1')}`, `<${long}`, `>${ask('2')}`, `<${answer('2')}`), null);
});

test('leaves alone a request behind which nothing was answered by the same entity', () => {
  assert.equal(find(`<${bound}`, `>${ask('1')}`), null);
  assert.equal(find(`<${bound}`, `>${ask('1')}`, `>${ask('2', 'pubsub.b')}`, `<${answer('2')}`), null);
});

test('leaves alone what is asked before a resource is bound, and what a client is asked', () => {
  assert.equal(find(`>${ask('1')}`, `>${ask('2')}`, `<${answer('2')}`), null);
  assert.equal(find(`<${bound}`, `>${ask('1', 'a@b/x')}`, `>${ask('2', 'a@b/x')}`, `<${answer('2')}`), null);
});
