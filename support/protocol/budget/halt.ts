import { Withheld } from './withheld';

type End = (reason: Withheld) => void;

/**
 * Ends what a run does: the waits and connections of its cases at once, those of its clean-up when a bounded rest is
 * over. Whoever waits for something watches, and ends with the reason.
 */
export class Halt {
  /** Whether what is done now gives back what was taken: it then has the rest. */
  cleaning = false;
  #stopped: Withheld | null = null;
  #over: Withheld | null = null;
  readonly #ofCases = new Set<End>();
  readonly #ofAll = new Set<End>();

  /** Why no case goes on, or null. */
  get stopped(): string | null {
    return this.#stopped?.message ?? null;
  }

  /** Stops the cases, and so many milliseconds later their clean-up. What comes second changes nothing. */
  stop(reason: string, restMs: number): void {
    if (this.#stopped) return;
    this.#stopped = new Withheld(reason);
    tell(this.#ofCases, this.#stopped);
    const over = `${reason}, and the ${String(restMs)} ms for giving back were used up`;
    setTimeout(() => this.#end(over), restMs).unref();
  }

  /** Ends everything that is still open, when nobody needs it any more. */
  finish(): void {
    this.#end('the run is over');
  }

  #end(reason: string): void {
    this.#over ??= new Withheld(reason);
    tell(this.#ofCases, this.#over);
    tell(this.#ofAll, this.#over);
  }

  /** @throws Withheld where what is done now has to end */
  check(): void {
    const reason = this.cleaning ? this.#over : (this.#over ?? this.#stopped);
    if (reason) throw reason;
  }

  /** Calls back when what is done now has to end. Gives the function that stops it. */
  watch(end: End): () => void {
    return join(this.cleaning ? this.#ofAll : this.#ofCases, end);
  }

  /** Calls back when everything has to end, clean-up included. Gives the function that stops it. */
  watchAll(end: End): () => void {
    return join(this.#ofAll, end);
  }
}

function join(ends: Set<End>, end: End): () => void {
  ends.add(end);
  return () => void ends.delete(end);
}

function tell(ends: Set<End>, reason: Withheld): void {
  for (const end of [...ends]) end(reason);
  ends.clear();
}
