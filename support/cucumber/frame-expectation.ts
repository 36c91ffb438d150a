import { describePayload, opcodes, typeOf, type RawFrame, type Received } from '../websocket';
import { nonconformity } from './expectation';
import { connectionOf } from './frames';
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

/**
 * Waits until the server fails the connection: by a close frame with one of these codes, or by ending TCP without
 * one. RFC 6455, section 7.1.7.
 */
export async function expectFailed(
  world: ConformanceWorld,
  party: Party,
  codes: readonly number[],
): Promise<void> {
  const isClose = (frame: RawFrame): boolean => frame.opcode === opcodes.close;
  const received = await connectionOf(world, party).receive(isClose, world.target.limits.replyMs);
  if (received.kind === 'closed' || received.kind === 'reset') return;
  const expected = `a close frame with ${codes.join(' or ')}, or the end of the TCP connection`;
  if (received.kind === 'timeout')
    throw nonconformity(world.session(party), expected, describeReceived(received));
  const { payload } = received.frame;
  if (payload.length >= 2 && codes.includes(payload.readUInt16BE())) return;
  throw nonconformity(world.session(party), expected, describeFrame(received.frame));
}

function describeFrame(frame: RawFrame): string {
  const text = describePayload(frame.opcode, frame.payload);
  return `${typeOf(frame.opcode)} frame ${text} at ${String(frame.at)} ms`;
}

function describeReceived(received: Received): string {
  const heard = received.heard.map(describeFrame).join('\n');
  const end = { frame: '', closed: 'the TCP connection ended', reset: 'the TCP connection was reset' };
  const how =
    received.kind === 'timeout' ? `nothing else within ${String(received.withinMs)} ms` : end[received.kind];
  return [heard, how].filter((part) => part !== '').join('\n');
}
