import type { Seen } from './difference';
import { intervalOf, isNoticed, medianOf } from './ratio';
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

/** Compares how long each step of the documented conversation took, by the repeats of both runs. */
export function compareTiming(before: StoredRun, after: StoredRun): StepTiming[] {
  const [one, other] = [durationsOf(before), durationsOf(after)];
  return [...one].flatMap(([step, { case: caseId, took: was }]) => {
    const is = other.get(step)?.took;
    if (!is || was.length < samplesLeast || is.length < samplesLeast) return [];
    const medians = [medianOf(was), medianOf(is)] as const;
    const ratio = intervalOf(was, is);
    const differs = isNoticed(medians, ratio);
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
