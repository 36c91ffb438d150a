import type { Seen } from './difference';
import type { StoredRun } from './run/read-run';
import type { StoredConversation } from './run/shape';

/** How long one step took in the repeats of two runs. */
export interface StepTiming {
  case: string;
  step: string;
  /** Medians in milliseconds. */
  before: number;
  after: number;
  samples: [number, number];
  /** Of the ratio of the medians, after to before: the interval that holds it with 99 in 100. */
  ratio: { low: number; high: number };
  /** Slower or faster beyond chance, and by what somebody may notice. */
  differs: boolean;
}

/** Fewer give no interval worth the name. */
const samplesLeast = 5;
const resamples = 1000;
/** What nobody notices, and what a busy machine does to anything, in milliseconds. */
const noticedMs = 50;
const noticedRatio = 1.5;

/** Compares how long each step of the documented conversation took, by the repeats of both runs. */
export function compareTiming(before: StoredRun, after: StoredRun): StepTiming[] {
  const [one, other] = [durationsOf(before), durationsOf(after)];
  return [...one].flatMap(([step, { case: caseId, took: was }]) => {
    const is = other.get(step)?.took;
    if (!is || was.length < samplesLeast || is.length < samplesLeast) return [];
    const medians = [medianOf(was), medianOf(is)] as const;
    const ratio = intervalOf(was, is);
    const moved = ratio.low > noticedRatio || ratio.high < 1 / noticedRatio;
    const differs = moved && Math.abs(medians[1] - medians[0]) >= noticedMs;
    return [
      {
        case: caseId,
        step,
        before: medians[0],
        after: medians[1],
        samples: [was.length, is.length],
        ratio,
        differs,
      },
    ];
  });
}

/** Steps that got slower or faster, as differences; by how much stands in the table of timing. */
export function timingDifferences(timings: readonly StepTiming[]): Seen[] {
  return timings
    .filter(({ differs }) => differs)
    .map((timing) => ({
      layer: 'timing',
      channel: timing.step,
      path: 'time of the step',
      kind: 'changed',
      before: 'as fast',
      after: timing.after > timing.before ? 'slower' : 'faster',
      at: { case: timing.case, before: null, after: null },
    }));
}

/** Milliseconds from the first to the last entry of each step, in all of its cases, and the first of these. */
function durationsOf({ repeats }: StoredRun): Map<string, { case: string; took: number[] }> {
  const durations = new Map<string, { case: string; took: number[] }>();
  for (const conversation of repeats.flatMap((repeat) => [...repeat.values()]))
    for (const [step, took] of stepsOf(conversation)) {
      const known = durations.get(step) ?? { case: conversation.case, took: [] };
      known.took.push(took);
      durations.set(step, known);
    }
  return durations;
}

function stepsOf({ entries }: StoredConversation): Map<string, number> {
  const spans = new Map<string, { from: number; to: number }>();
  for (const entry of entries) {
    if (entry.step === null) continue;
    const to = entry.kind === 'http' ? (entry.response?.at ?? entry.at) : entry.at;
    const span = spans.get(entry.step) ?? { from: entry.at, to };
    spans.set(entry.step, { from: span.from, to: Math.max(span.to, to) });
  }
  return new Map([...spans].map(([step, { from, to }]) => [step, to - from]));
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

/** The interval of the ratio of medians, by drawing anew from both; the same draws each time it is asked. */
function intervalOf(before: readonly number[], after: readonly number[]): { low: number; high: number } {
  const random = randomFrom(before.length * 7919 + after.length);
  const draw = (values: readonly number[]): number[] =>
    values.map(() => values[Math.floor(random() * values.length)] ?? 0);
  // below a millisecond clocks tell nothing, and nothing is to be divided by zero
  const ratios = Array.from(
    { length: resamples },
    () => Math.max(1, medianOf(draw(after))) / Math.max(1, medianOf(draw(before))),
  );
  ratios.sort((one, other) => one - other);
  return {
    low: ratios[Math.floor(resamples * 0.005)] ?? 1,
    high: ratios[Math.ceil(resamples * 0.995) - 1] ?? 1,
  };
}

/** Numbers from 0 to 1 that look random and come out the same: a comparison told twice is told alike. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}
