import DamerauLevenshtein from 'damerau-levenshtein';
import type { Said, Slip } from './conversation';

/** Mends what was written down by hand: each thing as it must have been said, and the slips that were found. */
export interface Mended {
  said: Said[];
  slips: Slip[];
}

/** Letters by which an id that was copied by hand may differ from the one it was copied from. */
const lettersMost = 2;
/** Ids so short are alike by chance. */
const shortest = 8;

const idOf = (text: string): string | undefined => /^<iq\b[^>]*?\sid=["']([^"']*)/.exec(text)?.[1];

/** Gives answers the ids of their requests where they differ by a slip of whoever has copied them. */
export function mendIds(said: readonly Said[]): Mended {
  const asked: string[] = [];
  const slips: Slip[] = [];
  const mended = said.map((each) => {
    const id = idOf(each.text);
    if (id === undefined) return each;
    if (each.direction === 'sent') {
      asked.push(id);
      return each;
    }
    if (asked.includes(id) || id.length < shortest) return each;
    const meant = asked.find((other) => DamerauLevenshtein(id, other).steps <= lettersMost);
    if (meant === undefined) return each;
    slips.push({
      sentence: `The answer has the id ${id} and its request ${meant}: ids that differ by so little are a slip of the copy.`,
    });
    return { ...each, text: each.text.replace(id, meant) };
  });
  return { said: mended, slips };
}

/** Puts names and values together that were broken over two lines; other line ends inside of a tag become blanks. */
export function mendLines(text: string): string {
  return text.replace(/<[^<>]*>/g, (tag) => tag.replace(/-\n\s*/g, '-').replace(/\n\s*/g, ' '));
}

/** A stanza with the namespace that every one has on a WebSocket (RFC 7395, section 3.3.3), where the copy leaves it out. */
export function declare(text: string): string {
  return text.replace(/^<(iq|message|presence)(?=[\s/>])(?![^>]*\sxmlns=)/, "<$1 xmlns='jabber:client'");
}
