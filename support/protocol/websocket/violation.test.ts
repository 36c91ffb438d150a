import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientFrame, encodeFrame, opcodes, type Frame } from './frame';
import { FrameDecoder } from './frame-decoder';
import { describeViolations, FrameWatch } from './violation';

/** What is wrong with each of these frames of a server. */
function look(...frames: [opcode: number, payload: Buffer | string, changes?: Partial<Frame>][]): string[][] {
  const watch = new FrameWatch();
  const bytes = frames.map(([opcode, payload, changes]) =>
    encodeFrame(clientFrame(opcode, payload, { mask: null, ...changes })),
  );
  return new FrameDecoder().push(Buffer.concat(bytes)).map((frame) => watch.look(frame));
}

test('finds nothing in fragments that cut a character, with a ping between them', () => {
  const euro = Buffer.from('\u20ac');
  const found = look(
    [opcodes.text, euro.subarray(0, 1), { fin: false }],
    [opcodes.ping, ''],
    [opcodes.continuation, euro.subarray(1)],
    [opcodes.text, 'a'],
    [opcodes.close, Buffer.from([3, 0xe8])],
  );
  assert.deepEqual(found, [[], [], [], [], []]);
});

test('finds each kind of frame that no server may send', () => {
  const bad = Buffer.from([0x8a, 0]);
  assert.deepEqual(look([opcodes.text, 'a', { mask: Buffer.from('wxyz') }]), [['masked']]);
  assert.deepEqual(look([opcodes.text, bad, { rsv1: true }]), [['reserved-bits']]);
  assert.deepEqual(look([3, 'a'], [opcodes.text, 'a']), [['reserved-opcode'], []]);
  assert.deepEqual(look([opcodes.pong, '', { fin: false }]), [['control-frame']]);
  assert.deepEqual(look([opcodes.text, bad], [opcodes.text, 'a']), [['utf-8'], []]);
  assert.deepEqual(look([opcodes.text, 'a', { fin: false }], [opcodes.text, 'b']), [[], ['fragments']]);
  assert.deepEqual(look([opcodes.continuation, 'a']), [['fragments']]);
  assert.deepEqual(look([opcodes.close, Buffer.from([3])]), [['close-body']]);
  assert.deepEqual(look([opcodes.close, Buffer.from([3, 0xed])]), [['close-code']]);
  assert.deepEqual(look([opcodes.close, ''], [opcodes.text, 'a']), [[], ['after-close']]);
});

test('a text that ends inside a character is none, and shows its bytes', () => {
  const payload = Buffer.from([0x61, 0xe2]);
  assert.deepEqual(look([opcodes.text, payload]), [['utf-8']]);
  const [frame] = new FrameDecoder().push(encodeFrame(clientFrame(opcodes.text, payload, { mask: null })));
  assert.ok(frame);
  assert.equal(describeViolations(['utf-8'], frame), 'its text is not UTF-8: bytes e2 at 1');
});
