import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentOf, lastValue, matches, readMessage } from './message';

const iq = readMessage("<iq xmlns='jabber:client' id='1'/>", false, 3);

test('keeps a message as it came, with its time', () => {
  assert.equal(iq.text, "<iq xmlns='jabber:client' id='1'/>");
  assert.equal(iq.at, 3);
  assert.equal(iq.parsed.ok, true);
});

test('reads no document in a binary message, nor in one that is not well-formed', () => {
  const binary = readMessage('3c612f3e', true, 1);
  assert.deepEqual(binary.parsed, { ok: false, problem: 'a binary message' });
  assert.equal(documentOf(binary), null);
  assert.equal(documentOf(readMessage('<a', false, 1)), null);
});

test('satisfies no expression where it is not well-formed', () => {
  assert.equal(matches(readMessage('<a', false, 1), 'true()'), false);
  assert.equal(matches(iq, '/client:iq[@id=$id]', { id: '1' }), true);
});

test('gives the value of the last message that has one', () => {
  const heard = ['1', '2'].map((id) => readMessage(`<iq xmlns='jabber:client' id='${id}'/>`, false, 1));
  const messages = [...heard, readMessage('<a', false, 1), readMessage('<b/>', false, 1)];
  assert.equal(lastValue(messages, '/client:iq/@id'), '2');
  assert.equal(lastValue(messages, '/client:iq/@to'), null);
  assert.equal(lastValue([], '/client:iq/@id'), null);
});
