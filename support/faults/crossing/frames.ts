import { opcodes, type Frame } from '../../reference-server/websocket/frame';
import type { Reframe } from './step';

/** The message of a frame, in fragments of given sizes; the last one takes the rest. */
function cut({ opcode, payload }: Frame, sizes: Iterable<number>): Frame[] {
  const fragments: Frame[] = [];
  let at = 0;
  for (const size of sizes) {
    const part = payload.subarray(at, at + size);
    at += size;
    const fin = at >= payload.length;
    fragments.push({
      fin,
      rsv: 0,
      opcode: fragments.length === 0 ? opcode : opcodes.continuation,
      payload: part,
    });
    if (fin) break;
  }
  return fragments;
}

function* from(first: number, step: number): Generator<number> {
  for (let size = first; ; size += step) yield size;
}

/** RFC 6455, 5.4: a message may be cut anywhere, inside a character as well. */
export const octetByOctet: Reframe = (frames) => frames.flatMap((each) => cut(each, from(1, 0)));

/** Of each size from none on. */
export const growing: Reframe = (frames) => frames.flatMap((each) => cut(each, from(0, 1)));

/** The same text in octets that are no UTF-8, with the mark that says so (RFC 2781, section 3.2). */
export const utf16: Reframe = (frames) =>
  frames.map((each) => ({
    ...each,
    payload: Buffer.from(`\ufeff${each.payload.toString('utf8')}`, 'utf16le'),
  }));

export const binary: Reframe = (frames) => frames.map((each) => ({ ...each, opcode: opcodes.binary }));

/** The beginning of a message of which the rest never comes. */
export const unfinished: Reframe = (frames) => frames.map((each) => ({ ...each, fin: false }));
