import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { subscribed, writeSampleRun, type SampleRun } from '../../testing/samples/stored-run';
import { compareRuns, loadRules, readRun } from '..';
import type { Difference } from '../ranking';
import { readAcceptFile, writeAcceptFile, type Accepted } from './accept-file';
import { describeAgainst, holdAgainst, readBaseline, renderBaseline } from './baseline';
import { describeWeighed, weigh } from './weigh';

const now = new Date('2026-11-27T12:00:00Z');
const versions = { before: 'Sample 1.0', after: 'Sample 2.0' };

function makeFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'finesse-conformance-decision-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function differences(t: TestContext, after: SampleRun): Difference[] {
  const [one, other] = [{}, after].map((sample) => readRun(writeSampleRun(makeFolder(t), sample)));
  assert.ok(one && other);
  return compareRuns(one, other, { controls: [], rules: loadRules() }).differences;
}

const subid = (t: TestContext): Difference[] => differences(t, { heard: [subscribed("subid='4f2a91c07b'")] });

/** Writes an accept file as the tool does, and fills it in as a person does. */
function accept(t: TestContext, found: readonly Difference[], expires = '2027-01-01'): Accepted[] {
  const file = path.join(makeFolder(t), 'accepted.yaml');
  writeAcceptFile(file, found, { known: [], versions, now });
  const filled = readFileSync(file, 'utf8')
    .replaceAll('owner: ""', 'owner: Ada')
    .replaceAll('reason: ""', 'reason: We name no id.')
    .replaceAll(/expires: .*/g, `expires: ${expires}`);
  writeFileSync(file, filled);
  return readAcceptFile(file);
}

const circumstances = { failOn: 'breaking' as const, software: versions, now, whole: true };

test('a difference that nobody accepted is unexpected, and one that somebody did is not', (t) => {
  const found = subid(t);
  assert.equal(weigh(found, { ...circumstances, accepted: [] }).unexpected.length, 1);
  const weighed = weigh(found, { ...circumstances, accepted: accept(t, found) });
  assert.deepEqual([weighed.unexpected.length, weighed.accepted.length], [0, 1]);
  assert.deepEqual(describeWeighed(weighed), []);
});

test('an accepted difference that is gone is said to be', (t) => {
  const accepted = accept(t, subid(t));
  const weighed = weigh([], { ...circumstances, accepted });
  assert.match(
    describeWeighed(weighed).join(),
    /^Expected but gone: subid of subscription is new.* accepted by Ada, is no longer there; take it out of the file\.$/,
  );
  assert.deepEqual(weigh([], { ...circumstances, accepted, whole: false }).gone, []);
});

test('an accepted difference whose last day has passed fails again', (t) => {
  const found = subid(t);
  const weighed = weigh(found, { ...circumstances, accepted: accept(t, found, '2026-11-26') });
  assert.equal(weighed.unexpected.length, 1);
  assert.match(
    describeWeighed(weighed).join(),
    /^Expired: .* was accepted by Ada until 2026-11-26; decide anew, or write another day\.$/,
  );
});

test('an accepted difference that changes again shows', (t) => {
  const accepted = accept(t, subid(t));
  const changed = differences(t, { heard: [subscribed("subid='4711'")] });
  const weighed = weigh(changed, { ...circumstances, accepted });
  assert.deepEqual([weighed.unexpected.length, weighed.gone.length], [1, 1]);
});

test('what was accepted for other software is neither accepted nor missed', (t) => {
  const found = subid(t);
  const software = { before: 'Sample 1.0', after: 'Sample 3.0' };
  const weighed = weigh(found, { ...circumstances, software, accepted: accept(t, found) });
  assert.deepEqual([weighed.unexpected.length, weighed.gone.length], [1, 0]);
});

test('a file of which nobody has said who accepts it is refused', (t) => {
  const file = path.join(makeFolder(t), 'accepted.yaml');
  writeAcceptFile(file, subid(t), { known: [], versions, now });
  const message = [
    `accepted.0.owner of ${file} is "": write who accepts it`,
    `accepted.0.reason of ${file} is "": write why it is accepted`,
  ].join('\n');
  assert.throws(() => readAcceptFile(file), { name: 'ComparisonProblem', message });
});

test('writing again keeps the words and the day of what was accepted before', (t) => {
  const found = subid(t);
  const file = path.join(makeFolder(t), 'accepted.yaml');
  writeAcceptFile(file, found, { known: accept(t, found, '2027-05-05'), versions, now });
  const [entry] = readAcceptFile(file);
  assert.deepEqual([entry?.owner, entry?.expires], ['Ada', '2027-05-05']);
});

test('a baseline has the same four outcomes for the findings of a run', (t) => {
  const failing = readRun(writeSampleRun(makeFolder(t), { verdict: 'fail', got: 'nothing' })).results;
  const passing = readRun(writeSampleRun(makeFolder(t))).results;
  const file = path.join(makeFolder(t), 'known.yaml');
  const fill = (expires: string): void =>
    writeFileSync(
      file,
      renderBaseline(failing, now)
        .replaceAll('owner: ""', 'owner: Ada')
        .replaceAll('reason: ""', 'reason: Known.')
        .replaceAll(/expires: .*/g, `expires: ${expires}`),
    );
  const hold = (results: typeof failing): string[] =>
    describeAgainst(holdAgainst(readBaseline(file), results, { strict: false, now }));
  fill('2027-01-01');
  assert.deepEqual(hold(failing), []);
  assert.equal(
    hold(passing)[0],
    'Expected but gone: DOC-060 no longer shows DOC-S08-a, accepted by Ada; take it out of the baseline.',
  );
  fill('2026-11-01');
  assert.deepEqual(
    hold(failing).filter((sentence) => sentence.includes('DOC-060')),
    [
      'Unexpected: DOC-060 came to fail under DOC-S08-a, which the baseline does not know.',
      'Expired: DOC-060 under DOC-S08-a was accepted by Ada until 2026-11-01; decide anew, or write another day.',
    ],
  );
  assert.deepEqual(
    describeAgainst(holdAgainst([], failing, { strict: false, now }))[0],
    'Unexpected: DOC-060 came to fail under DOC-S08-a, which the baseline does not know.',
  );
});
