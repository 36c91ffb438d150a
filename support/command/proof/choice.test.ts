import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Case } from '../../judgement/catalogue/cases';
import { divide } from './choice';

function one(id: string, feature: string, requirements: string[], tags: string[] = []): Case {
  const all = [...requirements.map((each) => `@req:${each}`), `@case:${id}`, ...tags];
  return { id, name: id, feature, line: 1, tags: all, requirements, nodeId: id };
}

const cases = [
  one('DOC-010', 'features/0-documented-conversation/documented-conversation.feature', ['A-1']),
  one('UPG-001', 'features/1-upgrade/switching-protocols.feature', ['A-1']),
  one('FRM-001', 'features/2-framing/opening.feature', ['B-1']),
  one('FRM-020', 'features/2-framing/messages.feature', ['A-1'], ['@passive']),
];
const mutant = { fault: 'some', also: [], tls: false, thorough: true };

test('the cases about the fault come first, the passive ones of them last, all others between', () => {
  assert.deepEqual(divide({ ...mutant, breaks: ['A-1', 'C-1'] }, cases), {
    witnesses: {
      tags: '(@req:A-1) and not @passive',
      features: [cases[0]?.feature, cases[1]?.feature],
    },
    bystanders: { tags: 'not (@req:A-1)', features: [] },
    passive: { tags: '(@req:A-1) and @passive', features: [cases[3]?.feature] },
  });
});

test('a case about another rule that has to notice the fault is run with those about it', () => {
  const { witnesses, bystanders } = divide({ ...mutant, breaks: ['B-1'], also: ['UPG-001'] }, cases);
  assert.equal(witnesses?.tags, '(@req:B-1 or @case:UPG-001) and not @passive');
  assert.equal(bystanders.tags, 'not (@req:B-1 or @case:UPG-001)');
  assert.throws(() => divide({ ...mutant, breaks: [], also: ['UPG-999'] }, cases), /UPG-999 is no case/);
});

test('a run that is not thorough asks the documented conversation alone what else is hurt', () => {
  const { bystanders } = divide({ ...mutant, thorough: false, breaks: ['B-1'] }, cases);
  assert.deepEqual(bystanders, { tags: 'not (@req:B-1)', features: [cases[0]?.feature] });
});

test('where no case is about the fault, all are bystanders', () => {
  assert.deepEqual(divide({ ...mutant, breaks: [] }, cases), {
    witnesses: null,
    bystanders: { tags: '', features: [] },
    passive: null,
  });
});
