import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalogue } from '../../judgement/catalogue/catalogue';
import { readFeatures, type Case } from '../../judgement/catalogue/cases';
import { cover } from '../../judgement/catalogue/coverage';
import { decisionsOf, faults, type Fault } from '../../faults';
import { planControls, planMutants, readReasons, readPositiveControls } from './prove';

function findFault(name: string): Fault {
  const found = faults.find((fault) => fault.name === name);
  assert.ok(found, `the registry has ${name}`);
  return found;
}

const { cases } = readFeatures();

test('the server without a fault comes first, over TLS as well where a fault needs it', () => {
  const plain = findFault('event-withheld');
  const overTls = findFault('host-meta-as-json');
  const kinds = (faulty: Fault[]) => planControls(faulty, cases).map(({ fault, tls }) => ({ fault, tls }));
  assert.deepEqual(kinds([plain]), [{ fault: null, tls: false }]);
  assert.deepEqual(kinds([plain, overTls]), [
    { fault: null, tls: false },
    { fault: null, tls: true },
  ]);
});

test('a fault that breaks a rule about TLS is tried over TLS', () => {
  const about: Case[] = cases.map((one) => ({ ...one, tags: [...one.tags, '@needs:tls'] }));
  assert.deepEqual(
    planMutants([findFault('event-withheld')], about, []).map(({ tls }) => tls),
    [true],
  );
});

test('a fault is tried with the cases that the control says it reaches', () => {
  const fault = findFault('event-withheld');
  const [decision = ''] = decisionsOf(fault) ?? [];
  const [control] = planControls([fault], cases);
  assert.ok(control);
  const reached = { mutant: control, outcomes: [], problems: [], reach: { 'NOT-001': [decision] } };
  const [mutant] = planMutants([fault], cases, [reached]);
  const passive = cases.filter(({ tags }) => tags.includes('@passive')).map(({ id }) => id);
  assert.deepEqual([...(mutant?.cases ?? [])].sort(), ['NOT-001', ...passive].sort());
});

test('every reason is given to a requirement that is tested', () => {
  const tested = cover(loadCatalogue(), readFeatures().cases)
    .filter(({ state }) => state === 'tested')
    .map(({ requirement }) => requirement.id);
  for (const id of readReasons().keys())
    assert.ok(tested.includes(id), `${id} is not tested: strike its reason`);
});

test('every positive control is a case, and the fault it has to notice is a fault', () => {
  const ids = readFeatures().cases.map(({ id }) => id);
  for (const [fault, positiveControls] of readPositiveControls()) {
    findFault(fault);
    for (const control of positiveControls)
      assert.ok(ids.includes(control), `${control}, a positive control of ${fault}, is no case`);
  }
});
