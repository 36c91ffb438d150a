/** The value that so many of a hundred do not exceed, by nearest rank; null of none. @param sorted ascending */
export function percentileOf(sorted: readonly number[], percent: number): number | null {
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? null;
}

/** So many values that stand for all, evenly over their order. @param sorted ascending */
export function thinOut(sorted: readonly number[], most: number): number[] {
  if (sorted.length <= most) return [...sorted];
  return Array.from(
    { length: most },
    (_, index) => sorted[Math.round((index * (sorted.length - 1)) / (most - 1))] ?? 0,
  );
}
