import type { Seen } from '../difference';
import { compareSaid, seenAs } from './compare-talks';
import type { Push, Talk } from './conversation';
import type { Change } from './element-difference';
import { inAnotherCase } from './placeholders';

interface Count {
  case: string;
  /** The case took the same course in both runs: one that waits in vain hears more than one that does not. */
  alike: boolean;
  before: Push[];
  after: Push[];
}

/** Cases in one direction alone from which on a count is no chance: one in 256 by the toss of a coin. */
const telling = 8;
/** Cases from which on something that comes by chance is missed. */
const missedLeast = 3;

/** What nobody asked for, counted over all cases: whether one more comes before a single case ends is chance. */
export class PushTally {
  readonly #counts = new Map<string, Count[]>();
  /** Kinds as they were written first. */
  readonly #kinds = new Map<string, string>();

  /** @param alike the case came to the same verdict in both runs */
  add(caseId: string, pairs: readonly (readonly [Talk, Talk])[], alike: boolean): void {
    const here = new Map<string, Count>();
    const countOf = (kind: string): Count => {
      // a node in another case is the same node to a person, and no other event
      const key = kind.toLowerCase().replaceAll(inAnotherCase, '');
      this.#kinds.set(key, this.#kinds.get(key) ?? kind);
      const count = here.get(key) ?? { case: caseId, alike, before: [], after: [] };
      here.set(key, count);
      return count;
    };
    for (const [before, after] of pairs) {
      for (const push of before.pushes) countOf(push.kind).before.push(push);
      for (const push of after.pushes) countOf(push.kind).after.push(push);
    }
    for (const [key, count] of here) this.#counts.set(key, [...(this.#counts.get(key) ?? []), count]);
  }

  /** Kinds that one run alone saw, kinds that it saw more often, and what differs inside of them. */
  compare(): Seen[] {
    return [...this.#counts].flatMap(([key, counts]) => {
      const kind = this.#kinds.get(key) ?? key;
      const change = compareCounts(kind, counts);
      const contents = counts.flatMap((count) => compareContents(kind, count));
      return change === null ? contents : [...change, ...contents];
    });
  }
}

function compareCounts(kind: string, counts: readonly Count[]): Seen[] | null {
  const fewer = counts.filter(({ before, after }) => after.length < before.length);
  const more = counts.filter(({ before, after }) => after.length > before.length);
  const never = (side: 'before' | 'after'): boolean => counts.every((count) => count[side].length === 0);
  const found = (change: Change, cases: readonly Count[]): Seen[] =>
    cases.map((count) => seenAs(layerOf(kind), kind, change, placeOf(count)));
  const chance = counts.some(({ before, after }) => [...before, ...after].some((push) => push.chance));
  if (chance && counts.length < missedLeast) return null;
  if (never('after')) return found({ path: 'seen', kind: 'removed', before: 'yes', after: null }, fewer);
  if (never('before')) return found({ path: 'seen', kind: 'added', before: null, after: 'yes' }, more);
  if (chance) return null;
  const [less, most] = [fewer, more]
    .map((some) => some.filter(({ alike }) => alike))
    .sort((one, other) => one.length - other.length);
  const enough = Math.min(telling, Math.max(4, counts.length));
  if (!less || !most || less.length > 0 || most.length < enough) return null;
  const direction = more.includes(most[0] as Count) ? ['once', 'more often'] : ['as often', 'less often'];
  const change: Change = {
    path: 'count',
    kind: 'changed',
    before: direction[0] ?? null,
    after: direction[1] ?? null,
  };
  return found(change, most);
}

/** What differs between pushes of one kind in one case, where each side has some that the other lacks. */
function compareContents(kind: string, count: Count): Seen[] {
  const lacking = (pushes: readonly Push[], others: readonly Push[]): Push[] => {
    const texts = new Set(others.map(({ said }) => said.text));
    return pushes.filter(({ said }) => !texts.has(said.text));
  };
  const [before, after] = [lacking(count.before, count.after), lacking(count.after, count.before)];
  return before.slice(0, after.length).flatMap((push, number) => {
    const partner = after[number];
    if (!partner) return [];
    const place = { case: count.case, before: push.said.at, after: partner.said.at };
    return compareSaid(push.said, partner.said).map((change) => seenAs(layerOf(kind), kind, change, place));
  });
}

function placeOf({ case: caseId, before, after }: Count): Seen['at'] {
  return { case: caseId, before: before.at(-1)?.said.at ?? null, after: after.at(-1)?.said.at ?? null };
}

function layerOf(kind: string): Seen['layer'] {
  return kind.startsWith('event ') ? 'events' : 'wire';
}
