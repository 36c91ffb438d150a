import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleSession, sampleTarget } from '../testing/samples/session';
import { sampleRun, sampleWorld } from '../testing/samples/world';

test('says who has to be connected, and that somebody has to have spoken', () => {
  const { world } = sampleWorld();
  assert.throws(() => world.session('the agent'), {
    message: 'the agent is not connected: a step must connect it first',
  });
  assert.throws(() => world.lastSpeaker, { message: 'nobody has spoken yet: a When must come first' });
});

test('takes for the last speaker whoever connected or spoke last', () => {
  const { world } = sampleWorld();
  const agent = world.adopt('the agent', sampleSession({ variables: world.variables }).session);
  const client = world.adopt('the client', sampleSession().session);
  assert.equal(world.lastSpeaker, client);
  world.speaker('the agent');
  assert.equal(world.lastSpeaker, agent);
});

test('names a node for every session of the case', () => {
  const { world } = sampleWorld();
  const agent = world.adopt('the agent', sampleSession({ variables: world.variables }).session);
  assert.equal(world.node("the user's dialogs"), '/finesse/api/User/Agent/Dialogs');
  assert.equal(agent.variables.node, '/finesse/api/User/Agent/Dialogs');
  assert.equal(world.fill('$node'), '/finesse/api/User/Agent/Dialogs');
});

test('hides the passwords of its target in what the case records', () => {
  const { world } = sampleWorld();
  assert.equal(world.recorder.redact('it is correct-horse'), 'it is [redacted]');
});

test('undoes at the end what the case did, the last first, and then closes its sessions', async () => {
  const { world } = sampleWorld();
  const done: string[] = [];
  const { session, socket } = sampleSession();
  world.adopt('the agent', session);
  for (const name of ['first', 'second'])
    world.defer(() => {
      done.push(`${name} with ${String(socket.ends.length)} ends`);
      return Promise.resolve();
    });
  await world.end();
  assert.deepEqual(done, ['second with 0 ends', 'first with 0 ends']);
  assert.deepEqual(socket.ends, ['close 1000', 'terminate']);
});

test('does all else where something cannot be undone, and then says what could not', async () => {
  const { world } = sampleWorld();
  const done: string[] = [];
  const { session, socket } = sampleSession();
  world.adopt('the agent', session);
  world.defer(() => Promise.resolve(void done.push('first')));
  world.defer(() => Promise.reject(new Error('the second failed')));
  world.defer(() => Promise.reject(new Error('the third failed')));
  await assert.rejects(world.end(), { message: 'the third failed' });
  assert.deepEqual(done, ['first']);
  assert.deepEqual(socket.ends, ['close 1000', 'terminate']);
});

test('closes also a session whose party has connected again', async () => {
  const { world } = sampleWorld();
  const sockets = [1, 2].map(() => {
    const { session, socket } = sampleSession();
    world.adopt('the agent', session);
    return socket;
  });
  await world.end();
  for (const { ends } of sockets) assert.deepEqual(ends, ['close 1000', 'terminate']);
});

test('takes the account of a party from the target', () => {
  const peer = { username: 'peer', password: 'battery-staple', resource: 'x' };
  const { accounts } = sampleTarget();
  const { world } = sampleWorld(sampleRun({ accounts: { ...accounts, peer } }));
  assert.deepEqual(world.settingOf('the supervisor').account, { ...peer, resource: 'x-case-1' });
  assert.equal(world.variables.values.peer, 'peer@example.com');
});
