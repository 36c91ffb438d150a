import type { NoteEntry, Transcript } from './transcript';
import type { TranscriptLimit } from './transcript-limit';

/** Entries kept of the beginning and of the end of a long conversation. */
const firstKept = 200;
const lastKept = 300;

/** The middle of a long conversation, of which a note stands for what was left out. */
export class LeftOut {
  #note: NoteEntry | null = null;
  #count = 0;

  /** Leaves out what stands between the first entries and the last, and gives its room back. */
  leave({ entries }: Transcript, limit: TranscriptLimit): void {
    const from = this.#note ? firstKept + 1 : firstKept;
    const left = entries.splice(from, Math.max(0, entries.length - from - lastKept));
    const [oldest] = left;
    if (!oldest) return;
    for (const entry of left) if (entry.kind === 'frame') limit.release(entry.text);
    this.#count += left.length;
    const { at, connection, step } = oldest;
    this.#note ??= { kind: 'note', at, connection, step, text: '' };
    this.#note.text = `${String(this.#count)} entries of a long conversation are left out here`;
    if (entries[firstKept] !== this.#note) entries.splice(firstKept, 0, this.#note);
  }
}
