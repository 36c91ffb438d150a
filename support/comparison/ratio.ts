/** What nobody notices, and what a busy machine does to anything, in milliseconds. */
const noticedMs = 50;
const noticedRatio = 1.5;
const resamples = 1000;

/** Of the ratio of two medians: the interval that holds it with 99 in 100. */
export interface Ratio {
  low: number;
  high: number;
}

/** Whether a median moved beyond chance, and by what somebody may notice. */
export function isNoticed([before, after]: readonly [number, number], { low, high }: Ratio): boolean {
  return (low > noticedRatio || high < 1 / noticedRatio) && Math.abs(after - before) >= noticedMs;
}

/** The middle of some values; of none 0. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

/** The interval of the ratio of medians, by drawing anew from both; the same draws each time it is asked. */
export function intervalOf(before: readonly number[], after: readonly number[]): Ratio {
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
