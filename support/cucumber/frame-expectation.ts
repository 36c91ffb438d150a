import { describePayload, opcodes, typeOf, type RawFrame, type Received } from '../websocket';
import { Nonconformity, NotApplicable } from '../verdict';
import { namespaces } from '../xml';
import { nonconformity } from './expectation';
import { connectionOf, sendFrames, type FrameRow } from './frames';
import type { Party } from './party';
import type { ConformanceWorld } from './world';

/** Waits for a frame that came since the last frames were sent. */
export async function expectFrame(
  world: ConformanceWorld,
  party: Party,
  wanted: (frame: RawFrame) => boolean,
  expected: string,
): Promise<RawFrame> {
  const received = await connectionOf(world, party).receive(wanted, world.target.limits.replyMs);
  if (received.kind === 'frame') return received.frame;
  throw nonconformity(world.session(party), expected, describeReceived(received));
}

const isClose = (frame: RawFrame): boolean => frame.opcode === opcodes.close;

/** The codes of a close frame that say that something was wrong. RFC 6455, section 7.4.1. */
const failureCodes = [1002, 1003, 1007, 1008, 1009, 1011];

/** Whether a frame carries a stream error: XMPP may be the layer that reports. RFC 6120, section 4.9. */
const isStreamError = ({ opcode, payload }: RawFrame): boolean =>
  opcode === opcodes.text && payload.includes(namespaces.streamerr);

/**
 * Waits until the server fails the connection: by ending TCP, or by a close frame. Its code is ruled by section 7.1.7;
 * here it counts where the client closed as well, since an answer to that is no failure. RFC 6455, section 7.1.7.
 */
export async function expectFailed(world: ConformanceWorld, party: Party): Promise<void> {
  const session = world.session(party);
  const answering = /^close frame/m.test(session.lastSent ?? '');
  const received = await connectionOf(world, party).receive(isClose, world.target.limits.replyMs);
  if (received.kind === 'closed' || received.kind === 'reset') return;
  const code = answering ? ` with one of ${failureCodes.join(', ')}` : '';
  const expected = [`a close frame${code}`, 'the end of the TCP connection'];
  if (received.kind === 'timeout') throw nonconformity(session, expected, describeReceived(received));
  const { payload } = received.frame;
  if (!answering || (payload.length >= 2 && failureCodes.includes(payload.readUInt16BE()))) return;
  throw nonconformity(session, expected, describeFrame(received.frame));
}

/**
 * Sends frames that break the protocol.
 * @throws NotApplicable where the server does not fail the connection over them, or XMPP does so for it
 */
export async function breakProtocol(
  world: ConformanceWorld,
  party: Party,
  rows: readonly FrameRow[],
): Promise<void> {
  sendFrames(world, party, rows);
  try {
    await expectFailed(world, party);
  } catch (error) {
    if (!(error instanceof Nonconformity)) throw error;
    throw new NotApplicable(
      `the server does not fail the connection over ${world.session(party).lastSent ?? 'them'}`,
    );
  }
  if (connectionOf(world, party).frames.some(isStreamError))
    throw new NotApplicable('a stream error answered: the WebSocket itself was not failed');
}

/** Checks that the server said why it closes, by a close frame with one code. */
export function requireCloseCode(world: ConformanceWorld, party: Party, code: number): void {
  const { frames } = connectionOf(world, party);
  const found = frames.find(isClose);
  if (found && found.payload.length >= 2 && found.payload.readUInt16BE() === code) return;
  const got = found ? describeFrame(found) : 'the end of the TCP connection, without a close frame';
  throw nonconformity(world.session(party), `a close frame with ${String(code)}`, got);
}

/** Waits until the server ends TCP: by a FIN, or by that or a reset. RFC 6455, section 7.1.1. */
export async function expectEnd(world: ConformanceWorld, party: Party, how: string): Promise<void> {
  const ways: Record<string, readonly string[]> = { FIN: ['closed'], 'FIN or RST': ['closed', 'reset'] };
  const wanted = ways[how];
  if (!wanted) throw new Error(`"${how}" is none of: ${Object.keys(ways).join(', ')}`);
  const received = await connectionOf(world, party).receive(() => false, world.target.limits.replyMs);
  if (wanted.includes(received.kind)) return;
  throw nonconformity(world.session(party), `the end of TCP, by ${how}`, describeReceived(received));
}

export function describeFrame(frame: RawFrame): string {
  const text = describePayload(frame.opcode, frame.payload);
  return `${typeOf(frame.opcode)} frame ${text} at ${String(frame.at)} ms`;
}

export function describeReceived(received: Received): string {
  const heard = received.heard.map(describeFrame).join('\n');
  const end = { frame: '', closed: 'the TCP connection ended', reset: 'the TCP connection was reset' };
  const how =
    received.kind === 'timeout' ? `nothing else within ${String(received.withinMs)} ms` : end[received.kind];
  return [heard, how].filter((part) => part !== '').join('\n');
}
