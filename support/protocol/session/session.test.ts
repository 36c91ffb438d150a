import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from './inbox';
import { bind, ping } from './binding';
import { CaseVariables } from './case-variables';
import { fence } from './fence';
import { Patience } from './patience';
import { sampleSession, sampleTarget } from '../../testing/samples/session';

const bound =
  "<iq xmlns='jabber:client' type='result' id='1'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>agent@example.com/desk</jid></bind></iq>";

function pong(text: string): string | null {
  const id = /id='([^']*:fence)'/.exec(text)?.[1];
  return id === undefined ? null : `<iq xmlns='jabber:client' type='result' id='${id}'/>`;
}

function textOf(outcome: Outcome): string {
  return outcome.kind === 'message' ? outcome.message.text : outcome.kind;
}

test('takes for the reaction only what came since the last stimulus', async () => {
  const { session, socket } = sampleSession();
  socket.say('<a/>');
  session.send('<b/>');
  assert.equal((await session.expect('/a')).kind, 'timed out');
  socket.say('<a/>');
  assert.equal((await session.expect('/a')).kind, 'message');
  assert.deepEqual(socket.sent, ['<b/>']);
  assert.equal(session.stimulus?.sent, '<b/>');
});

test('hears an answer that comes while the stimulus is still being sent', async () => {
  const { session, socket } = sampleSession();
  socket.answer = () => '<b/>';
  session.send('<a/>');
  assert.equal(textOf(await session.expect('/b')), '<b/>');
});

test('takes what happened elsewhere as the stimulus, and says nothing', async () => {
  const { session, socket } = sampleSession();
  socket.say('<a/>');
  session.witness('elsewhere', 'a state change');
  assert.equal(session.stimulus?.sent, 'a state change');
  assert.equal((await session.expect('/a')).kind, 'timed out');
  assert.deepEqual(socket.sent, []);
});

test('fences the reaction off with a ping that changes neither stimulus nor reaction', async () => {
  const { session, socket } = sampleSession();
  socket.say(bound);
  socket.answer = pong;
  session.send('<a/>');
  socket.say('<b/>');
  const outcome = await fence(session);
  assert.match(textOf(outcome), /:fence/);
  assert.equal(outcome.heard[0]?.text, '<b/>');
  assert.equal(session.stimulus?.sent, '<a/>');
  assert.equal((await session.expect('/b')).kind, 'message');
});

test('takes no answer to an earlier fence for that of a later one', async () => {
  const { session, socket } = sampleSession();
  socket.answer = pong;
  await fence(session);
  socket.answer = () => null;
  assert.equal((await fence(session)).kind, 'timed out');
});

test('waits for no answer to a fence behind what nothing may follow', async () => {
  const last = [
    "<error xmlns='http://etherx.jabber.org/streams'/>",
    "<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>",
  ];
  for (const said of last) {
    const { session, socket } = sampleSession();
    session.send('<a/>');
    socket.say(said);
    assert.equal(textOf(await fence(session)), said);
  }
});

test('takes the answer to a fence in whichever namespace it is', async () => {
  const { session, socket } = sampleSession();
  socket.say(bound);
  socket.answer = (text) => pong(text)?.replace(" xmlns='jabber:client'", '') ?? null;
  assert.match(textOf(await fence(session)), /:fence/);
});

test('fences with what may be asked before a resource is bound, stage by stage', async () => {
  const { session, socket } = sampleSession();
  const features = (child: string): string =>
    `<features xmlns='http://etherx.jabber.org/streams'>${child}</features>`;
  const fenced = async (answer: string, before?: string): Promise<string> => {
    socket.answer = () => null;
    session.send('<a/>');
    socket.answer = () => {
      if (before !== undefined) socket.say(before);
      return answer;
    };
    const { length } = socket.sent;
    const heard = session.inbox.messages.length;
    assert.equal((await fence(session)).kind, 'message');
    assert.ok(session.inbox.since(heard).every((message) => message.fence !== undefined));
    return socket.sent[length] ?? '';
  };
  const open = "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' id='s'/>";
  assert.match(await fenced(features(''), open), /^<open /);
  assert.match(
    await fenced("<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><invalid-mechanism/></failure>"),
    /^<auth .*mechanism='SUITE-FENCE'/,
  );
  socket.say("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
  socket.say(features("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>"));
  socket.answer = () => null;
  session.send('<a/>');
  socket.answer = (text) => text.replace("type='set'", "type='result'");
  await fence(session);
  assert.match(socket.sent.at(-1) ?? '', /^<iq .*xmpp-bind/);
});

test('takes the header before an error for the reaction, where the question behind it was never answered', async () => {
  const { session, socket } = sampleSession();
  socket.answer = () => null;
  session.send("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='nobody'/>");
  socket.answer = () => {
    socket.say("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='nobody'/>");
    return "<error xmlns='http://etherx.jabber.org/streams'/>";
  };
  const { heard } = await fence(session);
  assert.deepEqual(
    heard.map(({ fence: answered }) => answered),
    [undefined, undefined],
  );
});

test('sends no fence on a WebSocket that has closed', async () => {
  const { session, socket } = sampleSession();
  socket.say('<a/>');
  socket.hangUp(1001);
  await socket.closed;
  const outcome = await fence(session);
  assert.equal(outcome.kind, 'closed');
  assert.equal(outcome.heard[0]?.text, '<a/>');
  assert.deepEqual(socket.sent, []);
});

test("answers the server's requests without making them a stimulus", () => {
  const { session, socket } = sampleSession();
  session.send('<a/>');
  socket.say(
    "<iq xmlns='jabber:client' type='get' id='v1' from='example.com'><query xmlns='jabber:iq:version'/></iq>",
  );
  assert.match(socket.sent[1] ?? '', /id='v1'.*finesse-conformance/);
  assert.equal(session.stimulus?.sent, '<a/>');
  assert.equal(session.stimulus.position, 0);
});

test('leaves requests unanswered where a case has taken that over', () => {
  const { session, socket } = sampleSession();
  session.answersRequests = false;
  socket.say("<iq xmlns='jabber:client' type='get' id='v1'><query xmlns='jabber:iq:version'/></iq>");
  assert.deepEqual(socket.sent, []);
});

test('takes an iq with the id of the request for its answer, and no other', async () => {
  const { session, socket } = sampleSession();
  ping(session);
  const { id = '' } = session.variables;
  socket.say("<iq xmlns='jabber:client' type='result' id='other'/>");
  socket.say(`<iq xmlns='jabber:client' type='get' id='${id}'><ping xmlns='urn:xmpp:ping'/></iq>`);
  socket.say(`<iq xmlns='jabber:client' type='error' id='${id}'/>`);
  assert.match(textOf(await session.expectAnswer()), /type='error'/);
});

test('takes the next message for the answer to an open, a SASL element for that to one, and an error for that to anything', async () => {
  const framing = "xmlns='urn:ietf:params:xml:ns:xmpp-framing'";
  const sasl = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'";
  const error = "<error xmlns='http://etherx.jabber.org/streams'/>";
  const answers = [
    [`<open ${framing}/>`, '<something-else/>'],
    [`<auth ${sasl}/>`, `<failure ${sasl}/>`],
    ["<message xmlns='jabber:client'/>", '<anything/>'],
    [`<auth ${sasl}/>`, `<close ${framing}/>`],
    ["<iq xmlns='jabber:client' id='1'/>", error],
  ];
  for (const [sent = '', answer = ''] of answers) {
    const { session, socket } = sampleSession();
    session.send(sent);
    const skips = sent.startsWith('<auth') || sent.startsWith('<iq');
    if (skips) socket.say('<something-else/>');
    socket.say(answer);
    assert.equal(textOf(await session.expectAnswer()), answer);
  }
});

test('knows its bare JID in canonical form, and its full JID from the last bind result', async () => {
  const { session, socket } = sampleSession();
  assert.equal(session.bareJid, 'agent@example.com');
  assert.equal(session.fullJid, null);
  assert.throws(() => session.ownFullJid(), {
    message: 'the agent has bound no resource: a step must bind it first',
  });
  assert.equal('full' in session.variables, false);
  socket.say(bound.replace('result', 'error'));
  assert.equal(session.fullJid, null);
  socket.say(bound);
  socket.say(
    "<iq xmlns='jabber:client' type='error' id='2'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>",
  );
  assert.equal(session.ownFullJid(), 'agent@example.com/desk');
  assert.equal(session.variables.full, 'agent@example.com/desk');
  assert.equal((await bind(session)).kind, 'timed out');
});

test('tells the ids of its streams apart by the last stimulus', () => {
  const { session, socket } = sampleSession();
  const open = (id: string): string => `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' id='${id}'/>`;
  assert.equal(session.streamId, null);
  socket.say(open('first'));
  session.send("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>");
  socket.say(open('second'));
  assert.equal(session.streamId, 'second');
  assert.equal(session.variables.prev_id, 'first');
});

test('gives templates and expressions the values of the case, the account and the steps, the last over the first', () => {
  const variables = new CaseVariables({ node: '/node' });
  const { session } = sampleSession({ variables });
  assert.equal(session.variables.node, '/node');
  variables.set({ node: '/other' });
  const { node, domain, pubsub, bare, resource } = session.variables;
  assert.deepEqual([node, domain, pubsub], ['/other', 'Example.com', 'pubsub.example.com']);
  assert.deepEqual([bare, resource], ['agent@example.com', 'desk']);
});

test('has neither names nor credentials without an account', () => {
  const { session } = sampleSession({ account: null });
  assert.equal('bare' in session.variables, false);
  assert.throws(() => session.bareJid, { message: 'the agent has no account in the target file' });
});

test('gives a template that names the id a fresh one, and others none', () => {
  const { session, socket } = sampleSession();
  for (const template of ["<a id='$id'/>", "<a id='$id'/>", '<a/>']) session.sendTemplate(template);
  const [first = '', second = '', third] = socket.sent;
  assert.match(first, /^<a id='[\w-]{36}:request'\/>$/);
  assert.notEqual(first, second);
  assert.equal(third, '<a/>');
  assert.equal(`<a id='${session.variables.id ?? ''}'/>`, second);
});

test('writes a subscription down before it goes out', () => {
  const { session, socket } = sampleSession();
  const noted: number[] = [];
  socket.answer = () => {
    noted.push(session.setting.ledger.entries.length);
    return null;
  };
  session.sendTemplate(
    "<iq xmlns='jabber:client' id='$id'><pubsub xmlns='http://jabber.org/protocol/pubsub'><subscribe node='/a' jid='$bare'/></pubsub></iq>",
  );
  assert.deepEqual(noted, [1]);
});

test('gives up a wait when its target allows no more time', async () => {
  const { session } = sampleSession({
    target: sampleTarget({
      limits: { replyMs: 7, runMs: 1, idleMs: 1, badPasswords: 0, connectsPerSecond: 1 },
    }),
  });
  assert.deepEqual(await session.expect('/a'), { kind: 'timed out', withinMs: 7, heard: [] });
});

test('cuts a wait short for what never came again and again, unless told how long to wait', async () => {
  const patience = new Patience();
  const limits = { replyMs: 600_000, runMs: 1, idleMs: 1, badPasswords: 0, connectsPerSecond: 1 };
  const { session } = sampleSession({ target: sampleTarget({ limits }), patience });
  for (let times = 0; times < 3; times += 1) patience.missed('the server /a');
  assert.deepEqual(await session.expect('/a'), { kind: 'timed out', withinMs: 300, heard: [] });
  assert.deepEqual(await session.expect('/a', { withinMs: 7 }), {
    kind: 'timed out',
    withinMs: 7,
    heard: [],
  });
});
