import { replace, type Fault } from '../fault';
import type { Conduct } from '../../reference-server/websocket/conduct';
import { opcodes, type Frame, type FramePhase } from '../../reference-server/websocket/frame';
import { framed } from './framed';

/** Changes the frames that carry a text message. */
function messages(change: (frames: Frame[], text: string) => Frame[]): (_: FramePhase, c: Conduct) => void {
  return (_, conduct) => replace(conduct, 'messageFrames', (right) => (text) => change(right(text), text));
}

/** Latin-1, in which a question mark turned upside down stands for what it lacks. */
function toLatin1(text: string): Buffer {
  return Buffer.from(text.replace(/[^\0-\xff]/g, '\xbf'), 'latin1');
}

/** UTF-8 but for what is beyond the basic plane: each half of a surrogate pair is encoded by itself (CESU-8). */
function encodeHalves(text: string): Buffer {
  const halves = (pair: string): number[] =>
    [0, 1].flatMap((index) => {
      const unit = pair.charCodeAt(index);
      return [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)];
    });
  return Buffer.concat(
    Array.from(text, (character) => Buffer.from(character.length === 2 ? halves(character) : character)),
  );
}

/** The server's frames are not as they should be (RFC 6455, sections 5.1 to 5.6). */
export const sentFrameFaults: readonly Fault[] = [
  framed('frames-masked', 'The server masks its frames.', ['RFC6455-5.1-a'], (frame) =>
    replace(frame, 'encode', (right) => (sent) => {
      const bytes = right(sent);
      const headOctets = bytes.length - sent.payload.length;
      const head = Buffer.from(bytes.subarray(0, headOctets));
      head[1] = (head[1] ?? 0) | 0x80;
      // a mask of zeros leaves the payload as it is
      return Buffer.concat([head, Buffer.alloc(4), sent.payload]);
    }),
  ),
  framed(
    'reserved-bit-set',
    'Text frames carry RSV1 although no extension was agreed.',
    ['RFC6455-5.2-a'],
    (...phases) => messages((frames) => frames.map((each) => ({ ...each, rsv: 4 })))(...phases),
  ),
  framed(
    'reserved-bit-in-pongs',
    'Pongs carry RSV2 although no extension was agreed.',
    ['RFC6455-5.2-a'],
    (_, conduct) =>
      replace(
        conduct,
        'answerPing',
        (right) => (payload) => right(payload).map((each) => ({ ...each, rsv: 2 })),
      ),
  ),
  framed(
    'reserved-bit-in-close-frames',
    'Close frames that answer one carry RSV3 although no extension was agreed.',
    ['RFC6455-5.2-a'],
    (_, conduct) =>
      replace(
        conduct,
        'answerClose',
        (right) => (payload) => right(payload).map((each) => ({ ...each, rsv: 1 })),
      ),
  ),
  framed(
    'reserved-control-opcode-sent',
    'A frame of the opcode 11 stands before each message.',
    ['RFC6455-5.2-e'],
    messages((frames) => [{ fin: true, rsv: 0, opcode: 11, payload: Buffer.alloc(0) }, ...frames]),
  ),
  framed(
    'text-as-binary',
    'XMPP data goes in binary messages.',
    ['RFC7395-3.2-a'],
    messages((frames) => frames.map((each) => ({ ...each, opcode: opcodes.binary }))),
  ),
  framed(
    'utf8-broken',
    'What is not ASCII goes out in Latin-1.',
    ['RFC6455-5.6-a'],
    messages((frames, text) => {
      const [first] = frames;

      return first && /[^\0-\x7f]/.test(text) ? [{ ...first, payload: toLatin1(text) }] : frames;
    }),
  ),
  framed(
    'utf8-surrogates',
    'A character beyond the basic plane goes out as two halves of a pair.',
    ['RFC6455-5.6-a'],
    messages((frames, text) =>
      /[\u{10000}-\u{10ffff}]/u.test(text)
        ? frames.map((each) => ({ ...each, payload: encodeHalves(text) }))
        : frames,
    ),
  ),
  framed(
    'message-ends-missing',
    'The last frame of a message is not marked as the last one.',
    ['RFC6455-5.4-d'],
    messages((frames) => frames.map((each) => ({ ...each, fin: false }))),
  ),
  framed(
    'reserved-opcode-sent',
    'A frame of the opcode 3 stands before each message.',
    ['RFC6455-5.2-e'],
    messages((frames) => [{ fin: true, rsv: 0, opcode: 3, payload: Buffer.from('x') }, ...frames]),
  ),
  framed(
    'pong-as-text',
    'A Pong goes out as a text frame that holds the bytes of one.',
    ['RFC6455-5.6-a'],
    (_, conduct) => {
      conduct.answerPing = () => [
        { fin: true, rsv: 0, opcode: opcodes.text, payload: Buffer.from([0x8a, 0]) },
      ];
    },
  ),
  framed('ping-frame-unanswered', 'A Ping frame gets no Pong.', ['RFC6455-5.5.2-a'], (_, conduct) => {
    conduct.answerPing = () => [];
  }),
  framed(
    'pong-without-data',
    'A Pong does not carry the data of the Ping.',
    ['RFC6455-5.5.3-a'],
    (_, conduct) => replace(conduct, 'answerPing', (right) => () => right(Buffer.alloc(0))),
  ),
  framed('pong-text-repaired', 'The data of a Ping comes back as text.', ['RFC6455-5.5.3-a'], (_, conduct) =>
    replace(conduct, 'answerPing', (right) => (payload) => right(Buffer.from(payload.toString('utf8')))),
  ),
  framed(
    'pong-too-long',
    'A Pong to a full Ping is longer than a control frame may be.',
    ['RFC6455-5.5-a', 'RFC6455-5.5.3-a'],
    (_, conduct) =>
      replace(
        conduct,
        'answerPing',
        (right) => (payload) =>
          right(payload.length < 125 ? payload : Buffer.concat([payload, Buffer.alloc(1)])),
      ),
  ),
  framed('pong-fragmented', 'A Pong comes in two frames.', ['RFC6455-5.5-a'], (_, conduct) =>
    replace(
      conduct,
      'answerPing',
      (right) => (payload) => right(payload).map((each) => ({ ...each, fin: false })),
    ),
  ),
  framed('pong-answered', 'A Pong that nobody asked for is answered.', ['RFC6455-5.5.3-a'], (_, conduct) =>
    replace(conduct, 'answerPong', () => (payload) => conduct.answerPing(payload)),
  ),
];
