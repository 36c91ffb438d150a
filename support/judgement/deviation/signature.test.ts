import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHeard } from './heard';
import type { Signature } from './shape';
import { matchesSignature } from './signature';

const error = `<stream:error xmlns:stream='http://etherx.jabber.org/streams'><reset xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`;
const close = `<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>`;
const presence = `<presence xmlns='jabber:client' from='a@b/c'/>`;
const question = `<iq xmlns='jabber:client' type='get' id='1'><query xmlns='jabber:iq:version'/></iq>`;
const end: Signature = [
  { message: '/stream:error[streamerr:reset]' },
  { message: '/framing:close' },
  { closed: 1000 },
];

test('reads what came from the text of a finding, in its order', () => {
  const got = `${error} at 1.5 ms\n<b at 2 ms (1:2: unclosed)\n${close} at 3 ms; then the WebSocket closed with 1000 "bye" at 4 ms (and 1 question for a pong)`;
  assert.deepEqual(readHeard(got), [
    { kind: 'message', text: error },
    { kind: 'message', text: '<b' },
    { kind: 'message', text: close },
    { kind: 'closed', code: 1000 },
  ]);
  assert.deepEqual(readHeard('nothing within 5000 ms'), []);
  assert.deepEqual(readHeard('HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nafter 1.0 ms'), [
    { kind: 'status', status: 101 },
  ]);
  assert.deepEqual(readHeard(`${close}\n(it satisfies /framing:close) in case A-1 at 6.1 ms`), [
    { kind: 'message', text: close },
  ]);
});

test('matches the same events in the same order and no others', () => {
  const got = `${error} at 1 ms\n${close} at 3 ms; then the WebSocket closed with 1000 at 4 ms`;
  assert.equal(matchesSignature(end, { got }), true);
  assert.equal(matchesSignature(end.slice(0, 2), { got }), false);
  assert.equal(matchesSignature([...end].reverse(), { got }), false);
  assert.equal(matchesSignature(end, { got: `${error} at 1 ms` }), false);
  assert.equal(matchesSignature([...end.slice(0, 2), { closed: 1002 }], { got }), false);
});

test('takes presence and requests of the server for what may come at any time', () => {
  const got = `${presence} at 1 ms\n${question} at 2 ms\n${close} at 3 ms; nothing else within 5 ms`;
  assert.equal(matchesSignature([{ message: '/framing:close' }], { got }), true);
  assert.equal(matchesSignature([], { got: `${presence} at 1 ms; nothing else within 5 ms` }), true);
  assert.equal(matchesSignature([], { got }), false);
  assert.equal(matchesSignature([{ message: '/client:presence' }], { got: `${presence} at 1 ms` }), true);
});

test('finds a text in a message that no parser takes, and never an expression', () => {
  const got = '<a>&#1;</a> at 1 ms (1:6: malformed character entity.)';
  assert.equal(matchesSignature([{ text: '&#1;' }], { got }), true);
  assert.equal(matchesSignature([{ message: '/a' }], { got }), false);
});

test('matches nothing that is longer than any known deviation', () => {
  const got = `${close} at 1 ms\n${'<a/>'.repeat(20_000)} at 2 ms`;
  assert.equal(matchesSignature([{ message: '/framing:close' }], { got }), false);
});
