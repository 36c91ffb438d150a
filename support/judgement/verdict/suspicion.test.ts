import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleCatalogue, sampleRequirement } from '../../testing/samples/requirement';
import type { CaseRecord } from './case-record';
import type { JudgedCase } from './judge-case';
import { blockSuspected } from './suspicion';
import type { Suspect } from './cause';

const catalogue = sampleCatalogue(
  sampleRequirement({ id: 'RFC6120-11.1-b' }),
  sampleRequirement({ id: 'RFC6120-7.1-b', demands: ['stream'] }),
  sampleRequirement({ id: 'RFC6120-2.4-a', demands: ['stream'] }),
);

/** A case that found a rule broken, perhaps for another reason. */
function found(id: string, requirement: string, suspect?: Suspect): JudgedCase {
  const finding = { requirement, sent: null, expected: ['a stream error'], got: 'the end', next: null };
  const conclusion = { verdict: 'fail' as const, message: 'wanted it', finding, ...(suspect && { suspect }) };
  const record = { id, requirements: [requirement] } as unknown as CaseRecord;
  return { record, verdict: 'fail', message: 'wanted it', finding, conclusions: [conclusion] };
}

const verdicts = (...cases: JudgedCase[]): string[] =>
  blockSuspected(cases, catalogue).map(({ verdict }) => verdict);

test('blocks what an end kept from coming, where sessions end without cause', () => {
  const unprovoked = found('CLS-082', 'RFC6120-2.4-a');
  const [judged] = blockSuspected([found('CLS-018', 'RFC6120-11.1-b', 'end'), unprovoked], catalogue);
  assert.equal(judged?.verdict, 'blocked');
  assert.equal(judged.message, 'The server ended sessions that gave it no cause.');
  assert.equal(judged.conclusions[0]?.cause?.id, 'ended-unprovoked');
});

test('leaves a finding where nothing else shows its suspect', () => {
  assert.deepEqual(verdicts(found('CLS-018', 'RFC6120-11.1-b', 'end')), ['fail']);
  assert.deepEqual(verdicts(found('CLS-018', 'RFC6120-11.1-b'), found('CLS-082', 'RFC6120-2.4-a')), [
    'fail',
    'fail',
  ]);
});

test('leaves a rule that the stream goes on its finding, until the end is a habit', () => {
  const unprovoked = found('CLS-082', 'RFC6120-2.4-a');
  const second = (id: string): JudgedCase => found(id, 'RFC6120-7.1-b', 'end');
  assert.deepEqual(verdicts(second('BND-020'), unprovoked), ['fail', 'fail']);
  assert.deepEqual(verdicts(second('BND-020'), second('BND-021'), second('BND-022'), unprovoked), [
    'blocked',
    'blocked',
    'blocked',
    'fail',
  ]);
});

test('blocks what three pings without an answer explain, and not the rule about answers', () => {
  const unanswered = ['A', 'B', 'C'].map((id) => found(id, 'RFC6120-11.1-b', 'ping'));
  assert.deepEqual(verdicts(...unanswered.slice(1)), ['fail', 'fail']);
  assert.deepEqual(verdicts(...unanswered, found('LIV-1', 'XEP0199-4.2-a', 'ping')), [
    'blocked',
    'blocked',
    'blocked',
    'fail',
  ]);
});

test('blocks what looks into messages, where messages are altered on their way', () => {
  const altered = found('PRS-036', 'RFC6120-8.4-b', 'message');
  assert.deepEqual(verdicts(found('BND-089', 'RFC6120-11.1-b', 'message'), altered), ['blocked', 'fail']);
});
