import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Case } from '../../judgement/catalogue/cases';
import { fault } from '../../faults/fault';
import { beforeCases, casesReachedBy, pathsOf } from './reached';

function one(id: string, feature: string, line: number, tags: string[] = []): Case {
  return { id, name: id, feature, line, tags, requirements: [], nodeId: id };
}

const cases = [
  one('UPG-001', 'features/1.feature', 4),
  one('UPG-002', 'features/1.feature', 9),
  one('BND-001', 'features/4.feature', 7),
  one('FRM-020', 'features/2.feature', 5, ['@passive']),
];
const reach = {
  'UPG-001': ['upgrade.statusLine'],
  'UPG-002': [],
  'BND-001': ['upgrade.statusLine', 'bind.x'],
};
const bent = fault('bent', 'It is.', [], ({ upgrade }) => {
  upgrade.statusLine = () => 'HTTP/1.1 200 OK';
});

test('a fault is tried with the cases whose server takes the decision it bends, and with the rules over all', () => {
  assert.deepEqual(casesReachedBy(bent, reach, cases), ['UPG-001', 'BND-001', 'FRM-020']);
});

test('a fault that bends what the server decides as it starts is tried with every case', () => {
  assert.equal(casesReachedBy(bent, { ...reach, [beforeCases]: ['upgrade.statusLine'] }, cases), null);
});

test('a fault that cannot be followed is tried with every case', () => {
  const hidden = fault('hidden', 'It is.', [], () => undefined);
  assert.equal(casesReachedBy(hidden, reach, cases), null);
});

test('cases are found by the lines of their feature', () => {
  assert.deepEqual(pathsOf(['UPG-001', 'UPG-002', 'FRM-020'], cases), [
    'features/1.feature:4:9',
    'features/2.feature:5',
  ]);
});
