/** The names that share most of their words with one that is not known, or differ in few letters: three at most. */
export function nearNames(name: string, known: readonly string[]): string[] {
  return known
    .map((each) => ({ name: each, distance: editDistance(name, each) }))
    .filter(({ name: near, distance }) => distance <= near.length / 3 || near.includes(name))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map((near) => near.name);
}

function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(one).entries()) {
    const next = [index + 1];
    for (const [column, against] of Array.from(other).entries()) {
      const replaced = (row[column] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
