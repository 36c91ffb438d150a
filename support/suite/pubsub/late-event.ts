import { describeHeard, type Message, type Outcome, type Session } from '../../protocol/session';
import { Nonconformity } from '../../judgement/verdict';
import { expectMessage, nonconformity } from '../expectation';
import type { NodeName } from '../node-name';
import type { Party } from '../party';
import type { ConformanceWorld } from '../world';
import { causeEvent } from './event-source';
import { tellsOf } from './signed-event';

/** How many times the limit of a reply an event that did not come in time is still waited for, before it is lost. */
const timesMore = 2;
const kind = 'late event';

/** Waits for events that did not come within the limit for replies: late is not lost, and has a rule of its own. */
export async function hearLate(
  { inbox, patience, target }: Session,
  arrived: (message: Message) => boolean,
): Promise<Outcome> {
  const withinMs = patience.expects(kind) ? timesMore * target.limits.replyMs : 0;
  const outcome = await inbox.wait(0, arrived, withinMs);
  if (outcome.kind === 'message') patience.came(kind, 0);
  else if (withinMs > 0) patience.missed(kind);
  return outcome;
}

/** Checks that an event of a node comes, in time or late. XEP-0060, section 4.2. */
export async function expectEventOf(world: ConformanceWorld, party: Party, name: NodeName): Promise<void> {
  const id = world.node(name);
  const session = world.session(party);
  const { position } = session.witnessed;
  const expression = '/client:message[@from=$pubsub]/pse:event/pse:items[@node=$node]/pse:item';
  try {
    await expectMessage(
      session,
      expression,
      `an event from the pubsub service with an item of node='${id}'`,
      { stimulus: session.witnessed },
    );
  } catch (error) {
    if (!(error instanceof Nonconformity)) throw error;
    const late = await hearLate(
      session,
      (message) =>
        session.inbox.messages.indexOf(message) >= position && session.matches(message, expression),
    );
    if (late.kind !== 'message') throw error;
  }
}

/** Causes an event of a node, and checks that it comes within the limit for replies. XEP-0060, section 7.1.2. */
export async function expectEventInTime(
  world: ConformanceWorld,
  party: Party,
  name: NodeName,
): Promise<void> {
  const causedAt = world.recorder.now();
  await causeEvent(world, name);
  const session = world.session(party);
  const [change, at] = [world.changes.at(-1), world.nodeId(name)];
  const { replyMs } = session.target.limits;
  const tells = (message: Message): boolean => change !== undefined && tellsOf(session, message, at, change);
  const inTime = await session.inbox.wait(0, tells, replyMs);
  const outcome = inTime.kind === 'timed out' ? await hearLate(session, tells) : inTime;
  const expected = `an event of ${at} within limits.reply, ${String(replyMs)} ms`;
  if (outcome.kind !== 'message')
    throw nonconformity(session, expected, `none so far: ${describeHeard(outcome.heard)}`, {
      subject: 'event',
      came: outcome.kind === 'closed' ? 'end' : 'nothing',
      condition: null,
    });
  const afterMs = Math.round(outcome.message.at - causedAt);
  if (afterMs > replyMs)
    throw nonconformity(session, expected, `the event, ${String(afterMs)} ms after it was caused`);
}
