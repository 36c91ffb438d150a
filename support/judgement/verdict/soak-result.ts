/** How long something took, in milliseconds, over all times that it was done; null where it never was. */
export interface Spread {
  median: number;
  p95: number;
  most: number;
}

/** A session of the desktop whose conversation was held. */
export interface SoakedSession {
  /** Milliseconds from its bind to its end, or to the end of the run. */
  livedMs: number;
  /** How the server ended it though nobody had given it cause; null where it did not. */
  end: string | null;
}

/** What is written down of a long conversation: its figures, and what went wrong by kind, in sentences. */
export interface SoakNotes {
  readonly result: SoakResult;
  readonly told: ReadonlyMap<string, readonly string[]>;
}

/** What a long conversation came to: the figures of the profile `soak`. */
export interface SoakResult {
  /** How long it was to be held, and was. */
  wantedMs: number;
  heldMs: number;
  sessions: SoakedSession[];
  /** Events of one node each: what was caused, and what became of it. */
  events: {
    caused: number;
    arrived: number;
    lost: number;
    doubled: number;
    replayed: number;
    swapped: number;
    /** Caused while the connection was lost: a client that is not there hears nothing. */
    unsettled: number;
  };
  pings: { sent: number; answered: number };
  /** From a ping to its answer, and from what caused an event to the event. */
  pingMs: Spread | null;
  eventMs: Spread | null;
  /** What the process of the suite held, the embedded server in it, after a collection of garbage. */
  memory: { atMs: number; heapMiB: number; rssMiB: number }[];
}
