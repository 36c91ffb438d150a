import { startFaultyServer } from '../faults';
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { makeFolder, runCommand, runDocumented, writeTarget } from '../testing/command-line';
import { root } from '../checkout';

test('a secret in what was written ends with 5, and the file is named but not the secret', async (t) => {
  const folder = makeFolder(t);
  // a password that stands in every report anyway: the name of a feature's folder
  const password = 'documented-conversation';
  const target = writeTarget(folder, [
    'url: ws://127.0.0.1:1/ws/',
    `accounts: { agent: { username: agent, password: ${password} } }`,
  ]);
  const { code, said } = await runDocumented(target, folder);
  assert.equal(code, 5, said);
  const told = said.split('\n').filter((line) => line.startsWith('A secret stands in '));
  assert.ok(
    told.some((line) => line.startsWith('A secret stands in results.json: ')),
    said,
  );
  assert.ok(told.every((line) => !line.includes(password)));
});

test('a subscription that the server does not let go of ends with 5, and is named', async (t) => {
  const server = await startFaultyServer({ faults: ['unsubscribe-without-effect'] });
  t.after(() => server.stop());
  const folder = makeFolder(t);
  const name = `exit code ${String(process.pid)}`;
  t.after(() =>
    rmSync(path.join(root, 'reports', name.replaceAll(' ', '-')), { recursive: true, force: true }),
  );
  const { agent } = server.accounts;
  const target = writeTarget(folder, [
    `name: ${name}`,
    'product: finesse',
    `url: ${server.url}`,
    `domain: ${server.domain}`,
    `accounts: { agent: { username: ${agent.username}, password: ${agent.password} } }`,
    `user: { id: ${server.user.id} }`,
    `team: { id: "${server.team.id}" }`,
    'limits: { reply: 1s }',
  ]);
  const out = path.join(folder, 'out');
  const { code, said } = await runCommand([
    'run',
    '--target',
    target,
    '--requirement',
    'DOC-S10-a',
    '--out',
    out,
  ]);
  assert.equal(code, 5, said);
  assert.match(
    said,
    /^Left behind: the subscription of conformance1@finesse\.example\/conformance-suite\S* to \/finesse\/api\/Team\//m,
  );
});

test('a failure of the suite itself ends with 4', async (t) => {
  const folder = makeFolder(t);
  const full = path.join(folder, 'full.js');
  // a disk that has no room for the results
  writeFileSync(
    full,
    `const fs = require('node:fs');
    const { writeFileSync } = fs;
    fs.writeFileSync = (file, ...rest) => {
      if (String(file).endsWith('results.json')) throw new Error('ENOSPC: no space left on device');
      writeFileSync(file, ...rest);
    };`,
  );
  const { code, said } = await runCommand(
    ['run', '--requirement', 'RFC7395-3.1-a', '--out', path.join(folder, 'out')],
    { NODE_OPTIONS: `--require ${full}` },
  );
  assert.equal(code, 4, said);
  assert.match(said, /^The suite itself failed; please report this:$/m);
});

test('a warning ends with 0, and with 1 where the run is strict', async (t) => {
  const parameters = ['run', '--fault', 'failure-without-close', '--requirement', 'RFC6455-7.1.7-a'];
  const lenient = await runCommand([...parameters, '--out', makeFolder(t)]);
  assert.equal(lenient.code, 0, lenient.said);
  assert.match(lenient.said, /^warn CLS-070-/m);
  const strict = await runCommand([...parameters, '--strict', '--out', makeFolder(t)]);
  assert.equal(strict.code, 1, strict.said);
});
