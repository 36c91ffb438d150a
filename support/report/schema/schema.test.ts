import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../../checkout';
import { listFaults } from '../../command/faults';
import { requirements } from '../../command/requirements';
import { renderSchema, schemas, type SchemaName } from './index';

test('the published schemas are those that runs are held to', () => {
  for (const name of Object.keys(schemas) as SchemaName[]) {
    const file = path.join(root, 'docs/schemas', `${name}.schema.json`);
    assert.ok(existsSync(file), `${file} is missing: npm run docs writes it`);
    assert.equal(readFileSync(file, 'utf8'), renderSchema(name), `${file} is stale: npm run docs writes it`);
  }
});

test('what the catalogue and the faults say as JSON keeps to their schemas', () => {
  schemas.requirements.shape.parse(JSON.parse(requirements({ json: true })));
  schemas.faults.shape.parse(JSON.parse(listFaults({ json: true })));
});

test('a key that no schema knows is refused, so that none is added or renamed in silence', () => {
  const one = { name: 'x', sentence: 'x', breaks: [], lawful: false };
  assert.ok(schemas.faults.shape.safeParse({ faults: [one] }).success);
  assert.ok(!schemas.faults.shape.safeParse({ faults: [{ ...one, more: 1 }] }).success);
});
