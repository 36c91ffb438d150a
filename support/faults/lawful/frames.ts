import { namespaces } from '../../protocol/xml/namespaces';
import { lawfully, replace, type Fault } from '../fault';
import { opcodes, type Frame } from '../../reference-server/websocket/frame';

/** Octets of a fragment: few, so that most messages are cut, and characters in their midst. */
const usualOctets = 50;

function frameOf(opcode: number, payload: Buffer | string): Frame {
  return { fin: true, rsv: 0, opcode, payload: Buffer.from(payload) };
}

function cut({ opcode, payload }: Frame, octets: number): Frame[] {
  const pieces = Math.ceil(payload.length / octets);
  return Array.from({ length: pieces }, (_, index) => ({
    ...frameOf(
      index === 0 ? opcode : opcodes.continuation,
      payload.subarray(index * octets, (index + 1) * octets),
    ),
    fin: index === pieces - 1,
  }));
}

function fragmented(name: string, sentence: string, octets: number): Fault {
  return lawfully(name, sentence, ({ conduct }) =>
    replace(
      conduct,
      'messageFrames',
      (right) => (text) => right(text).flatMap((whole) => cut(whole, octets)),
    ),
  );
}

/** Frames and paths as RFC 6455 allows them as well. */
export const lawfulFrames: readonly Fault[] = [
  fragmented('messages-in-fragments', 'Each message comes in fragments of 50 octets.', usualOctets),
  fragmented('messages-in-single-octets', 'Each message comes in fragments of one octet.', 1),
  lawfully(
    'pings-between-fragments',
    'Each message comes in fragments, with a Ping behind each but the last.',
    ({ conduct }) =>
      replace(
        conduct,
        'messageFrames',
        (right) => (text) =>
          right(text)
            .flatMap((whole) => cut(whole, usualOctets))
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
  lawfully('path-any-upgraded', 'Every path below the root is the same WebSocket.', ({ upgrade }) => {
    upgrade.serves = (path) => !path.startsWith('/finesse/');
  }),
];
