import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  applyMask,
  clientFrame,
  closePayload,
  describePayload,
  encodeFrame,
  opcodes,
  readClose,
  typeOf,
} from './frame';
import { FrameDecoder } from './frame-decoder';

const hex = (text: string) => Buffer.from(text.replace(/ /g, ''), 'hex');

test('encodes the RFC’s own examples', () => {
  const unmasked = clientFrame(opcodes.text, 'Hello', { mask: null });
  assert.deepEqual(encodeFrame(unmasked), hex('81 05 48 65 6c 6c 6f'));
  const masked = clientFrame(opcodes.text, 'Hello', { mask: hex('37 fa 21 3d') });
  assert.deepEqual(encodeFrame(masked), hex('81 85 37 fa 21 3d 7f 9f 4d 51 58'));
  assert.deepEqual(
    encodeFrame(clientFrame(opcodes.text, 'Hel', { fin: false, mask: null })),
    hex('01 03 48656c'),
  );
});

test('encodes what no lawful client sends', () => {
  const frame = clientFrame(11, '', { rsv1: true, rsv2: true, rsv3: true, fin: false, mask: null });
  assert.deepEqual(encodeFrame(frame), hex('7b 00'));
  const lying = clientFrame(opcodes.text, 'a', { mask: null, declaredLength: 70_000 });
  assert.deepEqual(encodeFrame(lying), hex('81 7f 0000000000011170 61'));
});

test('decodes what it encodes, at every size of the length field and byte by byte', () => {
  for (const size of [0, 125, 126, 65_535, 65_536]) {
    const sent = clientFrame(opcodes.binary, Buffer.alloc(size, 7));
    const bytes = encodeFrame(sent);
    const decoder = new FrameDecoder();
    const early = [...bytes.subarray(0, 20)].flatMap((byte) => decoder.push(Buffer.of(byte)));
    const [frame] = [...early, ...decoder.push(bytes.subarray(20))];
    assert.deepEqual(frame?.payload, sent.payload);
    assert.deepEqual(frame.mask, sent.mask);
    assert.equal(frame.minimalLength, true);
    assert.equal(frame.declaredLength, size);
    assert.equal(decoder.remainder.length, 0);
  }
});

test('reports all bits of a frame and judges none', () => {
  const [frame] = new FrameDecoder().push(hex('7b 80 01020304'));
  assert.deepEqual(frame, {
    fin: false,
    rsv1: true,
    rsv2: true,
    rsv3: true,
    opcode: 11,
    masked: true,
    mask: hex('01020304'),
    minimalLength: true,
    declaredLength: 0,
    payload: Buffer.alloc(0),
    complete: true,
  });
});

test('tells a length that stands in more bytes than it needs', () => {
  const minimal = (bytes: string) => new FrameDecoder().push(hex(bytes))[0]?.minimalLength;
  assert.equal(minimal('81 7e 0001 61'), false);
  assert.equal(minimal('81 7f 0000000000000001 61'), false);
  assert.equal(minimal('81 01 61'), true);
});

test('gives several frames of one chunk, and keeps the start of the next', () => {
  const decoder = new FrameDecoder();
  const frames = decoder.push(hex('81 01 61 89 00 81 05 61'));
  assert.deepEqual(
    frames.map((frame) => frame.opcode),
    [1, 9],
  );
  assert.deepEqual(decoder.remainder, hex('81 05 61'));
});

test('reports a frame beyond its limit by the head alone, and stops', () => {
  const decoder = new FrameDecoder(10);
  const [frame, ...more] = decoder.push(hex('81 7f 7fffffffffffffff 61 81 01 61'));
  assert.equal(frame?.complete, false);
  assert.equal(frame.payload.length, 0);
  assert.deepEqual(more, []);
  assert.deepEqual(decoder.push(hex('81 01 61')), []);
});

test('masks and unmasks alike', () => {
  const mask = hex('37 fa 21 3d');
  assert.equal(applyMask(applyMask(Buffer.from('abcdefg'), mask), mask).toString(), 'abcdefg');
});

test('builds and reads close payloads', () => {
  assert.deepEqual(readClose(closePayload(1000, 'bye')), { code: 1000, reason: 'bye' });
  assert.equal(closePayload().length, 0);
  assert.equal(readClose(Buffer.from('a')), null);
});

test('shows payloads as the transcript wants them', () => {
  assert.equal(describePayload(opcodes.text, Buffer.from('<a>é</a>')), '<a>é</a>');
  assert.equal(describePayload(opcodes.text, hex('c3 28')), 'c328');
  assert.equal(describePayload(opcodes.binary, Buffer.from('a')), '61');
  assert.equal(describePayload(opcodes.close, closePayload(1001)), '1001');
  assert.equal(describePayload(opcodes.close, closePayload(1000, 'bye')), '1000 bye');
  assert.equal(describePayload(opcodes.close, Buffer.alloc(0)), '');
});

test('names every opcode', () => {
  assert.deepEqual([0, 1, 2, 3, 8, 9, 10, 15].map(typeOf), [
    'continuation',
    'text',
    'binary',
    'reserved',
    'close',
    'ping',
    'pong',
    'reserved',
  ]);
});
