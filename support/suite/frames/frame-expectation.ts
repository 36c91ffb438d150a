import {
  clientFrame,
  describePayload,
  opcodes,
  typeOf,
  type RawConnection,
  type RawFrame,
  type Received,
} from '../../protocol/websocket';
import { Blocked, Nonconformity, NotApplicable, type Missing } from '../../judgement/verdict';
import { namespaces } from '../../protocol/xml/namespaces';
import { nonconformity } from '../expectation';
import { connectionOf, readPayload, sendFrames, type FrameRow } from './frames';
import type { AwaitedFrame } from '../outcome-types';
import type { Party } from '../party';
import type { ConformanceWorld } from '../world';

/**
 * Waits for a frame that came since the last frames were sent: a pong with the wanted payload, or the close frame,
 * which has the wanted code (RFC 6455, sections 5.5.1 to 5.5.3).
 */
export async function expectFrame(
  world: ConformanceWorld,
  party: Party,
  wanted: AwaitedFrame,
): Promise<void> {
  const session = world.session(party);
  const { opcode, payload, code } = wanted;
  const bytes = payload === undefined ? null : readPayload(payload, session.variables);
  const matches = (frame: RawFrame): boolean =>
    frame.opcode === opcodes[opcode] && (bytes === null || frame.payload.equals(bytes));
  const connection = connectionOf(world, party);
  // there is one close frame only, and a step before may have waited for it
  const closed = opcode === 'close' && connection.frames.find(isClose);
  const received: Received = closed
    ? { kind: 'frame', frame: closed, heard: [] }
    : await connection.receive(matches, world.target.limits.replyMs);
  if (received.kind === 'frame' && (code === undefined || codeOf(received.frame) === code)) return;
  const details = [
    ...(payload === undefined ? [] : [` with the payload ${payload}`]),
    ...(code === undefined ? [] : [` with ${String(code)}`]),
  ].join('');
  const got = received.kind === 'frame' ? describeFrame(received.frame) : describeReceived(received);
  // a connection that is ended before a stream is opened answers no ping either
  const suspect = opcode === 'pong' && ['closed', 'reset'].includes(received.kind) ? 'open' : null;
  const missing = findMissing(connection, opcode, received);
  throw nonconformity(session, `a ${opcode} frame${details}`, got, missing, suspect);
}

/** @throws Blocked where a ping among no fragments is not answered: that has a rule of its own */
export async function assumePongs(world: ConformanceWorld, party: Party): Promise<void> {
  sendFrames(world, party, [{ opcode: 'ping' }]);
  const isPong = ({ opcode }: RawFrame): boolean => opcode === opcodes.pong;
  const received = await connectionOf(world, party).receive(isPong, world.target.limits.replyMs);
  if (received.kind === 'frame') return;
  throw new Blocked(`a ping was not answered: ${describeReceived(received)}`, {
    id: 'missing-frame',
    sentence: 'A frame did not come.',
  });
}

/** That no frame of a kind came, or null where one did. */
function findMissing(
  { violated }: RawConnection,
  opcode: AwaitedFrame['opcode'],
  received: Received,
): Missing | null {
  const isOfKind = (frame: RawFrame): boolean => frame.opcode === opcodes[opcode];
  // a pong with other data is an answer still: that it has the ping's has a rule of its own
  if (opcode === 'pong' && received.heard.some(isOfKind))
    return { subject: 'frame', came: 'other', condition: null };
  if (received.kind === 'frame' || received.heard.some(isOfKind)) return null;
  const came = received.kind === 'timeout' ? 'nothing' : 'end';
  return { subject: 'frame', came: violated ? 'violation' : came, condition: null };
}

/** The code of a close frame, or null where it has none. RFC 6455, section 7.1.5. */
function codeOf({ payload }: RawFrame): number | null {
  return payload.length >= 2 ? payload.readUInt16BE() : null;
}

const isClose = (frame: RawFrame): boolean => frame.opcode === opcodes.close;

/** The codes of a close frame that say that something was wrong. RFC 6455, section 7.4.1. */
const failureCodes = [1002, 1003, 1007, 1008, 1009, 1011];

/** Whether a frame carries a stream error: XMPP may be the layer that reports. RFC 6120, section 4.9. */
const isStreamError = ({ opcode, payload }: RawFrame): boolean =>
  opcode === opcodes.text && payload.includes(namespaces.streamerr);

/**
 * Waits until the server fails the connection: by ending TCP, or by a close frame. Its code is ruled by section 7.1.7;
 * here it counts where the client closed as well, since an answer to that is no failure, unless a stream error before
 * it says what was wrong. RFC 6455, section 7.1.7.
 */
export async function expectFailed(world: ConformanceWorld, party: Party): Promise<void> {
  const session = world.session(party);
  const answering = session.stimulus?.closes ?? false;
  const connection = connectionOf(world, party);
  const received = await awaitFailure(connection, world.target.limits.replyMs);
  if (received.kind === 'closed' || received.kind === 'reset') return;
  const code = answering ? ` with one of ${failureCodes.join(', ')}` : '';
  const expected = [`a close frame${code}`, 'the end of the TCP connection'];
  if (received.kind === 'timeout') throw nonconformity(session, expected, describeReceived(received));
  if (!isClose(received.frame)) {
    const got = `${describeReceived(received)}\na ping that was sent behind is answered: the connection goes on`;
    throw nonconformity(session, expected, got.trimStart());
  }
  const reaction = connection.frames.slice(0, connection.frames.indexOf(received.frame) + 1);
  if (!answering || failureCodes.includes(codeOf(received.frame) ?? 0) || reaction.some(isStreamError))
    return;
  throw nonconformity(session, expected, reaction.map(describeFrame).join('\n'));
}

/** Milliseconds in which most servers fail a connection; only then is a ping sent behind. */
const promptMs = 40;
const fencePayload = Buffer.from('fence');

/**
 * Waits for a close frame or the end of TCP, or for the answer to a ping that was sent behind: the WebSocket layer reads
 * its frames in order, so that it will not fail the connection over those before (RFC 6455, section 5.5.2).
 */
async function awaitFailure(connection: RawConnection, withinMs: number): Promise<Received> {
  const prompt = await connection.receive(isClose, Math.min(promptMs, withinMs));
  if (prompt.kind !== 'timeout') return prompt;
  connection.sendFrame(clientFrame(opcodes.ping, fencePayload));
  const isFence = ({ opcode, payload }: RawFrame): boolean =>
    opcode === opcodes.pong && payload.equals(fencePayload);
  return connection.receive((frame) => isClose(frame) || isFence(frame), Math.max(1, withinMs - promptMs));
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
      `the server does not fail the connection over ${world.session(party).stimulus?.sent ?? 'them'}`,
    );
  }
  if (connectionOf(world, party).frames.some(isStreamError))
    throw new NotApplicable('a stream error answered: the WebSocket itself was not failed');
  // whether anything is read behind the failure is the matter of such a case: its close frame ends no wait
  world.session(party).inbox.begin();
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
