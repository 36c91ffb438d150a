import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { makeFolder, runCommand } from '../../testing/command-line';
import { schemas } from './index';

const readJson = (...parts: string[]): unknown => JSON.parse(readFileSync(path.join(...parts), 'utf8'));

test('what a run writes keeps to the schemas, findings, causes, TLS and REST among it', async (t) => {
  const out = path.join(makeFolder(t), 'out');
  const { said } = await runCommand([
    ...['run', '--no-allure', '--out', out, '--target', 'targets/embedded-tls.yaml'],
    ...['--profile', 'documented', '--fault', 'event-withheld'],
  ]);
  const results = schemas.results.shape.parse(readJson(out, 'results.json'));
  assert.ok(
    results.cases.some(({ finding }) => finding !== null),
    said,
  );
  assert.ok(results.causes.length > 0, said);
  const { tls, handshake } = schemas.offer.shape.parse(readJson(out, 'offer.json'));
  assert.ok(tls?.certificate && handshake);
  const files = readdirSync(path.join(out, 'wire')).filter((name) => name.endsWith('.json'));
  const entries = files.flatMap((name) => schemas.wire.shape.parse(readJson(out, 'wire', name)).entries);
  assert.deepEqual([...new Set(entries.map(({ kind }) => kind))].sort(), ['frame', 'http', 'note']);
});
