import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderProofPage } from './page';
import type { Proof } from './proof';
import { formatScore, renderProof, summarise } from './table';

const proof: Proof = {
  score: 0.5,
  whole: true,
  faults: [
    {
      name: 'subprotocol-missing',
      breaks: ['RFC7395-3.1-a'],
      killed: true,
      by: ['UPG-001'],
      reasonNamed: true,
      collateral: ['DOC-010'],
    },
    {
      name: 'subprotocol-upper',
      breaks: ['RFC7395-3.1-a'],
      killed: false,
      by: [],
      reasonNamed: false,
      collateral: [],
    },
  ],
  unproven: [
    { id: 'RFC6455-10.6-a', reason: 'cannot be broken' },
    { id: 'RFC6455-4.2.2-e', reason: null },
  ],
  accusations: [{ fault: 'subprotocol-upper', case: 'UPG-004', requirement: 'RFC6455-4.2.2-c' }],
  alarms: ['NOT-001'],
  unkilled: [
    { case: 'UPG-002', check: 'the response is "HTTP/1.1 101"', reason: null },
    { case: 'UPG-070', check: 'the page satisfies', reason: 'no such page' },
    { case: 'UPG-071', check: 'the page satisfies', reason: 'no such page' },
  ],
  stale: ['unkilled-checks.yaml: UPG-003'],
  errors: [{ fault: 'subprotocol-missing', case: 'UPG-003', message: 'TypeError: no\n  at' }],
};

const sentence =
  '1 of 2 faults killed, score 0.5; 1 false accusations; 1 alarms; 1 errors; 2 requirements unproven, 1 of them without a reason; 3 checks that nothing turns red, 1 of them without a reason; not proven';

test('the terminal shows the matrix, what is left to do, and the score last', () => {
  assert.equal(
    renderProof(proof),
    [
      'killed    subprotocol-missing  by UPG-001; 1 others suffer',
      'SURVIVED  subprotocol-upper    breaks RFC7395-3.1-a',
      '',
      'False accusations, of rules that the fault does not break:',
      '  UPG-004 accuses the server of RFC6455-4.2.2-c with subprotocol-upper',
      '',
      'Alarms, found although nothing was broken:',
      '  NOT-001',
      '',
      'Broke down, a fault of the suite:',
      '  UPG-003 with subprotocol-missing: TypeError: no',
      '',
      'Unproven, tested and not seen to notice anything:',
      '  RFC6455-10.6-a: cannot be broken',
      '  RFC6455-4.2.2-e: no reason is known',
      '',
      'Checks that nothing turned red:',
      '  UPG-002: the response is "HTTP/1.1 101": no reason is known',
      '  UPG-070, UPG-071: no such page',
      '',
      'Said in support/command/proof, and not so: strike or mend it there:',
      '  unkilled-checks.yaml: UPG-003',
      '',
      sentence,
      '',
    ].join('\n'),
  );
});

test('the page shows the same, with what each fault does', () => {
  const fault = { name: 'subprotocol-missing', sentence: 'No | header.', breaks: [], bend: () => undefined };
  const because = 'Each says so.';
  const page = renderProofPage(proof, [
    fault,
    { ...fault, name: 'all', breaks: ['a', 'b', 'c', 'd'], because },
  ]);
  assert.ok(page.includes(`**${sentence}.**`));
  assert.ok(page.includes('| `subprotocol-missing` | No \\| header. | RFC7395-3.1-a | UPG-001 |'));
  assert.ok(page.includes('| `subprotocol-upper` |  | RFC7395-3.1-a | **survived** |'));
  assert.ok(page.includes('- RFC6455-4.2.2-e: no reason is known'));
  assert.ok(page.includes('- UPG-070, UPG-071: no such page'));
  assert.ok(page.includes('- support/command/proof/unkilled-checks.yaml: UPG-003'));
  assert.ok(page.includes('- UPG-003 with subprotocol-missing'));
  assert.ok(page.includes('- UPG-004 accuses the server of RFC6455-4.2.2-c with subprotocol-upper'));
  assert.ok(page.includes('A fault breaks 1 rules in the median, and 1 at most (`subprotocol-upper`).'));
  assert.ok(page.includes('- `all`, 4: Each says so.'));
});

test('of a few faults alone nothing is said of what is unproven', () => {
  assert.equal(
    summarise({ ...proof, whole: false, unproven: [], unkilled: [] }),
    '1 of 2 faults killed, score 0.5; 1 false accusations; 1 alarms; 1 errors; not proven',
  );
});

test('a score is cut and not rounded up', () => assert.equal(formatScore(0.9999), '0.999'));
