import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { faults } from '../faults';
import { readFeatures } from '../judgement/catalogue/cases';
import { loadCatalogue } from '../judgement/catalogue/catalogue';
import { cover } from '../judgement/catalogue/coverage';
import { verdicts, type Results, type Verdict } from '../judgement/verdict';
import {
  isSignedBy,
  KeyError,
  makeSetting,
  readChapters,
  readExercised,
  renderSpecification,
  signStatement,
  stateResults,
  verifyRecord,
} from '.';
import type { Language } from '../language/language';
import { complianceOf } from './compliance';
import { readSaid } from './said';

const catalogue = loadCatalogue();

function sample(found: Record<string, Verdict>): Results {
  const ids = Object.keys(found);
  const counts = Object.fromEntries(
    verdicts.map((verdict) => [verdict, ids.filter((id) => found[id] === verdict).length]),
  ) as Results['counts'];
  return {
    schema: 1,
    suite: { name: 'finesse-conformance', version: '9.9.9' },
    target: { name: '<lab>', url: 'wss://lab.example/ws/', domain: 'lab.example', software: 'Sample 1.0' },
    profile: 'standard',
    startedAt: '2026-11-20T09:58:00.000Z',
    durationMs: 1,
    verdict: verdicts.find((verdict) => counts[verdict] > 0) ?? 'blocked',
    counts,
    causes: [],
    requirements: ids.map((id) => ({
      id,
      level: 'MUST',
      provenance: 'rfc',
      verdict: found[id] ?? 'pass',
      cases: [],
    })),
    cases: [],
  };
}

function render(language: Language, results: Results | null): string {
  return renderSpecification({
    setting: makeSetting({ language, catalogue, exercised: readExercised(faults), results }),
    chapters: readChapters(language),
    covered: cover(catalogue, readFeatures().cases),
    statement: results && stateResults(JSON.stringify(results), catalogue),
    keyId: null,
  });
}

const good = sample({ 'RFC7395-3.1-a': 'pass', 'RFC7395-3.4-b': 'pass' });
const bad = sample({ 'RFC7395-3.1-a': 'fail', 'RFC7395-3.4-b': 'warn', 'RFC7395-4-a': 'not-applicable' });

test('every requirement and every case of the features stands in the page', () => {
  const page = render('en', null);
  const missing = [
    ...catalogue.requirements.map(({ id }) => `id="${id}"`),
    ...readFeatures().cases.map(({ id }) => `>${id ?? ''}<`),
  ].filter((wanted) => !page.includes(wanted));
  assert.deepEqual(missing, []);
  assert.ok(page.includes('Without a run: nothing here has been judged.'));
  assert.doesNotMatch(page, /class="verdict/);
});

test('with a run the page says verdict, target, software, date and suite, and escapes what they hold', () => {
  const page = render('en', bad);
  assert.ok(page.includes('not conformant'));
  assert.ok(page.includes('&lt;lab>'));
  assert.ok(
    page.includes('title="2026-11-20 09:58 UTC · &lt;lab> · Sample 1.0 · finesse-conformance 9.9.9"'),
  );
  assert.doesNotMatch(page, /<lab>|<(?:link|img|iframe|script)\b|@import|url\(/);
});

test('the Dutch page has the documented conversation in Dutch, and says what is in English', () => {
  const page = render('nl', bad);
  assert.match(page, /^<!doctype html>\n<html lang="nl">/);
  for (const wanted of [
    'Stap 1: de server gaat van HTTP over op WebSocket',
    'Dan is de HTTP-respons',
    'De header Connection van het antwoord heeft de waarde',
    'Vanaf hier in het Engels',
    'niet conform',
    'afgekeurd',
  ])
    assert.ok(page.includes(wanted), wanted);
});

test('every requirement of the documented conversation has a sentence in Dutch', () => {
  const { sentenceOf } = makeSetting({ language: 'nl', catalogue, exercised: new Map(), results: null });
  const [documented] = readChapters('nl');
  const rules = documented?.sections.flatMap((section) => section.rules) ?? [];
  const untold = [...new Set(rules.flatMap(({ requirements }) => requirements))].filter((id) => {
    const requirement = catalogue.get(id);
    return !requirement || sentenceOf(requirement) === requirement.sentence;
  });
  assert.deepEqual(untold, []);
});

test('each step of the documented conversation says what is sent and what comes', () => {
  const [documented] = readChapters('en');
  assert.equal(documented?.sections.length, 1);
  assert.equal(readSaid().length, documented.sections[0]?.rules.length);
});

test('the word of compliance: a fail decides, and what could not be judged is never conformant', () => {
  assert.equal(complianceOf(good), 'conformant-throughout');
  assert.equal(complianceOf(bad), 'not-conformant');
  assert.equal(complianceOf(sample({ a: 'pass', b: 'warn' })), 'conformant-in-what-must-be');
  assert.equal(complianceOf(sample({ a: 'pass', b: 'blocked' })), 'undecided');
  assert.equal(complianceOf(sample({ a: 'not-applicable' })), 'undecided');
});

test('a requirement whose check has been seen to reject names the fault', () => {
  const exercised = readExercised(faults);
  assert.ok(exercised.get('RFC7395-3.1-a')?.includes('subprotocol-missing'));
  assert.equal(exercised.get('DOC-S01-d'), undefined);
});

test('the record names what is not accepted, and who sees to what is open', () => {
  const owners = new Map([
    ['RFC7395-3.1-a', 'Jane'],
    ['*', 'the network team'],
  ]);
  const { predicate } = stateResults(JSON.stringify(bad), catalogue, owners);
  assert.deepEqual(predicate.openDeviations, [
    { requirement: 'RFC7395-3.1-a', verdict: 'fail', owner: 'Jane' },
    { requirement: 'RFC7395-3.4-b', verdict: 'warn', owner: 'the network team' },
  ]);
  assert.equal(predicate.result, 'FAILED');
  assert.ok(predicate.exclusions.some((each) => each.requirement === 'RFC7395-4-a'));
});

const pem = (type: 'ed25519' | 'rsa') => {
  const { privateKey, publicKey } =
    type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ed25519');
  return {
    secret: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    known: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
};

for (const type of ['ed25519', 'rsa'] as const)
  test(`a record signed with a key of ${type} holds for that key, and for no other`, () => {
    const { secret, known } = pem(type);
    const envelope = signStatement(stateResults(JSON.stringify(good), catalogue), secret, 'own.pem');
    assert.equal(isSignedBy(envelope, known, 'own.pub'), true);
    assert.equal(isSignedBy(envelope, pem('ed25519').known, 'other.pub'), false);
    const forged = { ...envelope, payload: Buffer.from('{}').toString('base64') };
    assert.equal(isSignedBy(forged, known, 'own.pub'), false);
  });

test('a record holds for its own results alone, and only where it says what follows from them', () => {
  const text = JSON.stringify(bad);
  const statement = stateResults(text, catalogue, new Map([['*', 'Jane']]));
  assert.equal(verifyRecord(JSON.stringify(statement), text, catalogue, null).holds, true);
  const others = verifyRecord(JSON.stringify(statement), `${text} `, catalogue, null);
  assert.match(
    others.sentences[0] ?? '',
    /^results\.json has changed: wanted sha256:\w+, found sha256:\w+\.$/,
  );
  assert.equal(others.holds, false);
  const kinder = { ...statement, predicate: { ...statement.predicate, result: 'PASSED' } };
  const { holds, sentences } = verifyRecord(JSON.stringify(kinder), text, catalogue, null);
  assert.equal(holds, false);
  assert.equal(
    sentences[1],
    'The record says otherwise than results.json: write it anew with spec RUN, and compare.',
  );
});

test('a signed record is not taken unchecked, nor an unsigned one for signed', () => {
  const { secret, known } = pem('ed25519');
  const text = JSON.stringify(good);
  const envelope = signStatement(stateResults(text, catalogue), secret, 'own.pem');
  assert.equal(verifyRecord(JSON.stringify(envelope), text, catalogue, null).holds, false);
  const key = { pem: known, file: 'own.pub' };
  assert.equal(verifyRecord(JSON.stringify(envelope), text, catalogue, key).holds, true);
  const unsigned = JSON.stringify(stateResults(text, catalogue));
  assert.equal(verifyRecord(unsigned, text, catalogue, key).holds, false);
});

test('a key that is none is named with its file', () => {
  assert.throws(
    () => signStatement(stateResults(JSON.stringify(good), catalogue), 'no key', 'own.pem'),
    new KeyError(
      'own.pem: wanted a private key in PEM without a passphrase, found none that can be read; openssl pkey shows what it holds',
    ),
  );
});
