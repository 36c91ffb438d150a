/** Which part of the run's connections a process may open: one of several workers, or all. */
export interface Share {
  /** Counted from 0. */
  worker: number;
  workers: number;
}

export const wholeShare: Share = { worker: 0, workers: 1 };

/**
 * The share of a process by what Cucumber tells its workers in the environment; all of it outside `--parallel`.
 * @throws Error where the number of a worker cannot be read
 */
export function readShare(env: NodeJS.ProcessEnv): Share {
  const { CUCUMBER_WORKER_ID: id, CUCUMBER_TOTAL_WORKERS: total } = env;
  if (id === undefined || total === undefined) return wholeShare;
  const share = { worker: Number(id), workers: Number(total) };
  if (Number.isInteger(share.worker) && share.worker >= 0 && share.worker < share.workers) return share;
  throw new Error(
    `wanted a worker's number below that of all workers, found CUCUMBER_WORKER_ID=${id} and CUCUMBER_TOTAL_WORKERS=${total}: run without --parallel`,
  );
}

/** How many of so many things a worker may have, so that all workers together have no more. */
export function divide(things: number, { worker, workers }: Share): number {
  if (!Number.isFinite(things)) return things;
  return Math.floor(things / workers) + (worker < things % workers ? 1 : 0);
}

/**
 * Hands out the moments at which connections may be opened. Workers take turns by the clock that they share: time is
 * cut into pieces of one connection each, and each worker opens one at the start of its own pieces alone.
 */
export class RateLimit {
  readonly #betweenMs: number;
  readonly #share: Share;
  #nextAtMs = 0;

  /** @param perSecond connections a second of all workers together; Infinity for no limit */
  constructor(perSecond: number, share: Share = wholeShare) {
    this.#betweenMs = Number.isFinite(perSecond) ? 1000 / perSecond : 0;
    this.#share = share;
  }

  /** Takes the next turn, and says how many milliseconds from `nowMs`, of the clock since 1970, it is due. */
  take(nowMs: number): number {
    if (this.#betweenMs === 0) return 0;
    const earliestMs = Math.max(nowMs, this.#nextAtMs);
    const { worker, workers } = this.#share;
    const dueMs = workers === 1 ? earliestMs : this.#ownTurn(earliestMs, worker, workers);
    this.#nextAtMs = dueMs + this.#betweenMs;
    return dueMs - nowMs;
  }

  /** The start of the first piece of time from `earliestMs` on that is the worker's. */
  #ownTurn(earliestMs: number, worker: number, workers: number): number {
    const piece = Math.ceil(earliestMs / this.#betweenMs);
    const untilOwn = (((worker - piece) % workers) + workers) % workers;
    return (piece + untilOwn) * this.#betweenMs;
  }
}
