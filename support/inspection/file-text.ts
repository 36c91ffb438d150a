import { isUtf8 } from 'node:buffer';
import { CaptureError } from './conversation';

/** Files that hold captures, or nothing of the kind, by how they begin; with what to do about them. */
const magics: readonly { hex: string; is: string; fix: string }[] = [
  { hex: '1f8b', is: 'compressed by gzip', fix: 'unpack it first: gunzip FILE' },
  { hex: '504b0304', is: 'a ZIP archive', fix: 'unpack it, and name the file in it' },
  { hex: '0a0d0d0a', is: 'a packet capture', fix: 'have it read: tshark -r FILE -Y websocket -T json' },
  { hex: 'd4c3b2a1', is: 'a packet capture', fix: 'have it read: tshark -r FILE -Y websocket -T json' },
  { hex: 'a1b2c3d4', is: 'a packet capture', fix: 'have it read: tshark -r FILE -Y websocket -T json' },
  { hex: '789c', is: 'compressed by zlib', fix: 'have mitmproxy write a .har, and no .zhar' },
];

/**
 * The text of a capture, in UTF-8 or UTF-16, with its byte order mark left out and line ends of one kind.
 * @throws CaptureError where there is none
 */
export function readText(bytes: Buffer): string {
  if (bytes.length === 0)
    throw new CaptureError('holds nothing: export it again, once what was to be captured has happened');
  const magic = magics.find(({ hex }) => bytes.subarray(0, hex.length / 2).toString('hex') === hex);
  if (magic) throw new CaptureError(`is ${magic.is}, and a text was wanted: ${magic.fix}`);
  const text = decode(bytes);
  if (text === null || /[\0-\x08\x0e-\x1f]/.test(text.slice(0, 4096)))
    throw new CaptureError('is no text but binary: name a HAR, a log, a JSON export of tshark, or XML');
  if (text.trim() === '')
    throw new CaptureError(
      'holds nothing but blanks: export it again, once what was to be captured has happened',
    );
  return text.replaceAll('\r\n', '\n');
}

function decode(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le');
  if (isUtf8(bytes)) return bytes.toString('utf8').replace(/^\uFEFF/, '');
  // logs of Windows are often in its own code page; what is beside ASCII is in no element's name
  return bytes.includes(0) ? null : bytes.toString('latin1');
}
