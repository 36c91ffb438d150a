import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../checkout';

const load = createRequire(__filename);

test('where the parts of a sentence stand is told as by the package that Cucumber asks', () => {
  const cucumber = createRequire(load.resolve('@cucumber/cucumber/api'));
  const expressions = createRequire(cucumber.resolve('@cucumber/cucumber-expressions'));
  type Exec = (plain: RegExp, text: string) => RegExpExecArray | null;
  const theirs = expressions('regexp-match-indices') as Exec;
  const { useNativeIndices } = load(path.join(root, 'bin/native-indices.js')) as {
    useNativeIndices: () => void;
  };
  useNativeIndices();
  const ours = expressions('regexp-match-indices') as Exec;
  assert.notEqual(ours, theirs);
  const phrases = [
    /^the (agent|supervisor) sends "((?:[^"\\]|\\.)*)"( again)?$/,
    /^(?:(\d+) of )?(a|b(c)?)$/,
    /^(?<party>\w+) waits$/,
  ];
  for (const phrase of phrases)
    for (const text of ['the agent sends "a\\"b"', '3 of bc', 'a', 'bob waits', 'nothing of these']) {
      const [one, two] = [ours(phrase, text), theirs(phrase, text)];
      assert.equal(one === null, two === null, text);
      assert.deepEqual(one && [...one], two && [...two]);
      assert.deepEqual(one?.indices && [...one.indices], two?.indices && [...two.indices]);
    }
});
