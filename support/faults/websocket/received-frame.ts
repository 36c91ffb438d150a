import { replace, type Fault } from '../fault';
import { opcodes } from '../../reference-server/websocket/frame';
import { violation } from '../../reference-server/websocket/violation';
import { framed } from './framed';

/** The client's frames are judged as they should not be (RFC 6455, sections 5.1 to 5.6). */
export const receivedFrameFaults: readonly Fault[] = [
  framed('unmasked-accepted', 'A frame without a mask is taken.', ['RFC6455-5.1-b'], (frame) => {
    frame.checkMask = () => null;
  }),
  framed(
    'reserved-bits-accepted',
    'A frame with a reserved bit set is taken.',
    ['RFC6455-5.2-b'],
    (frame) => {
      frame.checkReserved = () => null;
    },
  ),
  framed(
    'reserved-opcodes-ignored',
    'A frame with a reserved opcode is passed over.',
    ['RFC6455-5.2-c'],
    (frame) => {
      frame.checkOpcode = () => null;
    },
  ),
  framed(
    'fragments-refused',
    'A message in fragments fails the connection.',
    ['RFC6455-5.4-a', 'RFC6455-5.4-b', 'RFC6455-5.6-b'],
    (_, conduct) => {
      conduct.checkOrder = (opcode) =>
        opcode === opcodes.continuation ? violation(1003, 'fragmented') : null;
    },
  ),
  framed(
    'fragments-empty-refused',
    'An empty fragment fails the connection.',
    ['RFC6455-5.4-a'],
    (_, conduct) => {
      conduct.checkFragment = (payload) => (payload.length === 0 ? violation(1002, 'empty') : null);
    },
  ),
  framed(
    'interruption-refused',
    'A Ping between fragments fails the connection.',
    ['RFC6455-5.4-b'],
    (_, conduct) => {
      conduct.checkInterruption = (unfinished) => (unfinished ? violation(1002, 'interrupted') : null);
    },
  ),
  framed(
    'fragments-interleaved',
    'A message may begin before the one before it is finished, and a continuation needs no beginning.',
    ['RFC6455-5.4-c'],
    (_, conduct) => {
      conduct.checkOrder = (opcode, unfinished) => {
        if (!unfinished) return null;
        if (opcode !== opcodes.continuation) unfinished.parts.length = 0;
        return null;
      };
      // a continuation without a beginning is then no text message, and passed over as one
      conduct.checkBinary = () => null;
    },
  ),
  framed(
    'fragments-judged-alone',
    'Every fragment has to be UTF-8 by itself.',
    ['RFC6455-5.6-b'],
    (_, conduct) => {
      conduct.checkFragment = (payload) =>
        payload.includes(0xf0) && payload.toString('utf8').includes('\ufffd')
          ? violation(1007, 'fragment')
          : null;
    },
  ),
  framed(
    'control-frames-unbounded',
    'A control frame may be long or fragmented.',
    ['RFC6455-5.5-b'],
    (frame, conduct) => {
      frame.checkControl = () => null;
      replace(conduct, 'answerPing', (right) => (payload) => right(payload.subarray(0, 125)));
    },
  ),
  framed(
    'utf8-unchecked',
    'Bytes that are not UTF-8 are replaced and read.',
    ['RFC6455-8.1-a'],
    (_, conduct) => {
      conduct.readText = (payload) => payload.toString('utf8');
    },
  ),
  framed('binary-read', 'A binary message is read as XMPP.', ['RFC7395-3.2-b'], (_, conduct) => {
    conduct.checkBinary = () => null;
  }),
  framed(
    'message-size-unlimited',
    'There is no limit to what a client may announce or send.',
    ['RFC6455-10.4-a'],
    (frame, conduct) => {
      frame.checkLength = () => null;
      conduct.checkSize = () => null;
    },
  ),
  framed('message-limit-low', 'Messages above 4096 octets are refused.', ['RFC6120-13.12-a'], (frame) => {
    frame.maxMessageOctets = 4096;
  }),
];
