import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { readFeatures } from './cases';

const feature = `
@req:RFC7395-3.1-a
Feature: Agreeing on the subprotocol

  @case:UPG-013-<case>
  Scenario Outline: Nothing is offered
    When the client offers "<list>"

    Examples:
      | case | list |
      | none |      |

  Scenario: Nobody named this one
    When the client offers one

  @req:RFC6455-4.2.2-f @must
  Rule: The chosen subprotocol MUST be one the client listed

    @case:UPG-001 @full
    Scenario: One is offered
      When the client offers one

    @case:UPG-012
    Scenario Outline: <case> is offered
      When the client offers "<list>"

      @needs:raw-http
      Examples:
        | case  | list        |
        | two   | xmpp, chat  |
        | three | xmpp, a, b  |
`;

function writeFeature(t: TestContext, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'features-'));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, '1-upgrade'));
  writeFileSync(join(folder, '1-upgrade', 'subprotocol.feature'), text);
  return folder;
}

test('gives a row of an outline an id of its own', (t) => {
  const { cases } = readFeatures(writeFeature(t, feature));
  assert.deepEqual(
    cases.map(({ id }) => id),
    ['UPG-013-none', null, 'UPG-001', 'UPG-012-two', 'UPG-012-three'],
  );
});

test('lets a case inherit the tags of feature, rule and examples', (t) => {
  const { cases } = readFeatures(writeFeature(t, feature));
  const row = cases.find(({ id }) => id === 'UPG-012-two');
  assert.deepEqual(row?.requirements, ['RFC7395-3.1-a', 'RFC6455-4.2.2-f']);
  assert.deepEqual(row.tags, [
    '@req:RFC7395-3.1-a',
    '@req:RFC6455-4.2.2-f',
    '@must',
    '@case:UPG-012',
    '@needs:raw-http',
  ]);
  assert.deepEqual(cases.find(({ id }) => id === 'UPG-013-none')?.requirements, ['RFC7395-3.1-a']);
});

test('hands over the rules with the tags that hold for them', (t) => {
  const { rules } = readFeatures(writeFeature(t, feature));
  assert.equal(rules.length, 1);
  assert.equal(rules[0]?.name, 'The chosen subprotocol MUST be one the client listed');
  assert.deepEqual(rules[0].requirements, ['RFC7395-3.1-a', 'RFC6455-4.2.2-f']);
});

test('names the file, with forward slashes, and the line of a case', (t) => {
  const { cases } = readFeatures(writeFeature(t, feature));
  assert.match(cases[0]?.feature ?? '', /\/1-upgrade\/subprotocol\.feature$/);
  assert.deepEqual(
    cases.map(({ line }) => line),
    [11, 13, 20, 30, 31],
  );
});

test('finds nothing in a folder that is not there', () => {
  assert.deepEqual(readFeatures(join(tmpdir(), 'no-such-folder-of-features')), { rules: [], cases: [] });
});

test('names the file that is not Gherkin', (t) => {
  const folder = writeFeature(t, 'Feature: one\n  Scenario: two\n    Given three\n    nonsense\n');
  assert.throws(
    () => readFeatures(folder),
    /wanted a feature in Gherkin, found in \S+subprotocol\.feature: /,
  );
});
