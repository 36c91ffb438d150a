/** Waits of one kind that end without what was waited for, before further ones are cut short. */
const missesMost = 3;
/** How many times the slowest answer of late a wait that is cut short still lasts, and the least of it. */
const slownessFactor = 20;
const leastMs = 300;
/** What is left of an answer's slowness with each later answer: one that was slow tells little of the others. */
const memory = 0.9;

/**
 * What a run has learnt of the server's ways, and how long that makes it wait: of what never came although it was
 * given its whole time again and again, no more is to be expected.
 */
export class Patience {
  /** The server takes the stanzas of a stream in order (RFC 6120, section 10.1), so that fences prove something. */
  isOrdered = true;
  readonly #misses = new Map<string, number>();
  #slowestMs = 0;

  /** Milliseconds to wait for something of a kind, of those that the target's file gives it. */
  allow(kind: string, limitMs: number): number {
    if (this.expects(kind)) return limitMs;
    return Math.min(limitMs, Math.max(leastMs, Math.ceil(this.#slowestMs * slownessFactor)));
  }

  /** Whether something of a kind may still come: it came in time once of the last few times. */
  expects(kind: string): boolean {
    return (this.#misses.get(kind) ?? 0) < missesMost;
  }

  /** Something of a kind came, after so many milliseconds. */
  came(kind: string, afterMs: number): void {
    this.#misses.delete(kind);
    this.#slowestMs = Math.max(this.#slowestMs * memory, afterMs);
  }

  /** Something of a kind did not come in all the time it was given. */
  missed(kind: string): void {
    this.#misses.set(kind, (this.#misses.get(kind) ?? 0) + 1);
  }

  /** A wait of a kind ended after so many milliseconds; one that the end of the connection cut off tells nothing. */
  learn(kind: string, ended: string, afterMs: number): void {
    if (ended === 'timed out') this.missed(kind);
    if (ended === 'message') this.came(kind, afterMs);
  }
}
