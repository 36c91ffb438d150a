import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalogue } from '../catalogue';
import { readFeatures, type Case } from '../catalogue/cases';
import { cover } from '../catalogue/coverage';
import { faults, type Fault } from '../reference-server';
import { planTrials, readReasons, readTwins } from './prove';

function findFault(name: string): Fault {
  const found = faults.find((fault) => fault.name === name);
  assert.ok(found, `the registry has ${name}`);
  return found;
}

test('each fault is tried once, after the server without one', () => {
  const trials = planTrials([findFault('event-withheld')], readFeatures().cases, true);
  assert.deepEqual(
    trials.map(({ fault, tls }) => ({ fault, tls })),
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
    planTrials([fault], about, true).map(({ tls }) => tls),
    [false, true, true],
  );
});

test('a fault that shows over TLS alone is tried over TLS', () => {
  const [, , trial] = planTrials([findFault('host-meta-as-json')], readFeatures().cases, true);
  assert.equal(trial?.tls, true);
});

test('every reason is given to a requirement that is tested', () => {
  const tested = cover(loadCatalogue(), readFeatures().cases)
    .filter(({ state }) => state === 'tested')
    .map(({ requirement }) => requirement.id);
  for (const id of readReasons().keys())
    assert.ok(tested.includes(id), `${id} is not tested: strike its reason`);
});

test('every twin is a case, and the fault it has to notice is a fault', () => {
  const ids = readFeatures().cases.map(({ id }) => id);
  for (const [fault, twins] of readTwins()) {
    findFault(fault);
    for (const twin of twins) assert.ok(ids.includes(twin), `${twin}, a twin of ${fault}, is no case`);
  }
});
