import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleAccount, sampleTarget } from '../testing/samples/session';
import { nodeId, nodeWords } from './node-name';
import { accountOf, parties } from './party';
import { anyOf } from './words';

test("gives the second session the agent's account on another resource", () => {
  assert.deepEqual(accountOf('the agent', sampleTarget()), sampleAccount);
  assert.deepEqual(accountOf('the second session', sampleTarget()), { ...sampleAccount, resource: 'desk-2' });
});

test('gives each case a resource of its own', () => {
  const resource = (party: Parameters<typeof accountOf>[0]) =>
    accountOf(party, sampleTarget(), 'BND-001')?.resource;
  assert.equal(resource('the agent'), 'desk-bnd-001');
  assert.equal(resource('the second session'), 'desk-2-bnd-001');
});

test('lets the client be without an account, and nobody else', () => {
  const target = sampleTarget({ accounts: {} });
  for (const party of parties.filter((each) => each !== 'the client'))
    assert.throws(() => accountOf(party, target), { name: 'NotApplicable' });
  assert.equal(accountOf('the client', target), null);
  assert.throws(() => accountOf('the supervisor', target), {
    message: 'the target file names no accounts.peer, which the supervisor needs',
  });
});

test('names nodes by the ids of the target, as they are spelt', () => {
  const target = sampleTarget({ user: { id: 'Agent1' }, team: { id: '7' } });
  const named = {
    "the user's state": '/finesse/api/User/Agent1',
    "the user's dialogs": '/finesse/api/User/Agent1/Dialogs',
    "the user's client log": '/finesse/api/User/Agent1/ClientLog',
    "the team's users": '/finesse/api/Team/7/Users',
    "the system's state": '/finesse/api/SystemInfo',
    'the prepared node': '/suite/abcd',
  } as const;
  for (const name of Object.keys(named) as (keyof typeof named)[])
    assert.equal(nodeId(name, target, 'abcd'), named[name]);
});

test('recognises each name of a node in a step whole', () => {
  const pattern = anyOf(nodeWords.map(([english]) => english));
  for (const name of ["the user's state", "the user's client log", 'an unknown node'])
    assert.equal(pattern.exec(`subscribes to ${name} twice`)?.[0], name);
  assert.equal(pattern.test("the user's lunch"), false);
});
