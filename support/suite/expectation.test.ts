import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerFences, sampleSession } from '../testing/samples/session';
import { Blocked, Nonconformity } from '../judgement/verdict';
import { expectNone } from './expectation';

const expression = "/client:message[@id='m']";
const bound =
  "<iq xmlns='jabber:client' type='result' id='1'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>agent@example.com/desk</jid></bind></iq>";
const message = "<message xmlns='jabber:client' id='m'/>";

test('takes silence up to the answer of a fence as proof', async () => {
  const { session, socket } = sampleSession();
  socket.say(bound);
  answerFences(socket);
  session.send('<a/>');
  await expectNone(session, expression, 'no message');
});

test('objects to what came before the answer of the fence', async () => {
  const { session, socket } = sampleSession();
  socket.say(bound);
  answerFences(socket);
  session.send('<a/>');
  socket.say(message);
  await assert.rejects(expectNone(session, expression, 'no message'), Nonconformity);
});

test('takes silence after which the connection ended as proof', async () => {
  const { session, socket } = sampleSession();
  session.send('<a/>');
  socket.hangUp(1000);
  await expectNone(session, expression, 'no message');
});

test('proves nothing where the fence is not answered either', async () => {
  const { session } = sampleSession();
  session.send('<a/>');
  await assert.rejects(expectNone(session, expression, 'no message'), (error: unknown) => {
    assert.ok(error instanceof Blocked);
    assert.match(error.message, /^no message came, but neither did the answer to the ping sent behind/);
    return true;
  });
});
