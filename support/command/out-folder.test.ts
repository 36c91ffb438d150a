import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { claimFolder } from './out-folder';

test('makes the folder that is named, with those above it, and takes one that is there', (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'out-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const inner = path.join(folder, 'a', 'b');
  assert.equal(claimFolder(inner), inner);
  assert.equal(claimFolder(inner), inner);
});

test('says that a file is no folder, and stands nothing on one', (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'out-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  for (const out of [file, path.join(file, 'x')])
    assert.throws(() => claimFolder(out), {
      name: 'UsageError',
      message: `--out wants a folder, and a file stands at ${out} or above it: name another`,
    });
});

test(
  'says where nothing may be written, and does not try for ever',
  { skip: existsSync('/proc/self') ? false : 'no /proc here' },
  () =>
    assert.throws(() => claimFolder('/proc/out'), {
      name: 'UsageError',
      message: '--out /proc/out cannot be written (ENOENT): name a folder that this user may write',
    }),
);
