import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPayload } from './frames';

test('reads bytes, a count of bytes, or text with its places filled as they are', () => {
  assert.deepEqual([...readPayload('hex:00FF', {})], [0, 255]);
  assert.deepEqual([...readPayload('hex:', {})], []);
  assert.equal(readPayload('125 bytes', {}).toString(), 'a'.repeat(125));
  assert.equal(readPayload('1 byte', {}).toString(), 'a');
  assert.equal(readPayload("<é a='$id'/>", { id: '<' }).toString(), "<é a='<'/>");
  assert.equal(readPayload('', {}).length, 0);
});

test('takes for text what only looks like bytes', () => {
  assert.equal(readPayload('hex:0g', {}).toString(), 'hex:0g');
  assert.equal(readPayload('many bytes', {}).toString(), 'many bytes');
});

test('throws at half a byte', () => {
  assert.throws(() => readPayload('hex:abc', {}), {
    message: 'hex:abc is no whole number of bytes: write two hexadecimal digits for each',
  });
});

test('throws at a place that has no value', () => {
  assert.throws(() => readPayload('$nobody', {}), /\$nobody has no value here/);
});
