import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Recorder } from '../../protocol/wire/recorder';
import { findSecondOutcome } from './outcomes';

const sasl = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";

/** The outcome that is found in a conversation: `>` is said, `<` is heard. */
function find(...said: string[]): string | null {
  const recorder = new Recorder('CASE-1');
  const connection = recorder.connect('the agent', 'ws://b/');
  for (const text of said)
    connection.frame(text.startsWith('>') ? 'sent' : 'received', 'text', `<${text.slice(1)} ${sasl}/>`);
  return findSecondOutcome(recorder.transcript)?.text ?? null;
}

test('finds a second outcome of one exchange', () => {
  assert.equal(find('>auth', '<success', '<success'), `<success ${sasl}/>`);
  assert.equal(find('>auth', '<failure', '<success'), `<success ${sasl}/>`);
});

test('finds none where another attempt stands between', () => {
  assert.equal(find('>auth', '<failure', '>auth', '<success'), null);
  assert.equal(find('>auth', '<challenge', '>response', '<success'), null);
});
