import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { schemas } from '../report/schema';
import { makeFolder, runCommand } from '../testing/command-line';

interface Matrix {
  score: number;
  faults: { name: string; killed: boolean; by: string[]; reasonNamed: boolean }[];
  alarms: string[];
}

test('two faults are noticed by the cases about them, and nothing is found without one', async (t) => {
  const file = path.join(makeFolder(t), 'proof.json');
  const names = ['subprotocol-missing', 'event-withheld'];
  const { code, said } = await runCommand([
    'prove',
    ...names.flatMap((name) => ['--fault', name]),
    '--json',
    file,
  ]);
  assert.equal(code, 0, said);
  const matrix = JSON.parse(readFileSync(file, 'utf8')) as Matrix;
  schemas.proof.shape.parse(matrix);
  const { score, faults, alarms } = matrix;
  assert.deepEqual({ score, alarms }, { score: 1, alarms: [] });
  assert.deepEqual(
    faults.map(({ name, killed, reasonNamed }) => ({ name, killed, reasonNamed })),
    names.map((name) => ({ name, killed: true, reasonNamed: true })),
  );
  assert.ok(faults[0]?.by.includes('UPG-001'));
  assert.ok(faults[1]?.by.includes('NOT-001'));
  assert.match(said, /2 of 2 faults killed, score 1; 0 false accusations; 0 alarms/);
});

test('an unknown fault is a wrong usage, and nothing is run', async () => {
  const { code, said } = await runCommand(['prove', '--fault', 'subprotocol-mising']);
  assert.equal(code, 2);
  assert.match(said, /unknown fault "subprotocol-mising": did you mean .*subprotocol-missing/);
});
