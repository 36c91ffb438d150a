import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalogue } from '../../judgement/catalogue';
import { readFeatures, type Case } from '../../judgement/catalogue/cases';
import { cover } from '../../judgement/catalogue/coverage';
import { faults, type Fault } from '../../faults';
import { planMutants, readReasons, readPositiveControls } from './prove';

function findFault(name: string): Fault {
  const found = faults.find((fault) => fault.name === name);
  assert.ok(found, `the registry has ${name}`);
  return found;
}

test('each fault is tried once, after the server without one', () => {
  const mutants = planMutants([findFault('event-withheld')], readFeatures().cases, true);
  assert.deepEqual(
    mutants.map(({ fault, tls }) => ({ fault, tls })),
    [
      { fault: null, tls: false },
      { fault: 'event-withheld', tls: false },
    ],
  );
});

test('a fault that breaks a rule about TLS is tried over TLS, and so is the server without one', () => {
  const fault = findFault('event-withheld');
  const about: Case[] = readFeatures().cases.map((one) => ({ ...one, tags: [...one.tags, '@needs:tls'] }));
  assert.deepEqual(
    planMutants([fault], about, true).map(({ tls }) => tls),
    [false, true, true],
  );
});

test('a fault that shows over TLS alone is tried over TLS', () => {
  const [, , mutant] = planMutants([findFault('host-meta-as-json')], readFeatures().cases, true);
  assert.equal(mutant?.tls, true);
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
