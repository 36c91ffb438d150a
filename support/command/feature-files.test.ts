import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../checkout';
import { featureFilesOf } from './feature-files';

const all = readdirSync(path.join(root, 'features'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.feature'))
  .map((name) => path.join('features', name));
const holding = (tag: string): string[] =>
  all.filter((file) => readFileSync(path.join(root, file), 'utf8').includes(tag)).sort();

test('for the documented conversation and for a requirement the files that name them are read', () => {
  const documented = featureFilesOf({ profile: 'documented', requirements: [] }) ?? [];
  assert.deepEqual(documented, holding('@req:DOC-'));
  assert.ok(documented.length < all.length);
  const requirements = ['RFC7395-3.1-a', 'XEP0060-6.1.2-a'];
  const both = [...new Set(requirements.flatMap((id) => holding(`@req:${id}`)))].sort();
  assert.deepEqual(featureFilesOf({ profile: 'standard', requirements }), both);
});

test('all files are read for a profile of many, for a tag expression, and where none names what is wanted', () => {
  assert.equal(featureFilesOf({ profile: 'standard', requirements: [] }), null);
  assert.equal(featureFilesOf({ profile: 'documented', requirements: [], tags: '@must' }), null);
  assert.equal(featureFilesOf({ profile: 'standard', requirements: ['RFC0000-1-a'] }), null);
});
