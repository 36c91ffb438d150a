import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FakeSocket } from '../../testing/samples/session';
import { sampleSession } from '../../testing/samples/session';
import { NotApplicable } from '../../judgement/verdict';
import { putRosterBack, assumeNoSight } from './roster';
import { sampleRun, sampleWorld } from '../../testing/samples/world';
import type { ConformanceWorld } from '../world';

const peer = { username: 'peer', password: 'other-horse', resource: 'desk' };
const contact = 'peer@example.com';

/** Answers roster requests with the items of the moment, and every other request with an empty result. */
function keepRoster(socket: FakeSocket, items: { now: string }): void {
  socket.answer = (text) => {
    const id = /id='([^']+)'/.exec(text)?.[1] ?? '';
    if (!text.includes("type='get'")) return null;
    const query = text.includes('roster') ? `<query xmlns='jabber:iq:roster'>${items.now}</query>` : '';
    return `<iq xmlns='jabber:client' type='result' id='${id}'>${query}</iq>`;
  };
}

function prepare(before: string): { world: ConformanceWorld; socket: FakeSocket; items: { now: string } } {
  const { world } = sampleWorld(sampleRun({ accounts: { peer } }));
  const { session, socket } = sampleSession();
  socket.say(bound);
  const items = { now: before };
  keepRoster(socket, items);
  world.adopt('the agent', session);
  world.adopt('the supervisor', sampleSession({ account: peer }).session);
  return { world, socket, items };
}

const bound =
  "<iq xmlns='jabber:client' type='result' id='1'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>agent@example.com/desk</jid></bind></iq>";
const item = (subscription: string): string => `<item jid='${contact}' subscription='${subscription}'/>`;

/** What was sent besides requests for the roster, fences and the end of the stream. */
function undone({ sent }: FakeSocket): string[] {
  return sent.filter((text) => !text.includes("type='get'") && !text.includes('<close'));
}

test('removes a contact that came during the case', async () => {
  const { world, socket, items } = prepare('');
  await putRosterBack(world, 'the agent');
  items.now = item('to');
  await world.end();
  const [stanza = '', ...others] = undone(socket);
  assert.match(stanza, /<item jid='peer@example\.com' subscription='remove'\/>/);
  assert.deepEqual(others, []);
});

test('takes back only what a contact of before has gained', async () => {
  const { world, socket, items } = prepare(item('from'));
  await putRosterBack(world, 'the agent');
  items.now = item('both');
  await world.end();
  assert.deepEqual(undone(socket), [`<presence xmlns='jabber:client' type='unsubscribe' to='${contact}'/>`]);
});

test('leaves a roster alone that did not change', async () => {
  const { world, socket } = prepare(item('both'));
  await putRosterBack(world, 'the agent');
  await world.end();
  assert.deepEqual(undone(socket), []);
});

test('has no say where a party sees the other already', async () => {
  const { world } = prepare(item('to'));
  await assert.rejects(assumeNoSight(world, 'the agent', 'the supervisor'), (error: unknown) => {
    assert.ok(error instanceof NotApplicable);
    assert.equal(error.message, "the roster of the agent has the supervisor with subscription='to'");
    return true;
  });
});

test('goes on where a party is seen but does not see', async () => {
  const { world } = prepare(item('from'));
  await assumeNoSight(world, 'the agent', 'the supervisor');
});
