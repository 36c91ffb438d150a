import { startOf } from './excerpt';

/** Characters of one frame that are kept; of a longer one, and once a transcript is long, only the start is. */
const frameMost = 131_072;
const startKept = 1024;
/** Characters of a transcript before only starts are kept, and before no further frame is. */
const wholeMost = 512 * 1024;
const transcriptMost = 1024 * 1024;
/** What an entry takes besides its text. */
const entryOverhead = 250;

/** How much of what is said a transcript still takes, so that no server can make it grow without end. */
export class TranscriptLimit {
  #used = 0;

  /** Whether another frame is recorded at all. */
  get full(): boolean {
    return this.#used >= transcriptMost;
  }

  /** Gives back the room of a frame that is left out again. */
  release(text: string): void {
    this.#used -= text.length + entryOverhead;
  }

  /** Takes as much of a frame's text as there is room for. */
  take(text: string): { text: string; omitted?: number } {
    const most = this.#used + text.length > wholeMost ? startKept : frameMost;
    const kept = text.length <= most ? text : startOf(text, startKept);
    this.#used += kept.length + entryOverhead;
    return kept.length === text.length ? { text } : { text: kept, omitted: text.length - kept.length };
  }
}
