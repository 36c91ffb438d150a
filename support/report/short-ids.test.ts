import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { ShortIds } from './short-ids';

test('the same UUID gets the same short id, and another another', () => {
  const [one, two] = [randomUUID(), randomUUID()];
  const ids = new ShortIds();
  const shorten = (value: object): unknown => JSON.parse(ids.shorten(JSON.stringify(value)));
  const first = shorten({ id: one, ids: [two, one] }) as { id: string; ids: string[] };
  assert.equal(first.ids[1], first.id);
  assert.notEqual(first.ids[0], first.id);
  assert.ok(first.id.length < 12);
  assert.deepEqual(shorten({ again: two }), { again: first.ids[0] });
});

test('two runs share no id', () => {
  const json = JSON.stringify(randomUUID());
  assert.notEqual(new ShortIds().shorten(json), new ShortIds().shorten(json));
});

test('a UUID inside of a text stays', () => {
  const json = JSON.stringify({ body: JSON.stringify({ id: randomUUID() }), text: `of ${randomUUID()}` });
  assert.equal(new ShortIds().shorten(json), json);
});
