import { diffArrays } from 'diff';
import type { Difference } from '../ranking';
import type { StoredRun } from '../run/read-run';
import type { StoredConversation, StoredEntry } from '../run/shape';
import { makeNaming } from '../wire/placeholders';

/** One thing said or noted, as a page shows it. */
export interface Line {
  /** Milliseconds since the case began. */
  at: number;
  /** `→` sent, `←` received, `·` noted. */
  arrow: '→' | '←' | '·';
  party: string;
  text: string;
  /** It is what differs. */
  marked: boolean;
}

/** A stretch of text, and whether the other side lacks it. */
export interface Stretch {
  text: string;
  differs: boolean;
}

/** The two conversations of an example, around what differs. */
export interface Excerpt {
  case: string;
  name: string;
  before: Line[];
  after: Line[];
  /** What differs, with what each run makes up named, so that nothing else stands out; null where a side has nothing. */
  compared: { before: Stretch[]; after: Stretch[] } | null;
}

/** Entries that are shown before and behind the one that differs. */
const around = { before: 4, behind: 4 };
const textMost = 1500;

/** The example of a difference, or null where it has none. */
export function excerptOf({ example }: Difference, before: StoredRun, after: StoredRun): Excerpt | null {
  const [one, other] = [before, after].map((run) => run.conversations.get(example.case));
  if (!one || !other) return null;
  const name = after.results.cases.find(({ id }) => id === example.case)?.name ?? '';
  return {
    case: example.case,
    name,
    before: linesOf(one, example.before, stimulusOf(one, other, example.after)),
    after: linesOf(other, example.after, stimulusOf(other, one, example.before)),
    compared: compareTexts(namedText(one, example.before), namedText(other, example.after)),
  };
}

/** Where nothing stands on this side: what had been said before it came on the other one; the end where neither has it. */
function stimulusOf(
  { entries }: StoredConversation,
  other: StoredConversation,
  place: number | null,
): number {
  const last = entries.length - 1;
  if (place === null) return last;
  const said = other.entries.slice(0, place).filter(isCases).length;
  const places = entries.flatMap((entry, at) => (isCases(entry) ? [at] : []));
  return said === 0 ? 0 : (places[said - 1] ?? last);
}

/** Whether the case itself said it. */
function isCases(entry: StoredEntry): boolean {
  if (entry.kind === 'http') return true;
  return entry.kind === 'frame' && entry.direction === 'sent' && entry.purpose === undefined;
}

function linesOf(
  { entries, connections }: StoredConversation,
  place: number | null,
  otherwise: number,
): Line[] {
  const middle = place ?? otherwise;
  const parties = new Map(connections.map(({ id, party }) => [id, party]));
  const start = Math.max(0, middle - around.before);
  return entries.slice(start, middle + around.behind + 1).flatMap((entry, offset) => {
    const marked = start + offset === place;
    const party = parties.get(entry.connection) ?? '';
    return textsOf(entry).map(({ arrow, text }) => ({
      ...{ at: entry.at, arrow, party },
      text: text.length > textMost ? `${text.slice(0, textMost)}…` : text,
      // of an exchange it is what came that differs
      marked: marked && (entry.kind !== 'http' || arrow === '←'),
    }));
  });
}

function textsOf(entry: StoredEntry): Pick<Line, 'arrow' | 'text'>[] {
  if (entry.kind === 'note') return [{ arrow: '·', text: entry.text }];
  if (entry.kind === 'frame') {
    const text = entry.type === 'text' ? entry.text : `[${entry.type}] ${entry.text}`;
    return [{ arrow: entry.direction === 'sent' ? '→' : '←', text }];
  }
  const { request, response } = entry;
  return [
    { arrow: '→', text: textOf(request) },
    ...(response ? [{ arrow: '←' as const, text: textOf(response) }] : []),
  ];
}

function textOf({ line, headers, body }: Extract<StoredEntry, { kind: 'http' }>['request']): string {
  return [
    line,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body === '' ? [] : ['', body]),
  ].join('\n');
}

function namedText(conversation: StoredConversation, place: number | null): string | null {
  const entry = place === null ? undefined : conversation.entries[place];
  const text = entry && textsOf(entry).at(-1)?.text;
  return text === undefined ? null : makeNaming(conversation)(text).slice(0, textMost);
}

function compareTexts(before: string | null, after: string | null): Excerpt['compared'] {
  if (before === null || after === null || before === after) return null;
  const words = (text: string): string[] => text.split(/(?=[<>\s"'=/])|(?<=[<>\s"'=/])/);
  const parts = diffArrays(words(before), words(after));
  const side = (of: 'added' | 'removed'): Stretch[] =>
    parts
      .filter((part) => part[of] || (!part.added && !part.removed))
      .map((part) => ({ text: part.value.join(''), differs: part[of] }));
  return { before: side('removed'), after: side('added') };
}
