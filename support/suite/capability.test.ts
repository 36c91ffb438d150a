import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Target } from '../configuration';
import { findObstacle, needsOf } from './capability';
import { sampleCatalogue, sampleRequirement } from '../testing/samples/requirement';
import { sampleRun } from '../testing/samples/world';

const peer = { username: 'peer', password: 'battery-staple', resource: 'x' };
const rest = { url: 'http://127.0.0.1:1/finesse/api', extension: '1001' };
const limits = { replyMs: 1, runMs: 1, idleMs: 1, badPasswords: 1, connectsPerSecond: 1 };

test('finds nothing in the way of a case that needs nothing', () => {
  assert.equal(findObstacle(sampleRun(), []), null);
});

test('says of each need what the target file lacks, and nothing where it does not', () => {
  const needs: [string, Partial<Target>, string, Partial<Target>][] = [
    ['finesse', {}, 'its product is generic, not finesse', { product: 'finesse' }],
    ['tls', {}, 'its url is ws://127.0.0.1:1/ws/, which is not wss', { url: 'wss://127.0.0.1:1/ws/' }],
    ['credentials', { accounts: {} }, 'it names no accounts.agent', {}],
    ['peer', {}, 'it names no accounts.peer', { accounts: { peer } }],
    ['publisher', {}, 'it names no accounts.publisher', { accounts: { publisher: peer } }],
    ['pubsub', { pubsub: 'none' }, 'it says pubsub: none', {}],
    ['pubsub-address', { pubsub: 'none' }, 'it says pubsub: none', {}],
    ['rest', {}, 'it has no rest section', { rest }],
    [
      'events',
      {},
      'it has neither a rest section nor accounts.publisher to cause events with',
      { accounts: { publisher: peer } },
    ],
    [
      'events',
      { accounts: {} },
      'it has neither a rest section nor accounts.publisher to cause events with',
      { rest },
    ],
    ['dedicated', { dedicated: false }, 'it does not say dedicated: true', { dedicated: true }],
    ['bad-passwords', {}, 'its limits.badPasswords is 0, so no wrong password may be sent', { limits }],
  ];
  for (const [need, lacking, reason, having] of needs) {
    assert.deepEqual(findObstacle(sampleRun(lacking), [need]), {
      verdict: 'not-applicable',
      message: `not applicable to sample: ${reason}`,
      finding: null,
    });
    assert.equal(findObstacle(sampleRun(having), [need]), null, need);
  }
});

test('blocks what needs a service that was found missing, but for the rules over all transcripts', () => {
  const cause = { id: 'no-pubsub', sentence: 'Nothing answers at pubsub.b.' };
  const run = sampleRun({}, { absent: new Map([['pubsub', cause]]) });
  assert.deepEqual(findObstacle(run, ['pubsub']), {
    verdict: 'blocked',
    message: cause.sentence,
    finding: null,
    cause,
  });
  // the rule by which it is found out
  assert.equal(findObstacle(run, ['pubsub-address']), null);
  assert.equal(findObstacle(run, ['pubsub'], true), null);
});

test('has a case that is not safe need a dedicated target', () => {
  const catalogue = sampleCatalogue(
    sampleRequirement({ id: 'RFC1-1-a' }),
    sampleRequirement({ id: 'RFC1-1-b', safety: 'may-lock-account' }),
  );
  assert.deepEqual(needsOf(['@full', '@needs:peer', '@must'], catalogue), ['dedicated', 'peer']);
  assert.deepEqual(needsOf(['@req:RFC1-1-a', '@needs:peer', '@must'], catalogue), ['peer']);
  // the tag was forgotten
  assert.deepEqual(needsOf(['@req:RFC1-1-b', '@needs:peer', '@must'], catalogue), ['dedicated', 'peer']);
});

test('looks at every need of a case', () => {
  assert.match(
    findObstacle(sampleRun(), ['credentials', 'dedicated', 'rest'])?.message ?? '',
    /no rest section/,
  );
});

test('blocks every case once the run has been stopped, but for those that do not apply', () => {
  const run = sampleRun({}, { stopped: { id: 'gone', sentence: 'the server is gone' } });
  assert.deepEqual(findObstacle(run, ['credentials']), {
    verdict: 'blocked',
    message: 'the server is gone',
    finding: null,
    cause: { id: 'gone', sentence: 'the server is gone' },
  });
  assert.equal(findObstacle(run, ['rest'])?.verdict, 'not-applicable');
});

test('throws at a need that nobody knows', () => {
  for (const need of ['pear', 'constructor'])
    assert.throws(() => findObstacle(sampleRun(), [need]), {
      message: `@needs:${need} is not a known capability`,
    });
});
