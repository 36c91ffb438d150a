import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill } from './template';

test('fills each place, escaped for XML', () => {
  assert.equal(
    fill(`<a b='$one'>$one$two</a>`, { one: `<'`, two: '2' }),
    `<a b='&lt;&apos;'>&lt;&apos;2</a>`,
  );
});

test('fills a place as it is where that is asked for', () => {
  assert.equal(
    fill('$one', { one: '<' }, (plain) => plain),
    '<',
  );
});

test('reads the longest name', () => {
  assert.equal(fill('$user_id $user', { user: 'a', user_id: 'b' }), 'b a');
});

test('writes a dollar for two, and leaves one that begins no name', () => {
  assert.equal(fill('$$id $1 $ $', {}), '$id $1 $ $');
});

test('fills no place in what it has filled in', () => {
  assert.equal(fill('$one', { one: '$two', two: 'x' }), '$two');
});

test('names a variable without a value and those that have one', () => {
  assert.throws(() => fill('$id', { node: '', domain: '' }), {
    message: '$id has no value here; known: domain, node',
  });
});

test('knows no variable that nobody gave', () => {
  assert.throws(() => fill('$constructor', {}), /^Error: \$constructor has no value here/);
});
