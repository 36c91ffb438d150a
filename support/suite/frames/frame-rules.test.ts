import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeFrame, FrameDecoder, opcodes, type Frame, type RawFrame } from '../../protocol/websocket';
import { findBroken } from './frame-rules';

/** A frame as it comes from a server that keeps every rule, but for these changes. */
function frame(opcode: number, payload: Buffer | string = '', changes: Partial<Frame> = {}): RawFrame {
  const bits = { fin: true, rsv1: false, rsv2: false, rsv3: false, mask: null };
  const sent = { ...bits, opcode, payload: Buffer.from(payload), ...changes };
  const [received] = new FrameDecoder().push(encodeFrame(sent));
  assert.ok(received);
  return { ...received, at: 0 };
}

const close = (...bytes: number[]): RawFrame => frame(opcodes.close, Buffer.from(bytes));
const text = (payload: Buffer | string, changes: Partial<Frame> = {}): RawFrame =>
  frame(opcodes.text, payload, changes);

/** The rule, frames that keep it, and frames of which the last breaks it. */
const examples: [rule: string, kept: RawFrame[], broken: RawFrame[]][] = [
  ['not masked', [text('a')], [text('a', { mask: Buffer.alloc(4) })]],
  ['free of reserved bits', [text('a')], [text('a'), text('b', { rsv2: true })]],
  ['below 126 bytes and of the shortest form', [text('a')], [{ ...text('a'), minimalLength: false }]],
  [
    'a whole control frame of 125 bytes at most',
    [text('a'.repeat(200), { fin: false }), frame(opcodes.pong, 'a'.repeat(125))],
    [frame(opcodes.pong, 'a'.repeat(126))],
  ],
  ['a whole control frame of 125 bytes at most', [], [frame(opcodes.pong, 'a', { fin: false })]],
  [
    'the end of a text in UTF-8',
    [
      text(Buffer.from([0xe2]), { fin: false }),
      frame(opcodes.pong),
      frame(opcodes.continuation, Buffer.from([0x82, 0xac])),
      frame(opcodes.binary, Buffer.from([0xff])),
    ],
    [text('a'), text(Buffer.from([0xe9]))],
  ],
  ['a close frame with a body in order', [close(), close(3, 0xe8, 0xe2, 0x82, 0xac)], [close(3)]],
  ['a close frame with a body in order', [], [close(3, 0xe8, 0xff)]],
  [
    'a close frame with a code that may be sent',
    [close(), close(3, 0xe8), close(0xf, 0xa0)],
    [close(3, 0xed)],
  ],
  ['a close frame with a code that may be sent', [], [close(3, 0xf2)]],
  ['a close frame with a code that may be sent', [], [close(0, 0)]],
  ['a data frame before any close frame', [text('a'), close(3, 0xe8)], [close(3, 0xe8), text('a')]],
];

for (const [rule, kept, broken] of examples) {
  test(`each frame is ${rule}, or is found`, () => {
    assert.equal(findBroken(kept, rule), undefined);
    assert.equal(findBroken(broken, rule), broken.at(-1));
  });
}

test('a rule that nobody knows is named, with those that are known', () => {
  assert.throws(() => findBroken([], 'pretty'), /^Error: "pretty" is none of: not masked; /);
});
