import { Blocked, Nonconformity, type SoakNotes } from '../../judgement/verdict';
import type { ConformanceWorld } from '../world';
import type { Mishap } from './record';

/** What a rule about a long conversation is about: what must not have happened in it, and what has to have been seen. */
const subjects: Readonly<
  Record<Mishap, { expected: string; isSeen: (record: SoakNotes) => boolean; seen: string }>
> = {
  ended: {
    expected: 'sessions that go on until their client ends them',
    isSeen: ({ result }) => result.sessions.length > 0,
    seen: 'no session was bound',
  },
  lost: {
    expected: 'each event that was caused while the desktop was connected',
    isSeen: ({ result }) => result.events.caused > result.events.unsettled,
    seen: 'no event was caused while the desktop was connected',
  },
  doubled: { expected: 'each event once', isSeen: hasArrived, seen: 'no event came' },
  replayed: {
    expected: 'no event a second time after the desktop is back, unless it is marked as late (XEP-0203)',
    isSeen: (record) => hasArrived(record) && record.result.sessions.length > 1,
    seen: 'no event came, or the desktop was not connected again',
  },
  swapped: {
    expected: 'events in the order in which they were caused',
    isSeen: hasArrived,
    seen: 'no event came',
  },
  unanswered: {
    expected: 'an answer to each ping within ten seconds, after which a desktop connects elsewhere',
    isSeen: ({ result }) => result.pings.sent > 0,
    seen: 'no ping was sent',
  },
};

function hasArrived({ result }: SoakNotes): boolean {
  return result.events.arrived > 0;
}

/** Goes on where a long conversation was held in this run. @throws Blocked where none was */
export function assumeHeld({ run }: ConformanceWorld): SoakNotes {
  if (!run.soak) throw new Blocked('the conversation of a desktop could not be held');
  return run.soak;
}

/**
 * Checks that something has not happened in the long conversation of the run. The finding tells of the first time, and
 * how often it was so.
 * @throws Blocked where nothing was seen that it could have happened to
 */
export function expectNever(world: ConformanceWorld, mishap: Mishap): void {
  const record = assumeHeld(world);
  const { expected, isSeen, seen } = subjects[mishap];
  const told = record.told.get(mishap) ?? [];
  const [first] = told;
  if (first !== undefined)
    throw new Nonconformity({
      sent: null,
      expected: [expected],
      got: world.recorder.redact(`${first}; ${describeHowOften(mishap, record)}`),
      next: null,
    });
  if (!isSeen(record)) throw new Blocked(seen);
}

function describeHowOften(mishap: Mishap, { result }: SoakNotes): string {
  const { sessions, events, pings } = result;
  const ended = sessions.flatMap(({ end, livedMs }) => (end === null ? [] : `${String(livedMs)} ms`));
  if (mishap === 'ended')
    return `so it was with ${String(ended.length)} of ${String(sessions.length)} sessions, which lived for ${ended.join(', ')}`;
  if (mishap === 'unanswered')
    return `${String(pings.answered)} of ${String(pings.sent)} pings were answered`;
  if (mishap === 'lost') return `${String(events.lost)} of ${String(events.caused)} events were lost`;
  return `so it was ${String(events[mishap])} times, while ${String(events.caused)} events were caused`;
}
