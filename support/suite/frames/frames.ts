import {
  endpointOf,
  fill,
  openElement,
  Session,
  SetupFailure,
  stepId,
  type Stage,
} from '../../protocol/session';
import {
  clientFrame,
  encodeFrame,
  frameSocket,
  inventKey,
  opcodes,
  probeUpgrade,
  upgradeRequest,
  type Frame,
  type RawConnection,
} from '../../protocol/websocket';
import type { Variables } from '../../protocol/xml/query';
import { converse } from '../conversation';
import type { Party } from '../party';
import type { ConformanceWorld } from '../world';

/** Connects a party on a raw socket, where single frames can be sent and seen, and takes it to a stage. */
export function connectInFrames(world: ConformanceWorld, party: Party, stage: Stage): Promise<void> {
  return converse(world, () => openInFrames(world, party), stage);
}

async function openInFrames(world: ConformanceWorld, party: Party): Promise<Session> {
  const setting = world.settingOf(party);
  const endpoint = endpointOf(world.target);
  const { recorder } = setting;
  const key = inventKey(recorder.recorder.inventions);
  const withinMs = world.target.limits.replyMs;
  const handshake = await probeUpgrade(endpoint, upgradeRequest(endpoint, { key }), { recorder, withinMs });
  if (handshake.outcome !== 'answered' || handshake.response.status !== 101) {
    handshake.connection.destroy();
    const sentence = 'The upgrade was not answered with 101.';
    throw new SetupFailure(`${party} could not connect: ${sentence}`, { id: stepId('connected'), sentence });
  }
  world.connections.set(party, handshake.connection);
  return world.adopt(party, new Session(frameSocket(handshake), setting));
}

/** A row of a table of frames: an opcode by name or number, and what departs from a lawful frame. */
export interface FrameRow {
  opcode: string;
  payload?: string;
  /** `0` for a frame that others follow. */
  fin?: string;
  /** Which reserved bits are set, such as `1` or `1,3`. */
  rsv?: string;
  /** `no` for an unmasked frame. */
  mask?: string;
  /** A declared length that is not the payload's own. */
  length?: string;
  /** Bytes in each frame, where the payload goes out in several: the first has the opcode, the last the `fin`. */
  cut?: string;
}

/**
 * Sends frames in one TCP write, so that the server has them all before it answers any. In their payloads `$open`
 * is the `<open/>` that begins a stream.
 */
export function sendFrames(world: ConformanceWorld, party: Party, rows: readonly FrameRow[]): void {
  const session = world.speaker(party);
  const variables = { ...session.variables, open: openElement(session).text };
  const shown = rows.map((row) => describeRow(row, variables)).join('\n');
  const closes = rows.some(({ opcode }) => readOpcode(opcode) === opcodes.close);
  session.witness('frames', shown, closes);
  connectionOf(world, party).send(
    Buffer.concat(rows.flatMap((row) => readRow(row, variables)).map(encodeFrame)),
  );
}

/** The raw connection a party speaks on in frames. @throws Error where no step has connected it so */
export function connectionOf(world: ConformanceWorld, party: Party): RawConnection {
  const connection = world.connections.get(party);
  if (!connection)
    throw new Error(`${party} does not speak in frames: a step must connect it frame by frame`);
  return connection;
}

function describeRow(row: FrameRow, variables: Variables): string {
  const { opcode, payload = '', ...rest } = row;
  const shown = fill(payload, variables, (plain) => plain);
  const departures = Object.entries(rest).filter(([, value]) => value !== '');
  return [`${opcode} frame`, ...departures.map(([name, value]) => `${name} ${value}`), shown].join(' ');
}

function readRow(row: FrameRow, variables: Variables): Frame[] {
  const payload = readPayload(row.payload ?? '', variables);
  const size = row.cut ? Number(row.cut) : Math.max(payload.length, 1);
  const starts = Array.from(
    { length: Math.max(Math.ceil(payload.length / size), 1) },
    (_, index) => index * size,
  );
  return starts.map((start) => readFrame(row, payload, start, start + size));
}

function readFrame(row: FrameRow, payload: Buffer, start: number, end: number): Frame {
  const reserved = (row.rsv ?? '').split(',');
  const opcode = start === 0 ? readOpcode(row.opcode) : opcodes.continuation;
  return clientFrame(opcode, payload.subarray(start, end), {
    fin: row.fin !== '0' && end >= payload.length,
    rsv1: reserved.includes('1'),
    rsv2: reserved.includes('2'),
    rsv3: reserved.includes('3'),
    ...(row.mask === 'no' && { mask: null }),
    ...(row.length && { declaredLength: Number(row.length) }),
  });
}

function readOpcode(name: string): number {
  const opcode = (opcodes as Record<string, number>)[name] ?? Number.parseInt(name, 16);
  if (Number.isInteger(opcode)) return opcode;
  throw new Error(
    `${name} is no opcode: write one of ${Object.keys(opcodes).join(', ')}, or a hexadecimal digit`,
  );
}

/** `hex:ff00` for bytes, `125 bytes` for that many, else text with `$name` places. */
export function readPayload(payload: string, variables: Variables): Buffer {
  const hexadecimal = /^hex:([0-9a-f]*)$/i.exec(payload)?.[1];
  if (hexadecimal !== undefined) {
    if (hexadecimal.length % 2 === 0) return Buffer.from(hexadecimal, 'hex');
    throw new Error(`${payload} is no whole number of bytes: write two hexadecimal digits for each`);
  }
  const count = /^(\d+) bytes?$/.exec(payload)?.[1];
  if (count !== undefined) return Buffer.alloc(Number(count), 'a');
  return Buffer.from(
    fill(payload, variables, (plain) => plain),
    'utf8',
  );
}
