import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SetupFailure } from './failure';
import { sampleSession, type FakeSocket } from '../../testing/samples/session';
import { reach, stages, type Stage } from './stage';

const open = "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>";
const features = "<features xmlns='http://etherx.jabber.org/streams'/>";
const success = "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>";
const jid = 'agent@example.com/desk';

/** A server that takes a client through every stage. */
function serve(socket: FakeSocket, changes: (text: string) => string | null = () => null): void {
  socket.answer = (text) => {
    const changed = changes(text);
    if (changed !== null) return changed === '' ? null : changed;
    const id = / id='([^']*)'/.exec(text)?.[1] ?? '';
    if (text.startsWith('<open')) {
      socket.say(open);
      return features;
    }
    if (text.startsWith('<auth')) return success;
    if (text.startsWith('<presence')) return `<presence xmlns='jabber:client' from='${jid}'/>`;
    if (text.includes('xmpp-bind'))
      return `<iq xmlns='jabber:client' type='result' id='${id}'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>${jid}</jid></bind></iq>`;
    return null;
  };
}

/** How the way to a stage ends on a server with these changes. */
async function failure(stage: Stage, changes: (text: string) => string | null): Promise<SetupFailure> {
  const { session, socket } = sampleSession();
  serve(socket, changes);
  const error: unknown = await reach(session, stage).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof SetupFailure);
  return error;
}

test('takes a session to each stage and no further', async () => {
  const steps = [0, 1, 2, 3, 4, 6];
  for (const [index, stage] of stages.entries()) {
    const { session, socket } = sampleSession();
    serve(socket);
    await reach(session, stage);
    assert.equal(socket.sent.length, steps[index], stage);
  }
});

test('takes the pong for presence where the server echoes none', async () => {
  const { session, socket } = sampleSession();
  serve(socket, (text) => {
    if (text.startsWith('<presence')) return '';
    if (!text.includes('urn:xmpp:ping')) return null;
    return `<iq xmlns='jabber:client' type='error' id='${session.variables.id ?? ''}'/>`;
  });
  await reach(session, 'bound and present');
});

test('hears the pong behind the echo before it goes on', async () => {
  const { session, socket } = sampleSession();
  serve(socket);
  const reached = reach(session, 'bound and present');
  while (!socket.sent.some((text) => text.includes('urn:xmpp:ping'))) await new Promise(setImmediate);
  const id = session.variables.id ?? '';
  socket.say(`<iq xmlns='jabber:client' type='result' id='${id}'/>`);
  await reached;
  assert.equal(session.last('/client:iq[not(bind:bind)]/@id'), id);
  assert.equal(session.patience.expects('pong'), true);
});

test('says which step failed and what the server said', async () => {
  const refusal = "<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><not-authorized/></failure>";
  const error = "<error xmlns='http://etherx.jabber.org/streams'/>";
  const cases: [Stage, string, string, string][] = [
    ['at an open stream', '<open', error, `the agent could not open a stream: ${error}`],
    ['bound', '<auth', refusal, `the agent could not authenticate: ${refusal}`],
  ];
  for (const [stage, start, answer, message] of cases) {
    const failed = await failure(stage, (text) => (text.startsWith(start) ? answer : null));
    assert.equal(failed.message, message);
    assert.match(failed.blocker?.id ?? '', /^step-/);
  }
});

test('says that a resource could not be bound, with the refusal', async () => {
  const failed = await failure('bound', (text) =>
    text.includes('xmpp-bind') ? text.replace("type='set'", "type='error'") : null,
  );
  assert.match(failed.message, /^the agent could not bind a resource: <iq type='error'/);
});

test('says that the restart failed where the stream does not open again', async () => {
  let opens = 0;
  const failed = await failure('signed in', (text) => (text.startsWith('<open') && ++opens > 1 ? '' : null));
  assert.equal(failed.message, 'the agent could not restart the stream: no answer within 50 ms');
});

test('says that nothing came in time, or only a part of what is waited for', async () => {
  const nothing = await failure('at an open stream', () => '');
  assert.equal(nothing.message, 'the agent could not open a stream: no answer within 50 ms');
  const half = await failure('at an open stream', (text) => (text.startsWith('<open') ? open : null));
  assert.equal(half.message, 'the agent could not open a stream: no answer within 50 ms');
});

test('says that presence was not taken where neither echo nor pong comes', async () => {
  const failed = await failure('bound and present', (text) => (text.startsWith('<presence') ? '' : null));
  assert.equal(failed.message, 'the agent could not become present: no answer within 50 ms');
});

test('says with which code the WebSocket closed', async () => {
  const { session, socket } = sampleSession();
  socket.hangUp(1013, 'later');
  await assert.rejects(reach(session, 'at an open stream'), {
    name: 'SetupFailure',
    message: 'the agent could not open a stream: the WebSocket closed with 1013',
  });
});
