/** Releases, from one on, and up to but not including another. */
export interface Releases {
  from: string;
  below?: string | undefined;
}

/** Whether a release is among some; one that is not known may be any. */
export function holdsFor(release: string | null, { from, below }: Releases): boolean {
  if (release === null) return true;
  return compare(release, from) >= 0 && (below === undefined || compare(release, below) < 0);
}

/** Below zero where the first is the older one. What follows the numbers, such as `-beta`, does not count. */
function compare(one: string, other: string): number {
  const [a, b] = [numbersOf(one), numbersOf(other)];
  const different = [0, 1, 2].map((place) => (a[place] ?? 0) - (b[place] ?? 0)).find((step) => step !== 0);
  return different ?? 0;
}

function numbersOf(release: string): number[] {
  return (/^\d+(?:\.\d+)*/.exec(release)?.[0] ?? '').split('.').map(Number);
}
