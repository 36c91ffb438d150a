import { fence } from '../../protocol/session';
import { isBodyInOrder, isSendable, isUtf8, opcodes, type RawFrame } from '../../protocol/websocket';
import { NotApplicable } from '../../judgement/verdict';
import { nonconformity } from '../expectation';
import { describeFrame } from './frame-expectation';
import { connectionOf } from './frames';
import type { Party } from '../party';
import type { ConformanceWorld } from '../world';

/** A rule for the frames of a server. */
interface FrameRule {
  /** Which frames it is about. */
  about: (frame: RawFrame) => boolean;
  holds: (frame: RawFrame, before: readonly RawFrame[]) => boolean;
  /** It is about what comes behind a close frame as well. */
  toTheEnd?: true;
  /** Nothing else tells when such a frame has come: it is waited for. */
  awaited?: true;
}

const isClose = ({ opcode }: RawFrame): boolean => opcode === opcodes.close;
const isPong = ({ opcode }: RawFrame): boolean => opcode === opcodes.pong;
const isControl = ({ opcode }: RawFrame): boolean => opcode >= opcodes.close;
const isData = (frame: RawFrame): boolean => !isControl(frame);
const all = (): boolean => true;

/** RFC 6455, sections 5.1 to 5.6, 5.5.1 and 7.4.1. */
const rules: Record<string, FrameRule> = {
  'not masked': { about: all, holds: ({ masked }) => !masked },
  'free of reserved bits': { about: all, holds: ({ rsv1, rsv2, rsv3 }) => !rsv1 && !rsv2 && !rsv3 },
  'below 126 bytes and of the shortest form': shortest(0, 125),
  'of 126 to 65535 bytes and of the shortest form': shortest(126, 0xffff),
  'above 65535 bytes, of the shortest form, with the highest bit clear': {
    about: ({ declaredLength }) => declaredLength > 0xffff,
    holds: ({ minimalLength, declaredLength }) => minimalLength && declaredLength < 2 ** 63,
    awaited: true,
  },
  'a whole control frame of 125 bytes at most': {
    about: isControl,
    holds: ({ fin, declaredLength }) => fin && declaredLength <= 125,
  },
  // section 5.5.3: a pong that nobody asked for is not answered
  'the only pong': { about: isPong, holds: (_, before) => !before.some(isPong) },
  'the end of a text in UTF-8': { about: (frame) => isData(frame) && frame.fin, holds: endsValidText },
  'a close frame with a body in order': { about: isClose, holds: ({ payload }) => isBodyInOrder(payload) },
  'a close frame with a code that may be sent': {
    about: isClose,
    holds: ({ payload }) => isSendable(payload),
  },
  'a data frame before any close frame': {
    about: isData,
    holds: (_, before) => !before.some(isClose),
    toTheEnd: true,
  },
};

/** Section 5.2: of three forms of a length the shortest that holds it. */
function shortest(from: number, to: number): FrameRule {
  return {
    about: ({ declaredLength }) => declaredLength >= from && declaredLength <= to,
    holds: ({ minimalLength }) => minimalLength,
  };
}

/**
 * Checks every frame that a party received and the rule is about, once a closing handshake that was begun is over.
 * @throws NotApplicable where there was none
 */
export async function expectEachFrame(world: ConformanceWorld, party: Party, name: string): Promise<void> {
  const rule = ruleNamed(name);
  await awaitClosing(world, party, rule);
  const { frames } = connectionOf(world, party);
  if (!frames.some(rule.about)) throw new NotApplicable(`the server sent no frame to be ${name}`);
  const broken = findBroken(frames, name);
  if (!broken) return;
  throw nonconformity(world.session(party), `each such frame to be ${name}`, describeBits(broken));
}

/** The first frame that breaks a rule, or undefined. @throws Error on a rule nobody knows */
export function findBroken(frames: readonly RawFrame[], name: string): RawFrame | undefined {
  const rule = ruleNamed(name);
  return frames.find((frame, index) => rule.about(frame) && !rule.holds(frame, frames.slice(0, index)));
}

function ruleNamed(name: string): FrameRule {
  const rule = rules[name];
  if (!rule) throw new Error(`"${name}" is none of: ${Object.keys(rules).join('; ')}`);
  return rule;
}

/** Waits, without a judgement, for the last frame that a rule is about, where the case has begun to close. */
async function awaitClosing(world: ConformanceWorld, party: Party, rule: FrameRule): Promise<void> {
  const connection = connectionOf(world, party);
  const session = world.session(party);
  // what the last stimulus brings has come by then, whatever it is
  if (session.stimulus?.kind === 'stanza' && session.fullJid !== null) await fence(session);
  if (rule.awaited)
    await connection.receive((frame) => rule.about(frame) || isClose(frame), world.target.limits.replyMs);
  const began = session.stimulus?.closes ?? false;
  if ((!began && rule.about !== isClose) || (!rule.toTheEnd && connection.frames.some(isClose))) return;
  await connection.receive((frame) => !rule.toTheEnd && isClose(frame), world.target.limits.replyMs);
}

function describeBits(frame: RawFrame): string {
  const bits = { FIN: frame.fin, RSV1: frame.rsv1, RSV2: frame.rsv2, RSV3: frame.rsv3, MASK: frame.masked };
  const set = Object.entries(bits).filter(([, is]) => is);
  const names = set.map(([name]) => name).join(' ') || 'no bit';
  const form = frame.minimalLength ? '' : ', not in the shortest form';
  return `${describeFrame(frame)}\n(${names} set, length ${String(frame.declaredLength)}${form})`;
}

/** Section 5.6: the message as a whole has to be UTF-8, whatever its fragments are. */
function endsValidText(frame: RawFrame, before: readonly RawFrame[]): boolean {
  const data = before.filter(isData);
  const start = data.findLastIndex(({ fin }) => fin) + 1;
  const parts = [...data.slice(start), frame];
  return parts[0]?.opcode !== opcodes.text || isUtf8(Buffer.concat(parts.map(({ payload }) => payload)));
}
