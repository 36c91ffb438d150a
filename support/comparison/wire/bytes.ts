import type { Seen } from '../difference';
import type { StoredConversation } from '../run/shape';

interface Spelling {
  at: number;
  text: string;
}

/** What clients in use tell by its first characters, or by all of them, and not as XML. */
const spelled: readonly (readonly [what: string, of: RegExp, spelling: RegExp])[] = [
  // Strophe before 1.2.16: a restart is known by these characters alone
  ['open', /<(?:[\w.-]+:)?open\b/, /^[^]*?<[\w.:-]+\s?/],
  ['features', /<(?:[\w.-]+:)?features\b/, /^[^]*?<[\w.:-]+/],
  ['close', /<(?:[\w.-]+:)?close\b/, /^[^]*$/],
];

/** Compares the spelling of the three elements that clients in use look at byte for byte. */
export function compareBytes(caseId: string, before: StoredConversation, after: StoredConversation): Seen[] {
  return spelled.flatMap(([what, of, spelling]) => {
    const [one, other] = [spellingsOf(before, of, spelling), spellingsOf(after, of, spelling)];
    const [gone, come] = [lacking(one, other), lacking(other, one)];
    if (!gone || !come || one.length !== other.length) return [];
    const change = { path: 'bytes', kind: 'changed' as const, before: gone.text, after: come.text };
    return [
      {
        layer: 'wire' as const,
        channel: `spelling of ${what}`,
        ...change,
        at: { case: caseId, before: gone.at, after: come.at },
      },
    ];
  });
}

function spellingsOf({ entries }: StoredConversation, of: RegExp, spelling: RegExp): Spelling[] {
  return entries.flatMap((entry, at) => {
    if (entry.kind !== 'frame' || entry.direction !== 'received' || entry.type !== 'text') return [];
    const start = entry.text.slice(0, 200);
    if (!new RegExp(`^(?:\\s|<\\?[^>]*>)*${of.source}`).test(start)) return [];
    return [{ at, text: spelling.exec(start)?.[0] ?? '' }];
  });
}

function lacking(some: readonly Spelling[], others: readonly Spelling[]): Spelling | undefined {
  return some.find(({ text }) => others.every((other) => other.text !== text));
}
