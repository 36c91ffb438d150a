import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Covered } from '../../judgement/catalogue/coverage';
import { loadCatalogue } from '../../judgement/catalogue/catalogue';
import type { CaseOutcome, MutantRun } from './outcome';
import { drawProof, isComplete } from './proof';

const upgrade = 'RFC7395-3.1-a';
const accept = 'RFC6455-4.2.2-e';

function outcome(id: string, requirements: string[], parts: Partial<CaseOutcome> = {}): CaseOutcome {
  return { id, requirements, verdict: 'pass', message: null, named: [], failed: [], checks: [], ...parts };
}

function mutantRun(fault: string | null, breaks: string[], outcomes: CaseOutcome[]): MutantRun {
  return { mutant: { fault, breaks, also: [], tls: false, cases: null }, outcomes, problems: [] };
}

/** Two requirements of the catalogue, each with one case. */
function covered(): Covered[] {
  const catalogue = loadCatalogue();
  return [
    [upgrade, 'UPG-001'],
    [accept, 'UPG-005'],
  ].flatMap(([id = '', one = '']) => {
    const requirement = catalogue.get(id);
    return requirement ? [{ requirement, cases: [one], state: 'tested' as const }] : [];
  });
}

const quiet = mutantRun(null, [], [outcome('UPG-001', [upgrade]), outcome('UPG-005', [accept])]);
const noticed = outcome('UPG-001', [upgrade], { verdict: 'fail', named: [upgrade] });

function draw(outcomes: CaseOutcome[], control = quiet) {
  const all = [control, mutantRun('subprotocol-missing', [upgrade], outcomes)];
  return drawProof({ runs: all, reasons: new Map(), unkilledReasons: [], covered: null });
}

test('a case that names a requirement the fault breaks kills it', () => {
  const proof = draw([noticed]);
  assert.deepEqual(proof.faults, [
    {
      name: 'subprotocol-missing',
      breaks: [upgrade],
      killed: true,
      by: ['UPG-001'],
      reasonNamed: true,
      collateral: [],
    },
  ]);
  assert.equal(proof.score, 1);
  assert.ok(isComplete(proof));
});

test('a warning and a record kill as a failure does', () => {
  for (const verdict of ['warn', 'info', 'pass'] as const) {
    assert.ok(draw([{ ...noticed, verdict }]).faults[0]?.killed, verdict);
  }
});

test('a case that fails for another reason is collateral and kills nothing', () => {
  const other = outcome('UPG-005', [accept], { verdict: 'fail', named: [accept] });
  const blocked = outcome('UPG-001', [upgrade], { verdict: 'blocked' });
  const proof = draw([other, blocked]);
  assert.equal(proof.score, 0);
  assert.deepEqual(proof.faults[0]?.collateral, ['UPG-005', 'UPG-001']);
  assert.equal(proof.faults[0].reasonNamed, false);
  assert.ok(!isComplete(proof));
});

test('a case that names a broken requirement which it does not carry kills nothing', () => {
  const stranger = outcome('UPG-005', [accept], { verdict: 'fail', named: [upgrade] });
  assert.equal(draw([stranger]).score, 0);
});

test('what a case records without the fault as well does not count', () => {
  const recorded = { ...noticed, verdict: 'info' as const };
  assert.equal(draw([recorded], mutantRun(null, [], [recorded])).score, 0);
});

test('anything found without a fault is an alarm, and spoils the proof', () => {
  const blocked = outcome('UPG-005', [accept], { verdict: 'blocked', message: 'no answer' });
  const proof = draw([noticed], mutantRun(null, [], [blocked]));
  assert.deepEqual(proof.alarms, ['UPG-005 (blocked): no answer']);
  assert.ok(!isComplete(proof));
});

test('a failing case that names a rule which the fault does not break accuses falsely, and spoils the proof', () => {
  const other = outcome('UPG-005', [accept], { verdict: 'fail', named: [accept], failed: [accept] });
  const proof = draw([noticed, other]);
  assert.deepEqual(proof.accusations, [
    { fault: 'subprotocol-missing', case: 'UPG-005', requirement: accept },
  ]);
  assert.ok(!isComplete(proof));
  const warning = outcome('UPG-005', [accept], { verdict: 'warn', named: [accept] });
  assert.deepEqual(draw([noticed, warning]).accusations, []);
});

test('a fault that breaks no rule is killed where nothing is found', () => {
  const lawful = (outcomes: CaseOutcome[]) =>
    drawProof({
      runs: [quiet, mutantRun('headline', [], outcomes)],
      reasons: new Map(),
      unkilledReasons: [],
      covered: null,
    });
  assert.equal(lawful([outcome('UPG-001', [upgrade])]).score, 1);
  assert.equal(lawful([noticed]).score, 0);
});

test('a case that breaks down is a fault of the suite, and spoils the proof', () => {
  const broken = outcome('UPG-005', [accept], { verdict: 'error', message: 'TypeError' });
  const proof = draw([noticed, broken]);
  assert.deepEqual(proof.errors, [{ fault: 'subprotocol-missing', case: 'UPG-005', message: 'TypeError' }]);
  assert.ok(!isComplete(proof));
});

test('a tested requirement none of whose cases kills is unproven, and needs a reason', () => {
  const all = [quiet, mutantRun('subprotocol-missing', [upgrade, accept], [noticed])];
  const without = drawProof({ runs: all, reasons: new Map(), unkilledReasons: [], covered: covered() });
  assert.deepEqual(without.unproven, [{ id: accept, reason: null }]);
  assert.ok(!isComplete(without));
  const explained = drawProof({
    runs: all,
    reasons: new Map([[accept, 'cannot be broken']]),
    unkilledReasons: [],
    covered: covered(),
  });
  assert.deepEqual(explained.unproven, [{ id: accept, reason: 'cannot be broken' }]);
  assert.ok(isComplete(explained));
});

test('a case about two broken requirements proves both, whichever its finding names', () => {
  const both = outcome('UPG-001', [upgrade, accept], { verdict: 'fail', named: [upgrade] });
  const all = [quiet, mutantRun('subprotocol-missing', [upgrade, accept], [both])];
  assert.deepEqual(
    drawProof({ runs: all, reasons: new Map(), unkilledReasons: [], covered: covered() }).unproven,
    [],
  );
});
