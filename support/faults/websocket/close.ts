import { fault, faultsOf, replace, type Fault } from '../fault';
import { opcodes, type Frame } from '../../reference-server/websocket/frame';

const closing = faultsOf('conduct');

function frameOf(opcode: number, payload: Buffer): Frame {
  return { fin: true, rsv: 0, opcode, payload };
}

/** The end of the WebSocket is not as it should be (RFC 6455, sections 5.5.1 and 7). */
export const closeFaults: readonly Fault[] = [
  closing(
    'close-frame-unanswered',
    'A Close frame is answered by the end of TCP alone.',
    ['RFC6455-5.5.1-a', 'DOC-S12-a'],
    (phase) => (phase.answerClose = () => []),
  ),
  closing(
    'close-frame-cut-short',
    'The Close frame of the server has a body of one byte.',
    ['RFC6455-5.5.1-b'],
    (phase) => (phase.answerClose = () => [frameOf(opcodes.close, Buffer.from([3]))]),
  ),
  closing(
    'close-frame-reason-not-utf8',
    'The reason in the Close frame of the server is not UTF-8.',
    ['RFC6455-5.5.1-b'],
    (phase) => (phase.answerClose = () => [frameOf(opcodes.close, Buffer.from([0x03, 0xe8, 0xff]))]),
  ),
  closing(
    'close-code-reserved',
    'The Close frame of the server has the code 1005.',
    ['RFC6455-7.4.1-a'],
    (phase) => (phase.answerClose = () => [frameOf(opcodes.close, Buffer.from([0x03, 0xed]))]),
  ),
  closing(
    'failure-frame-cut-short',
    'The Close frame that fails the connection has a body of one byte.',
    ['RFC6455-5.5.1-b'],
    (phase) => (phase.failure = () => [frameOf(opcodes.close, Buffer.from([3]))]),
  ),
  closing(
    'failure-code-reserved',
    'The Close frame that fails the connection has the code 1006.',
    ['RFC6455-7.4.1-a'],
    (phase) => replace(phase, 'failure', (right) => (broken) => right({ ...broken, code: 1006 })),
  ),
  closing(
    'close-codes-unchecked',
    'A Close frame with any code, or with half of one, is answered as a good one.',
    ['RFC6455-7.4.1-b'],
    (phase) => {
      replace(
        phase,
        'checkClose',
        (right) => (payload) => right(Buffer.concat([Buffer.from([3, 0xe8]), payload.subarray(2)])),
      );
      // the code itself is not repeated, which would be a deviation of its own
      phase.answerClose = () => [frameOf(opcodes.close, Buffer.from([0x03, 0xe8]))];
    },
  ),
  closing(
    'close-code-echoed-blindly',
    'A Close frame with an unusable code gets that code back.',
    ['RFC6455-7.4.1-a', 'RFC6455-7.4.1-b'],
    (phase) =>
      replace(phase, 'checkClose', (right) => (payload) => (payload.length < 2 ? right(payload) : null)),
  ),
  closing(
    'close-reason-unchecked',
    'A Close frame whose reason is not UTF-8 is answered as a good one.',
    ['RFC6455-8.1-b'],
    (phase) => replace(phase, 'checkClose', (right) => (payload) => right(payload.subarray(0, 2))),
  ),
  closing(
    'tcp-left-open',
    'After Close frames went both ways the server leaves TCP open.',
    ['RFC6455-5.5.1-d', 'RFC6455-7.1.1-a'],
    (phase) => (phase.endsTcp = false),
  ),
  closing(
    'data-after-close-frame',
    'A message follows the server\u2019s Close frame.',
    ['RFC6455-5.5.1-c'],
    (phase) =>
      replace(phase, 'answerClose', (right) => (payload) => [
        ...right(payload),
        ...phase.messageFrames('<presence xmlns="jabber:client"/>'),
      ]),
  ),
  fault(
    'session-outlives-connection',
    'A session whose WebSocket ends without a word is never announced as gone.',
    ['RFC7395-3.6-d', 'RFC6121-4.5.2-b', 'RFC6121-4.6.3-a'],
    ({ closing: phase }) => (phase.onAbruptEnd = () => undefined),
    'H07',
  ),
];
