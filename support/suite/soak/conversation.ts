import { publish, retract } from '../../protocol/session';
import { LeftOut } from '../../protocol/wire/left-out';
import { Blocked } from '../../judgement/verdict';
import type { Change } from '../pubsub/change';
import { causeEvent } from '../pubsub/event-source';
import { notificationOf, publisherOf, updateOf } from '../pubsub/publication';
import { nameChange } from '../pubsub/signed-event';
import { keepQuiet } from '../stream/long-life';
import type { ConformanceWorld } from '../world';
import { findArrived, isInOrder, type Awaited } from './arrivals';
import { Desktop, watched } from './desktop';
import { SoakRecord } from './record';

/** How often Finesse expects its clients to ping, in milliseconds. Cisco Finesse Developer Guide. */
const pingEveryMs = 20_000;
/** How often something changes, and how many things do in a row: in a minute as many as in a large team. */
const changeEveryMs = 5000;
const changesInARow = 3;
/** The least of rounds and pings, however short a run is. */
const roundsLeast = 8;
const pingsLeast = 3;
/** Sign-ins of one long conversation: the first, the one in its midst, and those after an end by the server. */
export const soakSignIns = 12;

/**
 * Holds a desktop's conversation for so many milliseconds: events, pings, in the midst of it a reload of the page, and
 * after each end by the server another connection. What goes wrong is written down, and judged by rules of its own.
 */
export async function holdConversation(world: ConformanceWorld, forMs: number): Promise<void> {
  const record = new SoakRecord(forMs);
  const desktop = new Desktop(world, record);
  const leftOut = new LeftOut();
  await desktop.connect();
  world.run.soak = record;
  const everyMs = Math.min(changeEveryMs, forMs / roundsLeast);
  const pingMs = Math.min(pingEveryMs, forMs / pingsLeast);
  let [pingsAtMs, isReloaded] = [record.leftMs - pingMs, false];
  while (record.leftMs > 0) {
    if (record.leftMs <= pingsAtMs) {
      await desktop.ping();
      pingsAtMs = Math.min(pingsAtMs - pingMs, record.leftMs);
    }
    await holdRound(world, desktop, record);
    if (desktop.look() && record.leftMs > 0)
      await keepQuiet(desktop.session, Math.min(everyMs, record.leftMs));
    record.update();
    const isHalf = !isReloaded && record.leftMs < forMs / 2;
    const lives = desktop.look();
    if (lives && isHalf) await desktop.leave();
    isReloaded ||= isHalf;
    if (!lives || isHalf) await resume(desktop);
    if (desktop.givenUp !== null) break;
    forgetWhatIsSettled(world, leftOut);
  }
  // where all else waited in vain, the time was over before the first
  if (record.result.pings.sent === 0 && desktop.givenUp === null) await desktop.ping();
  record.update();
}

async function resume(desktop: Desktop): Promise<void> {
  const { record } = desktop;
  if (record.leftMs <= 0) return;
  if (record.result.sessions.length >= soakSignIns - 1)
    desktop.givenUp = `it was ended ${String(record.result.sessions.length)} times`;
  else await desktop.comeBack();
}

/** Causes some events, and waits for them. */
async function holdRound(world: ConformanceWorld, desktop: Desktop, record: SoakRecord): Promise<void> {
  const { session } = desktop;
  const awaited: Awaited[] = [];
  for (let index = 0; index < changesInARow && !session.inbox.closing; index += 1) {
    const causedAt = world.recorder.now();
    const change = await cause(world, index);
    for (const at of change.nodes) awaited.push({ at, change, causedAt });
  }
  const isWhole = (): boolean => !findArrived(session, awaited).includes(null);
  await session.inbox.wait(0, isWhole, world.target.limits.replyMs);
  settle(desktop, record, awaited);
}

function settle({ session }: Desktop, record: SoakRecord, awaited: readonly Awaited[]): void {
  const { events } = record.result;
  const came = findArrived(session, awaited);
  events.caused += awaited.length;
  for (const [index, { at, change, causedAt }] of awaited.entries()) {
    const message = came[index];
    if (message) record.arrived(message.at - causedAt);
    else if (session.inbox.closing) events.unsettled += 1;
    else {
      events.lost += 1;
      record.tell('lost', `the event of ${at} that tells of ${nameChange(change)} did not come`);
    }
  }
  if (isInOrder(session, awaited, came)) return;
  events.swapped += 1;
  record.tell(
    'swapped',
    `the events of ${awaited.map(({ change }) => nameChange(change)).join(', ')} came in another order`,
  );
}

/** Causes one change, which leaves nothing behind. */
async function cause(world: ConformanceWorld, index: number): Promise<Change> {
  const name = watched[index % watched.length] ?? "the user's state";
  if (world.target.rest) {
    await causeEvent(world, name);
    const change = world.changes.at(-1);
    world.changes.length = 0;
    if (change) return change;
  }
  const publisher = await publisherOf(world);
  const node = world.node(name);
  const sign = world.recorder.inventions.draw('item', (uuid) => `${uuid}:item`);
  const outcome = await publish(publisher, node, sign, notificationOf(updateOf(node)));
  if (outcome.kind !== 'message' || !publisher.matches(outcome.message, '/client:iq[@type="result"]'))
    throw new Blocked(`the publisher could not publish on ${node}, and no event can be caused`);
  await retract(publisher, node, sign);
  return { nodes: [node], sign, request: '', text: null };
}

/** What came as it should needs not be kept: a conversation of a day has to fit. */
function forgetWhatIsSettled(world: ConformanceWorld, leftOut: LeftOut): void {
  for (const session of world.sessions.values()) {
    session.inbox.forget();
    session.witness('elsewhere', 'time that has passed');
  }
  leftOut.leave(world.recorder.transcript, world.recorder.limit);
}
