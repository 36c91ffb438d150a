import { namespaces } from '../../protocol/xml/namespaces';
import { lawfully, replace, type Fault } from '../fault';
import { opcodes, type Frame } from '../../reference-server/websocket/frame';

/** Octets of a fragment: few, so that most messages are cut, and characters in their midst. */
const fragmentOctets = 50;

function frameOf(opcode: number, payload: Buffer | string): Frame {
  return { fin: true, rsv: 0, opcode, payload: Buffer.from(payload) };
}

function cut({ opcode, payload }: Frame): Frame[] {
  const starts = Array.from({ length: Math.ceil(payload.length / fragmentOctets) }, (_, index) => index);
  return starts.map((index) => ({
    ...frameOf(
      index === 0 ? opcode : opcodes.continuation,
      payload.subarray(index * fragmentOctets, (index + 1) * fragmentOctets),
    ),
    fin: index === starts.length - 1,
  }));
}

/** Frames and HTTP as RFC 6455 and RFC 9110 allow them as well. */
export const lawfulFrames: readonly Fault[] = [
  lawfully('messages-in-fragments', 'Each message comes in fragments of 50 octets.', ({ conduct }) =>
    replace(conduct, 'messageFrames', (right) => (text) => right(text).flatMap(cut)),
  ),
  lawfully(
    'pings-between-fragments',
    'Each message comes in fragments, with a Ping behind each but the last.',
    ({ conduct }) =>
      replace(
        conduct,
        'messageFrames',
        (right) => (text) =>
          right(text)
            .flatMap(cut)
            .flatMap((each) => (each.fin ? [each] : [each, frameOf(opcodes.ping, 'still there?')])),
      ),
  ),
  lawfully(
    'ping-before-each-message',
    'A Ping and an unasked Pong stand before each message.',
    ({ conduct }) =>
      replace(conduct, 'messageFrames', (right) => (text) => [
        frameOf(opcodes.ping, ''),
        frameOf(opcodes.pong, 'unasked'),
        ...right(text),
      ]),
  ),
  lawfully(
    'failure-told-in-xmpp',
    'Where the connection fails, a stream error says so, and the Close frame behind it has the code 1000.',
    ({ conduct }) => {
      conduct.failure = () => [
        frameOf(
          opcodes.text,
          `<error xmlns='${namespaces.stream}'><policy-violation xmlns='${namespaces.streamerr}'/></error>`,
        ),
        frameOf(opcodes.text, `<close xmlns='${namespaces.framing}'/>`),
        frameOf(opcodes.close, Buffer.from([0x03, 0xe8])),
      ];
    },
  ),
  lawfully('early-hints', 'A response with status 103 stands before the 101.', ({ upgrade }) =>
    replace(
      upgrade,
      'statusLine',
      (right) => () => `HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n${right()}`,
    ),
  ),
  lawfully('header-of-ten-kilobytes', 'The 101 has a header of 10 kB that nobody knows.', ({ upgrade }) =>
    replace(upgrade, 'headers', (right) => (request, accept) => [
      ...right(request, accept),
      ['X-Padding', 'x'.repeat(10_240)],
    ]),
  ),
  lawfully('path-any-upgraded', 'Every path below the root is the same WebSocket.', ({ upgrade }) => {
    upgrade.serves = (path) => !path.startsWith('/finesse/');
  }),
];
