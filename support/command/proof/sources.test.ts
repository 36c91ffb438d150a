import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeStaleness, digestSources, writeDigests } from './sources';

const digests = { features: '0123456789ab', 'support/faults': 'ba9876543210' };

test('digests every room that a proof is made from, the same each time', () => {
  const found = digestSources();
  for (const digest of Object.values(found)) assert.match(digest, /^[0-9a-f]{12}$/);
  assert.deepEqual(digestSources(), found);
});

test('says nothing of a page whose sources are as they were', () => {
  assert.equal(describeStaleness(`# Proof\n\n${writeDigests(digests)}\n`, digests), null);
});

test('names the rooms that have changed since a page was written', () => {
  const page = `# Proof\n\n${writeDigests({ ...digests, features: '000000000000' })}\n`;
  assert.equal(
    describeStaleness(page, digests),
    'docs/proof.md is stale: since it was written these have changed: features. `prove` without names writes it anew.',
  );
});

test('says of a page without digests that it is older than they are', () => {
  assert.equal(
    describeStaleness('# Proof\n', digests),
    'docs/proof.md does not say what it was made from: write it anew by `prove` without names.',
  );
});
