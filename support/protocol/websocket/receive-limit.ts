import { performance } from 'node:perf_hooks';

/** What a frame costs this client besides its bytes: one that ends a message is read, kept and judged. */
const messageCost = 4096;
const fragmentCost = 32;
/** One that holds nothing moves nothing on. */
const emptyCost = 1024;

/** What may come at once: the presences of four thousand colleagues, or sixteen messages of 1 MiB. */
const atOnceMost = 16 * 1024 * 1024;
/** What may come on top of it in each second, for as long as a connection lasts: five hundred messages, or 2 MiB. */
const perSecondMost = 2 * 1024 * 1024;

/** As much of a frame as its cost depends on. */
interface Sized {
  fin: boolean;
  payload?: { length: number };
}

function costOf({ fin, payload }: Sized): number {
  if (fin) return messageCost;
  return payload?.length === 0 ? emptyCost : fragmentCost;
}

/**
 * Watches how fast a server sends, in messages and bytes, so that one that floods its client costs it a bounded time
 * and room, and one that says much, or little for a long time, is heard out. What has come flows off at a fixed rate.
 */
export class ReceiveLimit {
  #level = 0;
  #lookedAt: number;

  /** @param now - milliseconds of a clock that never goes back */
  constructor(readonly now: () => number = () => performance.now()) {
    this.#lookedAt = now();
  }

  /** Takes what came; gives a sentence once that is more than this client reads, null until then. */
  take(frames: readonly Sized[], bytes: number): string | null {
    const now = this.now();
    const flownOff = ((now - this.#lookedAt) / 1000) * perSecondMost;
    this.#lookedAt = now;
    const cost = frames.reduce((sum, frame) => sum + costOf(frame), bytes);
    this.#level = Math.max(0, this.#level - flownOff) + cost;
    return this.#level > atOnceMost ? excess : null;
  }
}

const excess = `given up by this client: more came on one connection than ${String(atOnceMost / messageCost)} messages or ${String(atOnceMost / 1024 / 1024)} MiB at once and ${String(perSecondMost / messageCost)} messages or ${String(perSecondMost / 1024 / 1024)} MiB a second after that`;
