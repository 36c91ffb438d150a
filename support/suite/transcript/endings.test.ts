import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Recorder } from '../../protocol/wire/recorder';
import { readSessions } from './endings';

const bound = (jid = 'a@b/c'): string =>
  `<iq xmlns='jabber:client' type='result' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>${jid}</jid></bind></iq>`;
const ping = "<iq xmlns='jabber:client' type='get' id='1' to='b'><ping xmlns='urn:xmpp:ping'/></iq>";
const error = (condition: string): string =>
  `<stream:error xmlns:stream='http://etherx.jabber.org/streams'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`;
const close = "<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>";

/** How the server ended the first session of a case: `>` is said, `<` is heard, `close` ends the connection. */
function endOf(...said: string[]): string | null {
  const recorder = new Recorder('CASE-1');
  const connection = recorder.connect('the agent', 'ws://b/');
  connection.frame('received', 'text', bound());
  for (const text of said)
    if (text.startsWith('end by '))
      connection.note('closed', { end: text.endsWith('server') ? 'server' : 'client' });
    else connection.frame(text.startsWith('>') ? 'sent' : 'received', 'text', text.slice(1));
  return readSessions(recorder.transcript)[0]?.end?.how ?? null;
}

test('tells what the server ended a session with, where its client had only pinged', () => {
  assert.equal(endOf(`>${ping}`, 'end by server'), 'closed');
  assert.equal(
    endOf(`<${error('policy-violation')}`, `<${close}`, `>${close}`, 'end by server'),
    'the stream error policy-violation, then <close/>, then closed',
  );
});

test('holds no end against the server that the client began or may have provoked', () => {
  assert.equal(endOf(`>${close}`, `<${close}`, 'end by server'), null);
  assert.equal(endOf('end by client'), null);
  assert.equal(endOf("><message xmlns='jabber:client'><body></message>", 'end by server'), null);
  assert.equal(endOf(`>${ping.replace("id='1'", "id='1' from='x@b/c'")}`, 'end by server'), null);
  assert.equal(endOf(`>${ping}`), null);
});

test('holds no end against the server that answers the end the suite puts to a session', () => {
  const recorder = new Recorder('CASE-1');
  const connection = recorder.connect('the agent', 'ws://b/');
  connection.frame('received', 'text', bound());
  connection.sayFor('end', () => connection.frame('sent', 'text', close));
  connection.frame('received', 'text', close);
  connection.frame('received', 'close', '1000 Stream closed');
  connection.note('closed', { end: 'server' });
  assert.equal(readSessions(recorder.transcript)[0]?.end, null);
});

test('leaves alone what lies outside of the conversation', () => {
  for (const condition of ['conflict', 'system-shutdown', 'see-other-host', 'reset'])
    assert.equal(endOf(`<${error(condition)}`, 'end by server'), null);
});

test('holds no end against the server whose reason cannot be read', () => {
  const undeclared = error('conflict').replace(" xmlns:stream='http://etherx.jabber.org/streams'", '');
  assert.equal(endOf(`<${undeclared}`, 'end by server'), null);
});

test('leaves to other rules the end of a session while another of the account begins', () => {
  const recorder = new Recorder('CASE-1');
  const [first, second] = [
    recorder.connect('the agent', 'ws://b/'),
    recorder.connect('the second session', 'ws://b/'),
  ];
  first.frame('received', 'text', bound());
  second.frame('received', 'text', bound('a@b/d'));
  first.note('closed', { end: 'server' });
  assert.deepEqual(
    readSessions(recorder.transcript).map(({ end }) => end),
    [null, null],
  );
});
