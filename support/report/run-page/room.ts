import type { Transcript } from '../../protocol/wire/transcript';

/** Characters that the conversations of a page may have together, and what each message takes beside its text. */
const charactersMost = 600_000;
const markup = 220;

/** The room for conversations on a page, taken by the first that ask: the page opens at once however bad the run was. */
export class Room {
  #left = charactersMost;

  /** Whether a conversation still finds room, which it then has. */
  takes({ entries }: Transcript): boolean {
    const size = entries.reduce((sum, entry) => sum + markup + lengthOf(entry), 0);
    if (size > this.#left) return false;
    this.#left -= size;
    return true;
  }
}

function lengthOf(entry: Transcript['entries'][number]): number {
  if (entry.kind !== 'http') return Math.min(entry.text.length, 6000) * 1.4;
  const { request, response } = entry;
  return [request, ...(response ? [response] : [])].reduce(
    (sum, { headers, body }) => sum + Math.min(body.length, 6000) + headers.flat().join('').length,
    0,
  );
}
