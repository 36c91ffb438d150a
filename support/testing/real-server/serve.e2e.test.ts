import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../../checkout';
import { readTarget } from '../../configuration';
import { reasonToSkip } from './availability';

const script = path.join(root, 'scripts/serve-real.js');

test('without the package it says how to install it, and exits with 2', () => {
  const env = { ...process.env, PATH: '' };
  const { status, stderr } = spawnSync(process.execPath, [script, 'prosody'], { env, encoding: 'utf8' });
  assert.equal(stderr, 'prosody is not installed: apt-get install --no-install-recommends prosody\n');
  assert.equal(status, 2);
});

test('a server it does not know is wrong usage', () => {
  const { status, stderr } = spawnSync(process.execPath, [script, 'openfire'], { encoding: 'utf8' });
  assert.match(
    stderr,
    /value 'openfire' is invalid for argument 'server'\. Allowed choices are prosody, ejabberd, jabberd2\./,
  );
  assert.equal(status, 2);
});

test(
  'it says how to run the suite, stays until it is told to stop, and takes its target files away',
  { skip: reasonToSkip('prosody') },
  async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'serve-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const target = path.join(folder, 'mine.yaml');
    const child = spawn(process.execPath, [script, 'prosody', '--out', target], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    t.after(() => child.kill('SIGKILL'));
    let output = '';
    const announced = new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('Ctrl-C stops it.')) resolve();
      });
    });
    const closed = once(child, 'close');
    await Promise.race([announced, closed]);
    assert.equal(
      output,
      [
        'prosody is ready, with its accounts and nodes. Run the suite against it from another terminal:',
        '',
        `  npx finesse-conformance run --target ${target}`,
        `  npx finesse-conformance run --target ${path.join(folder, 'mine-tls.yaml')}`,
        '',
        'Ctrl-C stops it.\n',
      ].join('\n'),
    );
    assert.equal(readTarget(target, {}).dedicated, true);
    child.kill('SIGINT');
    assert.deepEqual(await closed, [0, null]);
    assert.equal(existsSync(target), false);
  },
);
