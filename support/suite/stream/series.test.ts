import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CaseVariables } from '../../protocol/session';
import { answerFences, sampleSession } from '../../testing/samples/session';
import { Nonconformity } from '../../judgement/verdict';
import { expectEach, sendBytes, sendSeries } from './series';

const bound =
  "<iq xmlns='jabber:client' type='result' id='1'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>agent@example.com/desk</jid></bind></iq>";
const numbered = "<message xmlns='jabber:client' id='m$number'><body>$number</body></message>";
const expression = "/client:message[@id=concat('m',$number)]";
const message = (number: number): string =>
  `<message xmlns='jabber:client' id='m${String(number)}'><body>${String(number)}</body></message>`;

test('sends the paragraphs of a template in turn, numbered from one', () => {
  const { session, socket } = sampleSession();
  sendSeries(session, 3, '<a n="$number"/>\n\n<b n="$number"/>');
  assert.deepEqual(socket.sent, ['<a n="1"/>', '<b n="2"/>', '<a n="3"/>']);
});

test('takes what came after the first of a series as the reaction', async () => {
  const { session, socket } = sampleSession();
  socket.say(bound);
  answerFences(socket);
  socket.answer = (text) => (text.includes('message') ? text : null);
  sendSeries(session, 2, numbered);
  answerFences(socket);
  await expectEach(session, 2, true, expression);
});

test('pads a template to so many bytes, characters of several bytes counted as such', () => {
  const { session, socket } = sampleSession();
  sendBytes(session, 100, '<a id="$id">é$padding</a>', new CaseVariables());
  assert.equal(Buffer.byteLength(socket.sent[0] ?? ''), 100);
});

test('objects to one that is missing, naming its number', async () => {
  const { session, socket } = sampleSession();
  socket.say(bound);
  answerFences(socket);
  sendSeries(session, 2, numbered);
  socket.say(message(1));
  await assert.rejects(expectEach(session, 2, false, expression), (error: unknown) => {
    assert.ok(error instanceof Nonconformity);
    assert.match(error.message, /none with the number 2/);
    return true;
  });
});

test('objects to one that comes twice', async () => {
  const { session, socket } = sampleSession();
  socket.say(bound);
  answerFences(socket);
  sendSeries(session, 2, numbered);
  for (const number of [1, 2, 1]) socket.say(message(number));
  await assert.rejects(expectEach(session, 2, false, expression), Nonconformity);
});

test('objects to another order only where order is asked for', async () => {
  const { session, socket } = sampleSession();
  socket.say(bound);
  answerFences(socket);
  sendSeries(session, 2, numbered);
  for (const number of [2, 1]) socket.say(message(number));
  await expectEach(session, 2, false, expression);
  await assert.rejects(expectEach(session, 2, true, expression), Nonconformity);
});
