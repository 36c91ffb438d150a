import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeOutcome, nameOutcome } from './failure';
import { readMessage } from './message';
import { answerRequest } from './responder';

const heard = [readMessage('<a/>', false, 1), readMessage('<b', false, 2)];
const seen = '<a/> at 1 ms\n<b at 2 ms (1:2: document must contain a root element.)';
const closing = { code: 1008, reason: 'policy', clean: true, at: 3 };

test('describes a message by its text and time, and what is wrong with it', () => {
  const [message] = heard;
  assert.ok(message);
  assert.equal(describeOutcome({ kind: 'message', message, heard: [message] }), '<a/> at 1 ms');
});

test('describes a closing by its code, its reason and what came before', () => {
  const end = 'the WebSocket closed with 1008 "policy" at 3 ms';
  assert.equal(describeOutcome({ kind: 'closed', closing, heard: [] }), end);
  assert.equal(describeOutcome({ kind: 'closed', closing, heard }), `${seen}; then ${end}`);
  const bare = { ...closing, reason: '' };
  assert.equal(
    describeOutcome({ kind: 'closed', closing: bare, heard: [] }),
    'the WebSocket closed with 1008 at 3 ms',
  );
});

test('describes a wait in vain by how long it was and what came instead', () => {
  assert.equal(describeOutcome({ kind: 'timed out', withinMs: 5, heard: [] }), 'nothing within 5 ms');
  assert.equal(
    describeOutcome({ kind: 'timed out', withinMs: 5, heard }),
    `${seen}; nothing else within 5 ms`,
  );
});

test('names an outcome without times, so that it reads the same in every case', () => {
  const [message] = heard;
  assert.ok(message);
  assert.equal(nameOutcome({ kind: 'message', message, heard }), '<a/>');
  assert.equal(nameOutcome({ kind: 'closed', closing, heard }), 'the WebSocket closed with 1008');
  assert.equal(nameOutcome({ kind: 'timed out', withinMs: 5, heard }), 'no answer within 5 ms');
});

test('only counts the requests that the session has answered by itself', () => {
  const ask = (child: string): ReturnType<typeof readMessage> => {
    const message = readMessage(`<iq xmlns='jabber:client' type='get' id='1'>${child}</iq>`, false, 3);
    answerRequest(message);
    return message;
  };
  const version = ask("<query xmlns='jabber:iq:version'/>");
  const asked = [version, ask("<ping xmlns='urn:xmpp:ping'/>"), ask("<query xmlns='jabber:iq:version'/>")];
  const note = '(and 2 questions for the software version and 1 question for a pong)';
  assert.equal(
    describeOutcome({ kind: 'timed out', withinMs: 5, heard: asked }),
    `nothing within 5 ms ${note}`,
  );
  assert.equal(
    describeOutcome({ kind: 'timed out', withinMs: 5, heard: [...asked, ...heard] }),
    `${seen}; nothing else within 5 ms ${note}`,
  );
  const found = { kind: 'message', message: version, heard: asked } as const;
  assert.equal(describeOutcome(found), `${version.text} at 3 ms`);
});

test('shows the start of a message too long to read, behind its length and what is wrong with it', () => {
  const message = readMessage(`<a>${'x'.repeat(20_000)}`, false, 1);
  const described = describeOutcome({ kind: 'message', message, heard: [message] });
  const head = '20003 characters at 1 ms (1:20003: unclosed tag: a): <a>';
  assert.equal(described, `${head}${'x'.repeat(16 * 1024 - 3)}`);
});
