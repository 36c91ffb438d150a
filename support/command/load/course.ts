import { rateOf, type Conformance, type EngineRun, type Plan, type Tally } from '../../load';
import type { ConformanceRun } from './conformance-run';

/** How often it is looked at what has come, in milliseconds. */
const lookMs = 100;
/** How often it is told on the terminal, in milliseconds. */
const tellMs = 5000;
/** Steps of a sign-in, each of which may take as long as a reply may. */
const waitsMost = 8;
/** How long the engine may take before its first agent begins, in milliseconds. */
const engineStartMs = 30_000;

interface Course {
  plan: Plan;
  replyMs: number;
  /** Connections a second that the target allows. */
  connectsPerSecond: number;
  tally: Tally;
  engine: EngineRun;
  /** Begins the judging of the documented conversation. */
  judge: () => ConformanceRun;
  /** Whether somebody wants it to end. */
  stopped: () => boolean;
  tell: (sentence: string) => void;
}

/**
 * Takes a load through its day: all sign in, are held, and leave; the documented conversation is judged meanwhile, from
 * the middle of the signing in, or behind it where the target limits connections: then the limit is the run's own.
 * @returns what was judged; null where the load ended before
 */
export async function holdCourse(course: Course): Promise<Conformance | null> {
  const { plan, tally, engine, tell } = course;
  let engineEnded = false;
  void engine.ended.then(() => (engineEnded = true));
  const over = (): boolean => course.stopped() || engineEnded;
  const telling = setInterval(() => tell(describe(plan, tally)), tellMs);
  try {
    const begun = await until(() => over() || tally.started.size > 0, engineStartMs);
    if (!begun || over()) return null;
    const isLimited = Number.isFinite(course.connectsPerSecond);
    const settleMs = plan.overMs + waitsMost * course.replyMs + engineStartMs;
    const settled = (): boolean => over() || tally.isSettled(plan.agents);
    // the last of a ramp begins a moment before its end
    const halfway = (): boolean => tally.started.size >= Math.ceil(plan.agents / 2);
    await until(() => settled() || (!isLimited && halfway()), settleMs);
    if (over() || (tally.isSettled(plan.agents) && tally.ready.size === 0)) return null;
    if (isLimited) await until(settled, settleMs);
    if (over()) return null;
    const run = course.judge();
    const judged: Conformance[] = [];
    void run.ended.then((conformance) => judged.push(conformance));
    await until(settled, settleMs);
    tell(describe(plan, tally));
    await until(over, plan.holdMs);
    await until(() => over() || judged.length > 0, Infinity);
    if (judged.length === 0) run.stop();
    return await run.ended;
  } finally {
    clearInterval(telling);
  }
}

function describe(plan: Plan, { started, ready, lost, troubledAt }: Tally): string {
  return `${String(ready.size - lost.size)} of ${String(plan.agents)} agents are signed in, ${String(started.size)} have begun at ${rateOf(plan).toFixed(1)} a second; ${String(troubledAt.length)} errors.`;
}

/** Waits until something holds, or so long. @returns whether it holds */
function until(holds: () => boolean, withinMs: number): Promise<boolean> {
  const endsAtMs = performance.now() + withinMs;
  return new Promise((resolve) => {
    const look = (): void => {
      if (holds()) resolve(true);
      else if (performance.now() >= endsAtMs) resolve(false);
      else setTimeout(look, lookMs);
    };
    look();
  });
}
