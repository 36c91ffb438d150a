import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Recorder, type ConnectionRecorder } from './recorder';

const own = 'agent@example.com/desk';
const bound = `<iq type='result' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>${own}</jid></bind></iq>`;
const push = "<iq type='set' id='p'><query xmlns='jabber:iq:roster'><item jid='x@example.com'/></query></iq>";
const event = `<message><event xmlns='http://jabber.org/protocol/pubsub#event'><items node='n'/></event></message>`;

/** What is marked of the last text, which the server says after all else was said. */
function mark(text: string, before: (connection: ConnectionRecorder, recorder: Recorder) => void): boolean {
  const recorder = new Recorder('NOT-001');
  const connection = recorder.connect('the agent', 'ws://a');
  before(connection, recorder);
  connection.frame('received', 'text', text);
  const last = recorder.seal().entries.at(-1);
  return last?.kind === 'frame' && last.unasked === true;
}

const nothing = (): void => undefined;
const say =
  (text: string) =>
  (connection: ConnectionRecorder): void =>
    connection.frame('sent', 'text', text);

test('marks a request, an event, a presence and a roster push that nothing has caused', () => {
  for (const text of [
    "<iq type='get' id='7-1' from='example.com'><query xmlns='jabber:iq:version'/></iq>",
    "<presence from='finesse@example.com' to='agent@example.com/desk'/>",
    push,
    event,
  ])
    assert.equal(mark(text, nothing), true, text);
});

test('marks an answer to a request that nobody has made', () => {
  assert.equal(mark("<iq type='result' id='other'/>", say("<iq type='get' id='own'/>")), true);
  assert.equal(mark("<iq type='result'/>", say("<iq type='get'/>")), true);
});

test('marks no answer, and nothing that bears the id of what was said', () => {
  assert.equal(mark("<iq type='error' id='own'/>", say("<iq type='get' id='own'/>")), false);
  assert.equal(mark("<message id='own' from='peer@example.com'/>", say("<message id='own'/>")), false);
});

test('marks nothing of a stream, and nothing that is no message of text', () => {
  for (const text of ['<open/>', '<stream:features/>', '<success/>', '<close/>', 'not XML'])
    assert.equal(mark(text, nothing), false, text);
});

test('marks nothing from an address that the case has bound', () => {
  const before = (connection: ConnectionRecorder): void => connection.frame('received', 'text', bound);
  assert.equal(mark(`<presence from='${own}' type='unavailable'/>`, before), false);
  assert.equal(mark("<presence from='agent@example.com/other'/>", before), true);
});

test('marks nothing that holds a value which the case has made up', () => {
  const before = (_: ConnectionRecorder, { inventions }: Recorder): void => {
    inventions.note('item', 'i1');
  };
  assert.equal(mark("<message><items><item id='i1'/></items></message>", before), false);
});

test('takes an address that the case has made up for no sign of what it has caused', () => {
  const before = (connection: ConnectionRecorder, { inventions }: Recorder): void => {
    inventions.note('word', 'desk');
    connection.frame('received', 'text', bound);
  };
  assert.equal(mark(`<iq type='get' id='7-1' to='${own}'/>`, before), true);
  assert.equal(mark('<message><body>desk</body></message>', before), false);
});

test('marks no roster push after a change of the roster, and no event after a change over REST', () => {
  assert.equal(mark(push, say("<iq type='set' id='s'><query xmlns='jabber:iq:roster'/></iq>")), false);
  assert.equal(mark(push, say("<presence type='subscribe' to='x@example.com'/>")), false);
  assert.equal(mark(push, say("<iq type='get' id='s'><query xmlns='jabber:iq:roster'/></iq>")), true);
  const put = (connection: ConnectionRecorder): void => {
    connection.request({ line: 'PUT /finesse/api/User/1 HTTP/1.1', headers: [], body: '' });
  };
  assert.equal(mark(event, put), false);
});
