import type { Tally } from './tally';

/** What came of the events that were caused. */
export interface EventFigures {
  /** Items that the service confirmed. */
  published: number;
  /** Events owed to subscribers who were there before the item and after its confirmation. */
  expected: number;
  received: number;
  missed: number;
  /** From publishing to hearing of it, in milliseconds, of each event that was owed. */
  tookMs: number[];
}

/**
 * Weighs what was published against what was heard. An agent is owed an event where the item was published after its
 * subscription was confirmed, and the publishing confirmed before the agent asked to end it. At the end nothing more is
 * published for `lateMs` before anybody does: only what is later than that, or never comes, is missed.
 */
export function weighEvents({ published, listening, events, lost }: Tally): EventFigures {
  const tookMs: number[] = [];
  let expected = 0;
  for (const { node, item, at, answered } of published)
    for (const { agent, from, to } of listening.get(node) ?? []) {
      const end = Math.min(to, lost.get(agent) ?? Infinity);
      if (from >= at || answered >= end) continue;
      expected += 1;
      const heardAt = events.get(item)?.get(agent);
      // two processes may read the clock a little apart
      if (heardAt !== undefined) tookMs.push(Math.max(0, heardAt - at));
    }
  return {
    published: published.length,
    expected,
    received: tookMs.length,
    missed: expected - tookMs.length,
    tookMs,
  };
}
