import { reach } from '../../protocol/session';
import { Blocked } from '../../judgement/verdict';
import { clientFrame, opcodes, type Handshake, type RawFrame } from '../../protocol/websocket';
import { xml } from '../../protocol/xml/template';
import { describeReceived } from '../frames/frame-expectation';
import { lastUpgrade, upgradeNonconformity } from './upgrade';
import type { ConformanceWorld } from '../world';

type Answered = Extract<Handshake, { outcome: 'answered' }>;

const isPong = ({ opcode }: RawFrame): boolean => opcode === opcodes.pong;

/** What may follow a 101 in a case that grants the server a refusal as well. */
const sequels: Record<string, (world: ConformanceWorld, handshake: Answered) => Promise<void>> = {
  'answers a ping': expectPong,
  'is silent in XMPP': expectSilence,
};

/** Checks that the last upgrade was refused, or that what followed the 101 is as it should be. */
export async function expectSequel(world: ConformanceWorld, name: string): Promise<void> {
  const sequel = sequels[name];
  if (!sequel) throw new Error(`"${name}" is none of: ${Object.keys(sequels).join(', ')}`);
  const handshake = lastUpgrade(world);
  if (handshake.outcome !== 'answered')
    throw upgradeNonconformity(handshake, world, 'a refusal, or a 101 that is followed up');
  if (handshake.response.status === 101) await sequel(world, handshake);
}

/** A connection that is dropped behind its 101 answers no ping. */
async function expectPong(world: ConformanceWorld, handshake: Answered): Promise<void> {
  const { connection } = handshake;
  const answer = connection.receive(isPong, world.target.limits.replyMs);
  connection.sendFrame(clientFrame(opcodes.ping));
  const received = await answer;
  if (received.kind === 'frame') return;
  if (received.kind === 'timeout') throw new Blocked('the WebSocket stays, yet a ping on it is not answered');
  throw upgradeNonconformity(
    handshake,
    world,
    'a refusal, or a WebSocket that stays',
    describeReceived(received),
  );
}

/**
 * Nothing in XMPP answers an `<open/>` here. Proven by a later `<open/>` on a connection that did agree on xmpp:
 * once that one, and then a ping here, are answered, the earlier one
 * would have been.
 */
async function expectSilence(world: ConformanceWorld, handshake: Answered): Promise<void> {
  const { connection } = handshake;
  connection.sendText(
    xml`<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='${world.target.domain}' version='1.0'/>`.text,
  );
  await reach(await world.connect('the client'), 'at an open stream');
  connection.sendFrame(clientFrame(opcodes.ping));
  await connection.receive(isPong, world.target.limits.replyMs);
  const spoken = connection.frames.find(
    ({ opcode, payload }) => opcode === opcodes.text && payload.includes('<'),
  );
  if (!spoken) return;
  throw upgradeNonconformity(
    handshake,
    world,
    'a refusal, or a WebSocket on which no XMPP is spoken',
    `then, on <open/>: ${spoken.payload.toString('utf8')}`,
  );
}
