import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Recorder } from './recorder';

const password = 'correct-horse';
const auth = Buffer.from(`\0agent\0${password}`).toString('base64');

test('numbers connections from one and notes whose they are', () => {
  const recorder = new Recorder('CASE-1');
  recorder.connect('agent', 'ws://a');
  recorder.connect('rest', 'http://b');
  assert.equal(recorder.transcript.case, 'CASE-1');
  assert.deepEqual(recorder.transcript.connections, [
    { id: 1, party: 'agent', url: 'ws://a', tls: null },
    { id: 2, party: 'rest', url: 'http://b', tls: null },
  ]);
});

test('files each entry under the step that was under way', () => {
  const recorder = new Recorder('CASE-1');
  const connection = recorder.connect('agent', 'ws://a');
  connection.note('before');
  recorder.step = 'the agent opens a stream';
  connection.frame('sent', 'text', '<open/>');
  recorder.step = null;
  connection.frame('received', 'text', '<open/>');
  const steps = recorder.transcript.entries.map(({ step }) => step);
  assert.deepEqual(steps, [null, 'the agent opens a stream', null]);
});

test('keeps a request whose response never came, and gives a response its own time', () => {
  const recorder = new Recorder('CASE-1');
  const connection = recorder.connect('rest', 'http://b');
  connection.request({ line: 'GET /1 HTTP/1.1', headers: [], body: '' });
  const answered = connection.request({ line: 'GET /2 HTTP/1.1', headers: [], body: '' });
  answered({ line: 'HTTP/1.1 200 OK', headers: [['A', 'b']], body: 'c' }, 30);
  const [first, second] = recorder.transcript.entries;
  assert.ok(first?.kind === 'http' && first.response === null);
  assert.ok(second?.kind === 'http' && second.response);
  const { at, ...response } = second.response;
  assert.ok(at >= second.at);
  assert.deepEqual(response, { line: 'HTTP/1.1 200 OK', headers: [['A', 'b']], body: 'c', bytes: 30 });
});

test('counts time forward, to a tenth of a millisecond', () => {
  const recorder = new Recorder('CASE-1');
  const earlier = recorder.now();
  assert.ok(earlier >= 0);
  assert.ok(recorder.now() >= earlier);
  assert.equal(Math.round(earlier * 10) / 10, earlier);
});

test('writes a secret nowhere, wherever it is said', () => {
  const recorder = new Recorder('CASE-1', [password]);
  const connection = recorder.connect('agent', `ws://agent:${password}@host/`);
  connection.frame('sent', 'text', `<auth mechanism='PLAIN'>${auth}</auth>`);
  connection.frame('sent', 'text', `<auth mechanism='PLAIN>${auth}</auth>`);
  connection.frame('received', 'text', `<error>bad: ${auth}</error>`);
  connection.frame('received', 'binary', Buffer.from(password).toString('hex'));
  connection.frame('received', 'close', `1008 ${password}`);
  connection.note(`gave up on ${password}`);
  connection.request({
    line: `GET /?password=${password} HTTP/1.1`,
    headers: [
      ['Authorization', `Basic ${Buffer.from(`agent:${password}`).toString('base64')}`],
      ['X-Echo', password],
    ],
    body: `<password>${password}</password>`,
  })({ line: `HTTP/1.1 400 ${password}`, headers: [['Set-Cookie', 'a=b']], body: password }, 10);
  const written = JSON.stringify(recorder.transcript);
  assert.ok(!written.includes(password), written);
  assert.ok(!written.includes(auth.slice(-12)), written);
  assert.ok(!written.includes(Buffer.from(password).toString('hex')), written);
  assert.ok(!written.includes('a=b'), written);
});

test('writes down, when all is said, what of it was made up and what was given', () => {
  const recorder = new Recorder('CASE-1', [password]);
  recorder.given = [
    { name: 'domain', value: 'example.com' },
    { name: 'pubsub', value: 'pubsub.example.com' },
  ];
  const connection = recorder.connect('agent', 'ws://a');
  const id = recorder.inventions.draw('id');
  recorder.inventions.draw('id');
  connection.frame('sent', 'text', `<iq id='${id}' to='example.com'/>`);
  const { invented, given } = recorder.seal();
  assert.deepEqual(invented, [{ name: 'id:1', kind: 'id', value: id }]);
  assert.deepEqual(given, [{ name: 'domain', value: 'example.com' }]);
});
