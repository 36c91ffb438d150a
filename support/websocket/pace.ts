import { setTimeout as pause } from 'node:timers/promises';

/** Hands out the moments at which connections may be opened. */
export class Pace {
  readonly #betweenMs: number;
  #nextAtMs = 0;

  /** @param perSecond connections a second; Infinity for no limit */
  constructor(perSecond: number) {
    this.#betweenMs = Number.isFinite(perSecond) ? 1000 / perSecond : 0;
  }

  /** Takes the next turn, and says how many milliseconds from `nowMs` it is due. */
  take(nowMs: number): number {
    const dueMs = Math.max(nowMs, this.#nextAtMs);
    this.#nextAtMs = dueMs + this.#betweenMs;
    return dueMs - nowMs;
  }
}

let current = new Pace(Infinity);

/** Sets how many connections a second may be opened from now on, by whichever part of the suite. */
export function limitConnects(perSecond: number): void {
  current = new Pace(perSecond);
}

/** Resolves when the next connection may be opened. Servers and proxies turn away clients that come too fast. */
export async function awaitTurn(): Promise<void> {
  const waitMs = current.take(performance.now());
  if (waitMs > 0) await pause(waitMs);
}
