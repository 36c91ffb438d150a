import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoredConversation } from '../run/shape';
import { makeNaming } from './placeholders';
import { readTalks } from './read-talks';

const open = `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' id='k3x9qz71ab'/>`;
const features = `<stream:features xmlns:stream='http://etherx.jabber.org/streams'/>`;
const failure = `<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><invalid-mechanism/></failure>`;
const success = `<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>`;
const ask = `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='a.example'/>`;
const authenticate = `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AA==</auth>`;

/** The kinds of what the server said, of what belongs to the stream; `?` before what a fence says. */
function kindsOf(lines: readonly string[]): string[] {
  const conversation: StoredConversation = {
    ...{ schema: 1, case: 'DOC-010', invented: [], given: [] },
    connections: [{ id: 1, party: 'the agent', url: 'ws://a.example/' }],
    entries: lines.map((line, at) => {
      const isSent = /^\??<(?:open [^>]*to=|auth)/.test(line);
      return {
        ...{ kind: 'frame' as const, type: 'text', connection: 1, step: 'a step', at },
        direction: isSent ? ('sent' as const) : ('received' as const),
        ...(line.startsWith('?') && { purpose: 'fence' }),
        text: line.replace(/^\?/, ''),
      };
    }),
  };
  return readTalks(conversation, makeNaming(conversation)).flatMap(({ stream }) =>
    stream.map(({ kind }) => kind),
  );
}

const opened = ['open', 'features before signing in'];

test('what answers an early fence of a slow conversation is no part of it', () => {
  assert.deepEqual(kindsOf([ask, open, features]), opened);
  assert.deepEqual(kindsOf([ask, `?${ask}`, open, features, open, features]), opened);
  assert.deepEqual(kindsOf([`?${ask}`, open, features, ask, open, features]), opened);
});

test('an answer that comes once belongs to whoever asked first', () => {
  assert.deepEqual(kindsOf([ask, `?${ask}`, open, features]), opened);
});

test('a failure belongs to the authentication that it answers', () => {
  const fence = '?' + authenticate.replace('PLAIN', 'SUITE-FENCE');
  const start = [ask, open, features];
  assert.deepEqual(kindsOf([...start, fence, failure, authenticate, success]), [...opened, 'success']);
  assert.deepEqual(kindsOf([...start, authenticate, failure]), [...opened, 'failure']);
});
