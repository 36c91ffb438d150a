import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { findSecrets } from './secrets';

const secret = 'pa/ss<w&rd "9"';
const plain = Buffer.from(`a@example.org\0agent\0${secret}`).toString('base64');

test('a secret is found in every encoding, at any depth, and only the files are named', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'secrets-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const contents = {
    'raw.txt': `x${secret}y`,
    'xml.txt': '<p>pa/ss&lt;w&amp;rd "9"</p>',
    'url.txt': `?p=${encodeURIComponent(secret)}`,
    'json.json': JSON.stringify({ secret }),
    'twice.ndjson': JSON.stringify({ body: JSON.stringify({ secret }) }),
    'script.html': JSON.stringify(secret).replaceAll('<', '\\x3C').replaceAll('/', '\\x2F'),
    'hex.txt': Buffer.from(secret).toString('hex'),
    'plain.txt': `<auth>${plain}</auth>`,
    'page.html': Buffer.from(`xy ${secret} z`).toString('base64'),
    'references.xml': Array.from(secret, (one) => `&#x${one.charCodeAt(0).toString(16)};`).join(''),
    'form.txt': 'p=pa%2fss%3cw%26rd+%229%22',
    'unicode.json': Array.from(secret, (one) => `\\u00${one.charCodeAt(0).toString(16)}`).join(''),
    'clean.txt': 'nothing, [redacted]',
  };
  await mkdir(path.join(folder, 'deep/er'), { recursive: true });
  for (const [name, text] of Object.entries(contents))
    await writeFile(path.join(folder, 'deep/er', name), text);
  const expected = Object.keys(contents)
    .filter((name) => name !== 'clean.txt')
    .map((name) => path.join('deep/er', name));
  assert.deepEqual(await findSecrets(folder, ['', secret]), expected.sort());
});

test('a short secret is found in a whole PLAIN message and not where it stands by chance', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'secrets-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await writeFile(path.join(folder, 'chance.txt'), 'after 1234 ms');
  await writeFile(path.join(folder, 'auth.txt'), `>${Buffer.from('\0a\x001234').toString('base64')}<`);
  assert.deepEqual(await findSecrets(folder, ['1234']), ['auth.txt']);
});

test('a file that is one long word of base64 is searched as well as any other', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'secrets-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await writeFile(path.join(folder, 'long.txt'), `${'QUJD'.repeat(4_000_000)} ${plain}`);
  assert.deepEqual(await findSecrets(folder, [secret]), ['long.txt']);
  assert.deepEqual(await findSecrets(folder, ['1234']), []);
});
