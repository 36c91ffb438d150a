import type { Seen } from '../difference';
import type { StoredConversation } from '../run/shape';
import { compareBytes } from './bytes';
import { compareTalks } from './compare-talks';
import { PushTally } from './pushes';
import type { Talk } from './conversation';

/** What the conversations of two runs differ in. */
export interface WireComparison {
  seen: Seen[];
  /** Cases whose conversations were compared. */
  compared: number;
  /** Cases in which the suite went another way after what differs, so that the rest is not compared. */
  parted: string[];
}

type Conversations = ReadonlyMap<string, StoredConversation>;

/** Compares the conversations of the cases that two sets of them share. @param isAlike a case came to the same verdict */
export function compareWires(
  before: { conversations: Conversations; read: (one: StoredConversation) => Talk[] },
  after: { conversations: Conversations; read: (one: StoredConversation) => Talk[] },
  cases: readonly string[],
  isAlike: (caseId: string) => boolean = () => true,
): WireComparison {
  const tally = new PushTally();
  const seen: Seen[] = [];
  const parted: string[] = [];
  let compared = 0;
  for (const id of cases) {
    const [one, other] = [before.conversations.get(id), after.conversations.get(id)];
    if (!one || !other) continue;
    compared += 1;
    const result = compareTalks(id, before.read(one), after.read(other));
    seen.push(...result.seen, ...compareBytes(id, one, other));
    if (result.parted) parted.push(id);
    else tally.add(id, result.pairs, isAlike(id));
  }
  return { seen: [...seen, ...tally.compare()], compared, parted };
}
