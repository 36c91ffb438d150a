import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Recorder } from '../../protocol/wire/recorder';
import { readAnswers, type Answer } from './answers';

const bound =
  "<iq xmlns='jabber:client' type='result' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>a@b/c</jid></bind></iq>";
const bind =
  "<iq xmlns='jabber:client' type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>";
const ask = "<iq xmlns='jabber:client' type='get' id='1' to='b'><ping xmlns='urn:xmpp:ping'/></iq>";
const answer = "<iq xmlns='jabber:client' type='result' id='1' from='b' to='a@b/c'/>";

/** The answers of a conversation: `>` is said, `<` is heard. */
function answersOf(...said: string[]): Answer[] {
  const recorder = new Recorder('CASE-1');
  const connection = recorder.connect('the agent', 'ws://b/');
  for (const text of said)
    connection.frame(text.startsWith('>') ? 'sent' : 'received', 'text', text.slice(1));
  return readAnswers(recorder.transcript).flatMap(({ answers }) => answers);
}

test('counts the answers that came before to a request that was made once', () => {
  const answers = answersOf(`>${bind}`, `<${bound}`, `>${ask}`, `<${answer}`, `<${answer}`);
  assert.deepEqual(
    answers.map(({ earlier }) => earlier),
    [0, 0, 1],
  );
});

test('tells of whom a request was asked, and that none was made', () => {
  const answers = answersOf(
    `>${bind}`,
    `<${bound}`,
    `>${ask}`,
    `<${answer}`,
    `<${answer.replace("'1'", "'2'")}`,
  );
  assert.deepEqual(
    answers.map(({ askedOf }) => askedOf),
    ['', 'b', null],
  );
});

test('counts nothing for a request whose id was used twice', () => {
  const answers = answersOf(`>${bind}`, `<${bound}`, `>${ask}`, `<${answer}`, `>${ask}`, `<${answer}`);
  assert.ok(answers.every(({ earlier }) => earlier === 0));
});

test('looks at no answer behind a request that cannot be read', () => {
  const broken = ask.replace('</iq>', '');
  assert.equal(answersOf(`>${bind}`, `<${bound}`, `>${broken}`, `<${answer}`).length, 1);
});

test('says which address a bound connection has, and asks none of what is addressed before', () => {
  const [first] = answersOf(`>${bind}`, `<${bound.replace("id='b'", "id='b' to='b/1234'")}`);
  assert.equal(first?.to, '');
});
