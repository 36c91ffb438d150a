import { stages, stepId, type Blocker, type Stage } from '../../protocol/session';

/** Conversations in a row that could not get past a step, before no further one tries to. */
const usualMost = 3;

/**
 * Stops conversations on their way to a step that none gets past. Cases that begin before it go on: that step is their
 * subject.
 */
export class Breaker {
  readonly #failures = new Map<Stage, { times: number; blocker: Blocker }>();
  readonly #names = new Map<string, Blocker>();

  constructor(readonly most = usualMost) {}

  /** What keeps every conversation from a stage, or null. */
  obstacleTo(stage: Stage): Blocker | null {
    const way = stages.slice(0, stages.indexOf(stage) + 1);
    for (const step of way) {
      const failure = this.#failures.get(step);
      if (failure && failure.times >= this.most) return this.explanationOf(failure.blocker);
    }
    return null;
  }

  /** Says better than a conversation that broke off why a stage is not reached. */
  explain(stage: Stage, reason: Blocker): void {
    this.#names.set(stepId(stage), reason);
  }

  /** What is known of why a step is not taken, where a blocker is one; else the blocker itself. */
  explanationOf(blocker: Blocker): Blocker {
    return this.#names.get(blocker.id) ?? blocker;
  }

  /** A conversation reached a stage, and each on the way to it. */
  reached(stage: Stage): void {
    for (const step of stages.slice(0, stages.indexOf(stage) + 1)) this.#failures.delete(step);
  }

  /** A conversation did not get to a stage from the one before it. */
  failed(stage: Stage, blocker: Blocker): void {
    this.#failures.set(stage, { times: (this.#failures.get(stage)?.times ?? 0) + 1, blocker });
  }
}
