import { fault, replace, type Fault } from '../fault';
import { isControl, opcodes, type Frame } from '../../reference-server/websocket/frame';

/** Writes some frames with another length than the right one. */
function lengths(
  name: string,
  sentence: string,
  wrong: (sent: Frame) => boolean,
  length: (octets: number, right: Buffer) => Buffer,
): Fault {
  return fault(name, sentence, ['RFC6455-5.2-d'], ({ frame }) =>
    replace(frame, 'encode', (right) => (sent) => {
      const bytes = right(sent);
      const { length: octets } = sent.payload;
      const written = bytes.subarray(1, bytes.length - octets);
      return wrong(sent)
        ? Buffer.concat([bytes.subarray(0, 1), length(octets, written), sent.payload])
        : bytes;
    }),
  );
}

const in16Bits = (octets: number): Buffer => Buffer.from([126, 0, octets]);

function in64Bits(octets: number): Buffer {
  const bytes = Buffer.alloc(9, 127);
  bytes.writeBigUInt64BE(BigInt(octets), 1);
  return bytes;
}

/** The lengths of the server's frames are not as they should be (RFC 6455, section 5.2). */
export const lengthFaults: readonly Fault[] = [
  lengths(
    'length-not-shortest',
    'Short text frames carry a length of 16 bits.',
    ({ opcode, payload }) => opcode === opcodes.text && payload.length < 126,
    in16Bits,
  ),
  lengths(
    'control-length-not-shortest',
    'Control frames carry a length of 16 bits.',
    ({ opcode, payload }) => isControl(opcode) && payload.length < 126,
    in16Bits,
  ),
  lengths(
    'length-in-64-bits',
    'Frames of 126 octets and more carry a length of 64 bits.',
    ({ payload }) => payload.length >= 126 && payload.length <= 0xffff,
    in64Bits,
  ),
  lengths(
    'length-highest-bit-set',
    'The highest bit of a length of 64 bits is set.',
    ({ payload }) => payload.length > 0xffff,
    (_, right) => Buffer.concat([right.subarray(0, 1), Buffer.from([0x80]), right.subarray(2)]),
  ),
];
