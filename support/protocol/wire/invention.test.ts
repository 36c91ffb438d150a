import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Inventions, type InventedKind } from './invention';

const drawAll = (inventions: Inventions, kinds: readonly InventedKind[]): string[] =>
  kinds.map((kind) => inventions.draw(kind));

test('makes the same ids for each holding of a case, and others for another case', () => {
  const kinds: InventedKind[] = ['id', 'fence', 'nonce', 'id'];
  const first = drawAll(new Inventions('BND-010'), kinds);
  assert.deepEqual(drawAll(new Inventions('BND-010'), kinds), first);
  const other = drawAll(new Inventions('BND-011'), kinds);
  assert.equal(new Set([...first, ...other]).size, 8);
});

test('makes the same id whether or not a fence was asked for before it', () => {
  const [, fenced] = drawAll(new Inventions('BND-010'), ['fence', 'id']);
  assert.equal(new Inventions('BND-010').draw('id'), fenced);
});

test('leaves to chance what another run on the same server could take for its own', () => {
  for (const kind of ['message', 'word', 'item', 'password'] as const)
    assert.notEqual(new Inventions('BND-010').draw(kind), new Inventions('BND-010').draw(kind), kind);
});

test('draws UUIDs of version 4, and writes them as it is told', () => {
  const inventions = new Inventions('BND-010');
  assert.match(
    inventions.draw('id'),
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  assert.match(
    inventions.draw('word', (uuid) => `w-${uuid.slice(0, 8)}`),
    /^w-[0-9a-f]{8}$/,
  );
});

test('names what stands in a text by kind and number, in each form, and nothing else', () => {
  const inventions = new Inventions('BND-010');
  const unsaid = inventions.draw('word');
  const word = inventions.draw('word');
  inventions.note('key', 'a2V5');
  const hex = Buffer.from(word).toString('hex');
  assert.deepEqual(inventions.findIn(`a2V5 ${word} ${hex}`), [
    { name: 'word:2', kind: 'word', value: word },
    { name: 'word:2', kind: 'word', value: hex, form: 'hex' },
    { name: 'key:1', kind: 'key', value: 'a2V5' },
  ]);
  assert.deepEqual(inventions.findIn(`${unsaid}x`), [{ name: 'word:1', kind: 'word', value: unsaid }]);
});

test('never writes a password, though it was made up to be wrong', () => {
  const inventions = new Inventions('AUT-060');
  const password = inventions.draw('password');
  assert.deepEqual(inventions.findIn(password), [
    { name: 'password:1', kind: 'password', value: '[redacted]' },
  ]);
});
