import type { ConnectionRecorder } from '../wire/recorder';
import type { Direction } from '../wire/transcript';
import { describePayload, typeOf } from './frame';
import type { Frame, ReceivedFrame } from './frame';

/** Records a frame, and in a note behind it whatever makes it unusual. */
export function recordFrame(
  recorder: ConnectionRecorder,
  direction: Direction,
  frame: Frame | ReceivedFrame,
): void {
  recorder.frame(direction, typeOf(frame.opcode), describePayload(frame.opcode, frame.payload));
  const oddities = describeOddities(direction, frame);
  if (oddities.length > 0) recorder.note(`the frame ${direction} last: ${oddities.join(', ')}`);
}

function describeOddities(direction: Direction, frame: Frame | ReceivedFrame): string[] {
  const carried = frame.payload.length;
  const declared = frame.declaredLength ?? carried;
  const unusual: [boolean, string][] = [
    [direction === 'sent' && frame.mask === null, 'not masked'],
    [direction === 'received' && frame.mask !== null, 'masked'],
    [frame.rsv1, 'RSV1 set'],
    [frame.rsv2, 'RSV2 set'],
    [frame.rsv3, 'RSV3 set'],
    [!frame.fin, 'FIN not set'],
    [frame.opcode >= 8 && declared > 125, `a control frame of ${declared} bytes`],
    ['minimalLength' in frame && !frame.minimalLength, 'length not in its shortest form'],
    [declared !== carried, `${declared} bytes declared, ${carried} carried`],
  ];
  return unusual.filter(([is]) => is).map(([, words]) => words);
}
