import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { subscribed, writeSampleRun, type SampleRun } from '../testing/samples/stored-run';
import { compareRuns, loadRules, readRun, type Comparison, type StoredRun } from '.';

const rules = loadRules();

function store(t: TestContext, sample: SampleRun = {}): StoredRun {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'finesse-conformance-comparison-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return readRun(writeSampleRun(folder, sample));
}

function compare(
  t: TestContext,
  before: SampleRun,
  after: SampleRun,
  controls: SampleRun[] = [],
): Comparison {
  const others = controls.map((control) => store(t, control));
  return compareRuns(store(t, before), store(t, after), { controls: others, rules });
}

const told = ({ differences }: Comparison): string[] =>
  differences.map(({ class: of, path: where, kind }) => `${of} ${kind} ${where}`);

test('two runs of one server differ in nothing, whoever the accounts and whatever was made up', (t) => {
  const before = { heard: [subscribed("jid='$agent@$domain'")] };
  const after = { ...before, id: 'another-7', domain: 'two.example', username: 'agent2' };
  assert.deepEqual(told(compare(t, before, after)), []);
});

test('of what was too long to be kept whole, the start tag counts alone', (t) => {
  const cut = (id: string, from: string): SampleRun => ({
    heard: [`<message xmlns='jabber:client' from='${from}' id='${id}'><body>the same text, and`],
    omitted: 200_000,
  });
  assert.deepEqual(told(compare(t, cut('t0LqLhZA', 'a@b'), cut('HoG8zYHe', 'a@b'))), []);
  assert.notDeepEqual(told(compare(t, cut('t0LqLhZA', 'a@b'), cut('HoG8zYHe', 'other@c'))), []);
});

test('prefixes, quotes and the order of attributes are no difference, and a namespace is one', (t) => {
  const plain = `<iq xmlns='jabber:client' type='result' id='$id'><x xmlns='urn:x' a='1' b='2'/></iq>`;
  const prefixed = `<iq id="$id" type="result" xmlns="jabber:client"><p:x xmlns:p="urn:x" b="2" a="1"/></iq>`;
  assert.deepEqual(told(compare(t, { heard: [plain] }, { heard: [prefixed] })), []);
  const other = plain.replace('urn:x', 'urn:y');
  assert.deepEqual(
    compare(t, { heard: [plain] }, { heard: [other] }).differences.map(({ path: where, before, after }) => [
      where,
      before,
      after,
    ]),
    [['iq/x/@xmlns', 'urn:x', 'urn:y']],
  );
});

test('an element put in before others is one difference', (t) => {
  const list = (...names: string[]): string =>
    `<iq xmlns='jabber:client' type='result' id='$id'><query xmlns='http://jabber.org/protocol/disco#info'>${names.map((name) => `<feature var='${name}'/>`).join('')}</query></iq>`;
  const { differences } = compare(t, { heard: [list('b', 'c')] }, { heard: [list('a', 'b', 'c')] });
  assert.deepEqual(
    differences.map(({ kind, path: where }) => [kind, where]),
    [['added', 'iq/query/feature[a]']],
  );
});

test('the same difference in many cases is one, with its class, its reason and whoever notices', (t) => {
  const cases = ['DOC-060', ...Array.from({ length: 299 }, (_, number) => `SUB-${String(number)}`)];
  const { differences } = compare(t, { cases }, { cases, heard: [subscribed("subid='4f2a91c07b'")] });
  assert.equal(differences.length, 1);
  const [difference] = differences;
  assert.equal(difference?.cases.length, 300);
  assert.equal(difference.class, 'breaking');
  assert.equal(difference.rule, 'subid-appears');
  assert.match(difference.fingerprint, /^[0-9a-f]{12}$/);
  assert.ok(difference.clients.some(({ name }) => name === 'Cisco Finesse desktop'));
});

test('what shows only where the suite did what no client does breaks no client', (t) => {
  const after = { heard: [subscribed("subid='4f2a91c07b'")], cases: ['SUB-001'] };
  const { differences } = compare(t, { cases: ['SUB-001'] }, after);
  assert.deepEqual(
    differences.map(({ class: of, ordinary }) => [of, ordinary]),
    [['behavioural', false]],
  );
});

test('a value that the server makes up differs only where its shape does', (t) => {
  const open = (id: string): string => `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' id='${id}'/>`;
  const uuid = '5f0a1f7e-7f3d-4b52-9d0e-3c6f1f6f0a11';
  assert.deepEqual(told(compare(t, { heard: [open('k3x9qz71ab')] }, { heard: [open('zz81q0mmp4')] })), []);
  assert.deepEqual(told(compare(t, { heard: [open('k3x9qz71ab')] }, { heard: [open(uuid)] })), [
    'cosmetic changed open/@id',
  ]);
});

test('an answer that became an error is one difference, and so is one that is missing', (t) => {
  const refused = `<iq xmlns='jabber:client' type='error' id='$id'><error type='cancel'><not-allowed xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`;
  assert.deepEqual(told(compare(t, {}, { heard: [refused] })), ['breaking changed iq']);
  assert.deepEqual(told(compare(t, {}, { heard: [] })), ['breaking removed answer']);
});

test('what the BEFORE server differs from itself in is taken out, and listed', (t) => {
  const [one, other] = [subscribed("a='1'"), subscribed("a='2'")];
  const without = compare(t, { heard: [one] }, { heard: [other] });
  assert.equal(without.noise.samples, 0);
  assert.equal(without.differences.length, 1);
  const withControl = compare(t, { heard: [one] }, { heard: [other] }, [{ heard: [other] }]);
  assert.deepEqual(told(withControl), []);
  assert.equal(withControl.noise.subtracted.length, 1);
});

test('runs that are not comparable say what of them is', (t) => {
  const obstacles = (before: SampleRun, after: SampleRun): string[] =>
    compare(t, before, after).obstacles.map(({ id }) => id);
  assert.deepEqual(obstacles({}, { profile: 'documented' }), ['profile']);
  assert.deepEqual(obstacles({}, { version: '0.2.0' }), ['suite']);
  assert.deepEqual(obstacles({}, { cases: ['DOC-060'] }), ['selection']);
  assert.deepEqual(obstacles({}, { invented: false }), ['provenance']);
  const cut = [{ id: 'interrupted', sentence: 'x', cases: ['SUB-001'] }];
  assert.deepEqual(obstacles({}, { causes: cut }), ['cut-off']);
  const message = 'not applicable to sample: it names no accounts.peer';
  assert.deepEqual(obstacles({}, { verdict: 'not-applicable', message }), ['target-file']);
});

test('a case that fails for another reason differs, and one that fails for the same does not', (t) => {
  const failing = (got: string): SampleRun => ({ verdict: 'fail', got });
  const [refused, closed] = [failing('HTTP/1.1 403 at 5.2 ms'), failing('closed with 1006 at 7 ms')];
  assert.deepEqual(told(compare(t, refused, failing('HTTP/1.1 403 at 9.9 ms'))), []);
  assert.deepEqual(told(compare(t, refused, closed)), ['behavioural changed reason']);
  assert.deepEqual(told(compare(t, {}, refused)), ['breaking changed verdict']);
});

test('a step is slower only by the repeats of both runs, and beyond chance', (t) => {
  const slow = { delayMs: 301, repeats: 4 };
  assert.deepEqual(told(compare(t, { repeats: 4 }, slow)), ['behavioural changed time of the step']);
  assert.deepEqual(told(compare(t, { repeats: 4 }, { repeats: 4, delayMs: 9 })), []);
  assert.deepEqual(told(compare(t, {}, { delayMs: 301 })), []);
});
