import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { classify, loadRules } from './rules';
import type { Rule } from './shape';

function write(t: TestContext, text: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'finesse-conformance-rules-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'own.yaml');
  writeFileSync(file, text);
  return file;
}

const isOneWay = ({ when: { change, before, after } }: Rule): boolean =>
  (typeof change === 'string' && change !== 'order' && change !== 'changed') ||
  (before === undefined) !== (after === undefined);

test('a rule about one way alone names the rule for the way back, or says why there is none', () => {
  const { rules } = loadRules();
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const alone = rules
    .filter(isOneWay)
    .filter(({ mirror, unmirrored }) => mirror === undefined && !unmirrored);
  assert.deepEqual(
    alone.map(({ id }) => id),
    [],
  );
  const astray = rules.filter(({ id, mirror }) => mirror !== undefined && byId.get(mirror)?.mirror !== id);
  assert.deepEqual(
    astray.map(({ id }) => id),
    [],
  );
});

test('every client is named by a rule', () => {
  const { rules, clients } = loadRules();
  const named = new Set(rules.flatMap((rule) => rule.clients ?? []));
  assert.deepEqual(
    Object.keys(clients).filter((client) => !named.has(client)),
    [],
  );
});

const difference = {
  ...{ layer: 'wire' as const, channel: 'open', path: 'open/@xml:lang', kind: 'removed' as const },
  ...{ before: 'en', after: null, ordinary: true },
};

test("a team's own rule is asked first, and one with the id of a shipped rule takes its place", (t) => {
  assert.equal(classify(difference, loadRules()).rule, 'open-attributes');
  const own = write(
    t,
    `clients:
  kiosk: { name: Kiosk, version: "3", path: login.ts, source: our own }
rules:
  - id: kiosk-language
    when: { path: open/@xml:lang }
    class: breaking
    clients: [kiosk]
    why: The kiosk chooses its language by it.
    source: our own
`,
  );
  const classed = classify(difference, loadRules(own));
  assert.equal(classed.class, 'breaking');
  assert.deepEqual(
    classed.clients.map(({ name }) => name),
    ['Kiosk'],
  );
});

test('what no rule is about is unknown', () => {
  const unheard = { ...difference, channel: 'something new', path: 'new' };
  assert.equal(classify(unheard, loadRules()).class, 'unknown');
});

test('an error in a file of rules names the key, what stands there and what to write', (t) => {
  const file = write(
    t,
    'rules:\n  - id: Mine\n    when: { path: x, chanel: y }\n    class: bad\n    why: x\n',
  );
  const message = [
    `rules.0.id of ${file} is "Mine": write a name in lower case, such as id: subid-appears`,
    `chanel at rules.0.when of ${file} is not a known key: take it out`,
    `rules.0.class of ${file} is "bad": write one of breaking, behavioural, cosmetic`,
    `rules.0.source of ${file} is missing: write a sentence`,
  ].join('\n');
  assert.throws(() => loadRules(file), { name: 'ComparisonProblem', message });
});

test('a client that is not there is named with what comes near it', (t) => {
  const file = write(
    t,
    'rules:\n  - { id: mine, when: { path: x }, class: breaking, clients: [stanzas], why: x, source: x }\n',
  );
  assert.throws(() => loadRules(file), {
    name: 'ComparisonProblem',
    message: `clients of the rule mine in ${file} names no client that there is, "stanzas": did you mean stanza?`,
  });
});
