import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Pickle } from '@cucumber/messages';
import { boundSignIns } from '../suite/run';
import { compareEditions, readEditions, type Phrase } from './editions';
import { sampleTarget } from './samples/session';

let phrases: readonly Phrase[] = [];
let english: Pickle[] = [];
let dutch: Pickle[] = [];

before(async () => {
  const read = await readEditions();
  phrases = read.phrases;
  const documented = read.pickles.filter(({ uri }) => uri.includes('0-documented-conversation'));
  english = documented.filter(({ language }) => language === 'en');
  dutch = documented.filter(({ language }) => language === 'nl');
});

/** An edition with one text of one case changed. */
function change(edition: readonly Pickle[], id: string, wanted: string, found: string): Pickle[] {
  const changed = edition.map((pickle) => {
    const isIt = pickle.tags.some(({ name }) => name === `@case:${id}`);
    return isIt ? (JSON.parse(JSON.stringify(pickle).replace(wanted, found)) as Pickle) : pickle;
  });
  assert.notDeepEqual(changed, edition, `${id} does not say ${wanted}`);
  return changed;
}

test('the Dutch edition does what the English one does: same cases, tags, tables, and steps bound alike', () => {
  assert.equal(english.length, 43);
  assert.deepEqual(compareEditions(english, dutch, phrases), []);
});

test('a phrase that changes in one edition alone is noticed, in whichever', () => {
  const otherEnglish = change(english, 'DOC-012', 'has an id', 'has a language');
  assert.deepEqual(compareEditions(otherEnglish, dutch, phrases), [
    'DOC-012: “the stream has a language” and “heeft de stream een id” do not do the same',
  ]);
  const otherDutch = change(dutch, 'DOC-012', 'de stream een id', 'de stream een taal');
  assert.deepEqual(compareEditions(english, otherDutch, phrases), [
    'DOC-012: “the stream has an id” and “heeft de stream een taal” do not do the same',
  ]);
});

test('a phrase that nobody knows is noticed, in whichever edition', () => {
  const unsaid = change(dutch, 'DOC-030', 'slaagt de authenticatie', 'slaagt de aanmelding');
  assert.deepEqual(compareEditions(english, unsaid, phrases), [
    'DOC-030: “the authentication succeeds” and “slaagt de aanmelding” do not do the same',
  ]);
});

test('a table, a tag, a value and a case that only one edition has are noticed', () => {
  const cell = change(english, 'DOC-004', '"value":"101"', '"value":"200"');
  assert.deepEqual(compareEditions(cell, dutch, phrases), [
    'DOC-004: “the network row shows” and “toont de netwerkregel” do not do the same',
  ]);
  const tag = change(dutch, 'DOC-005', '@req:RFC7395-3.1-a', '@req:RFC7395-3.1-b');
  assert.match(compareEditions(english, tag, phrases)[0] ?? '', /^DOC-005: the tags differ: /);
  const value = change(dutch, 'DOC-003', 'waarde \\"WebSocket', 'waarde \\"websocket');
  assert.equal(compareEditions(english, value, phrases).length, 1);
  assert.match(compareEditions(english, dutch.slice(1), phrases)[0] ?? '', /^the cases differ: DOC-001 /);
});

test('both editions announce the same number of sign-ins', () => {
  const target = sampleTarget({
    accounts: { agent: { username: 'agent', password: 'correct-horse', resource: 'desk' } },
  });
  assert.deepEqual(boundSignIns(dutch, target), boundSignIns(english, target));
});
