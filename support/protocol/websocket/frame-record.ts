import type { ConnectionRecorder } from '../wire/recorder';
import type { Direction, FrameEntry, Violation } from '../wire/transcript';
import { describePayload, opcodes, typeOf } from './frame';
import type { Frame, ReceivedFrame } from './frame';
import { FrameWatch, describeViolations, isUtf8 } from './violation';

/** The start of an element that carries credentials (RFC 6120, sections 6.4.2 and 6.4.4), whole or not. */
const credentials = /<(?:[\w.-]+:)?(?:auth|response)\b/;

/**
 * Records the frames of one connection, each with a note behind it of whatever makes it unusual.
 * The recorder hides credentials by the element around them; where that element is spread over several frames,
 * or is no readable text, it cannot know, and such payloads are hidden here.
 */
export class FrameRecorder {
  /** The end of what each side has said of an unfinished message; its start where that carries credentials. */
  readonly #unfinished: Record<Direction, string> = { sent: '', received: '' };

  /** The directions that a close frame went in. */
  readonly closeFrames = new Set<Direction>();

  readonly #watch = new FrameWatch();

  constructor(readonly recorder: ConnectionRecorder) {}

  /** Gives what is wrong with the frame, where it is the server's. */
  record(direction: Direction, frame: Frame | ReceivedFrame): readonly Violation[] {
    const violations = direction === 'received' && 'complete' in frame ? this.#watch.look(frame) : [];
    const oddities = describeOddities(direction, frame);
    if (frame.opcode === opcodes.close) this.closeFrames.add(direction);
    if (direction === 'received' && 'complete' in frame && !frame.complete) {
      this.recorder.note(`a ${typeOf(frame.opcode)} frame was too long to be read: ${oddities.join(', ')}`);
      this.#noteViolations(violations, frame);
      return violations;
    }
    const text = this.#describe(direction, frame);
    const hidden = text === null ? { omitted: frame.payload.length } : {};
    const shown = text ?? `[redacted: ${frame.payload.length} bytes of a message that carries credentials]`;
    this.recorder.frame(direction, typeOf(frame.opcode), shown, { ...formOf(frame), ...hidden });
    if (oddities.length > 0) this.recorder.note(`the frame ${direction} last: ${oddities.join(', ')}`);
    if ('complete' in frame) this.#noteViolations(violations, frame);
    return violations;
  }

  #noteViolations(violations: readonly Violation[], frame: ReceivedFrame): void {
    if (violations.length === 0) return;
    const what = describeViolations(violations, frame);
    this.recorder.note(`a ${typeOf(frame.opcode)} frame that breaks the protocol: ${what}`, { violations });
  }

  /** The payload as it is recorded; null where it may hold credentials. */
  #describe(direction: Direction, { opcode, fin, payload }: Frame | ReceivedFrame): string | null {
    const text = describePayload(opcode, payload);
    if (opcode >= 8) return text;
    const before = this.#unfinished[direction];
    const message = before + payload.toString('latin1');
    const start = credentials.exec(message)?.[0];
    // the blank keeps the element's name apart from what follows
    const remembered = start === undefined ? message.slice(-256) : `${start} `;
    this.#unfinished[direction] = fin ? '' : remembered;
    const recognisable = before === '' && text.includes('<');
    if (recognisable || !credentials.test(message)) return direction === 'sent' ? shorten(text) : text;
    return null;
  }
}

/** Whether other frames follow, and whether the text of this one is shown in hexadecimal. */
function formOf({ opcode, fin, payload }: Frame | ReceivedFrame): Pick<FrameEntry, 'fin' | 'bytes'> {
  const isText = opcode === opcodes.text || opcode === opcodes.continuation;
  return { ...(!fin && { fin: false }), ...(isText && !isUtf8(payload) && { bytes: true }) };
}

/** Of what a case sends to try a limit, the start is enough; what a server says is kept whole. */
function shorten(text: string): string {
  return text.length <= 4096 ? text : `${text.slice(0, 1024)}[… ${text.length} characters in all]`;
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
