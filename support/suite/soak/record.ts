import type { SoakResult, Spread } from '../../judgement/verdict';
import { sampleMemory } from './memory';

/** What may go wrong in a long conversation, each of which has a rule. */
export type Mishap = 'ended' | 'lost' | 'doubled' | 'replayed' | 'swapped' | 'unanswered';

/** Sentences kept of each kind: the first tell what happened, and the figures how often. */
const toldMost = 20;
/** Times of memory that are kept, however long it lasts. */
const samples = 30;

/** What is written down of a long conversation while it is held. */
export class SoakRecord {
  readonly result: SoakResult;
  readonly told = new Map<Mishap, string[]>();
  readonly #pingMs: number[] = [];
  readonly #eventMs: number[] = [];
  readonly #startedAt = performance.now();
  #sampledAt = -Infinity;

  constructor(wantedMs: number) {
    this.result = {
      wantedMs,
      heldMs: 0,
      sessions: [],
      events: { caused: 0, arrived: 0, lost: 0, doubled: 0, replayed: 0, swapped: 0, unsettled: 0 },
      pings: { sent: 0, answered: 0 },
      pingMs: null,
      eventMs: null,
      memory: [],
    };
  }

  /** Milliseconds that are left. */
  get leftMs(): number {
    return this.result.wantedMs - (performance.now() - this.#startedAt);
  }

  tell(mishap: Mishap, sentence: string): void {
    const told = this.told.get(mishap) ?? [];
    if (told.length < toldMost) told.push(sentence);
    this.told.set(mishap, told);
  }

  ponged(afterMs: number): void {
    this.result.pings.answered += 1;
    this.#pingMs.push(afterMs);
  }

  arrived(afterMs: number): void {
    this.result.events.arrived += 1;
    this.#eventMs.push(afterMs);
  }

  /** Brings the figures up to date, so that they hold also for a run that is stopped. */
  update(): void {
    const { result } = this;
    result.heldMs = Math.round(performance.now() - this.#startedAt);
    result.pingMs = spreadOf(this.#pingMs);
    result.eventMs = spreadOf(this.#eventMs);
    if (result.heldMs - this.#sampledAt < result.wantedMs / samples) return;
    this.#sampledAt = result.heldMs;
    result.memory.push({ atMs: result.heldMs, ...sampleMemory() });
  }
}

function spreadOf(times: readonly number[]): Spread | null {
  if (times.length === 0) return null;
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
  return { median: at(0.5), p95: at(0.95), most: at(1) };
}
