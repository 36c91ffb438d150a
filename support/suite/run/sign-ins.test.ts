import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleTarget } from '../../testing/samples/session';
import { boundSignIns, signInsOf } from './sign-ins';

const account = (username: string) => ({ username, password: 'correct-horse', resource: 'desk' });
const target = sampleTarget({
  accounts: { agent: account('Agent'), peer: account('peer'), publisher: account('events') },
});
const steps = (...texts: string[]) => ({ steps: texts.map((text) => ({ text })) });

test('counts a sign-in for each phrase that takes a party so far', () => {
  const counted = signInsOf(
    steps(
      'the client is at an open stream',
      'the agent is bound and present',
      'the second session is signed in, frame by frame',
      'the supervisor is authenticated',
      'the agent tries 6 wrong passwords',
      'the agent authenticates with its bare JID as authorization identity',
      "the team's users changes",
    ),
    target,
  );
  assert.deepEqual(
    [...counted],
    [
      ['agent', 9],
      ['peer', 1],
      ['events', 1],
    ],
  );
});

test('counts what a step says in XML', () => {
  const docString = { content: "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'/>" };
  const counted = signInsOf({ steps: [{ text: 'the agent sends', argument: { docString } }] }, target);
  assert.deepEqual([...counted], [['agent', 1]]);
});

test('bounds a run by its cases, one more of each that gives back, and what is done around them', () => {
  const cases = [steps('the agent is bound'), steps('the agent is bound'), steps('the client requests it')];
  assert.deepEqual(
    [...boundSignIns(cases, target)],
    [
      ['agent', 2 + 2 + 7],
      ['peer', 7],
      ['events', 7],
    ],
  );
});

test('counts accounts that are one together', () => {
  const same = sampleTarget({ accounts: { agent: account('one'), peer: account('One') } });
  const counted = signInsOf(steps('the agent is bound', 'the supervisor is bound'), same);
  assert.deepEqual([...counted], [['one', 2]]);
});
