import countEdits from 'damerau-levenshtein';

/**
 * The known names that a mistyped one probably meant, the nearest first, three at most: those that hold it, and those
 * that a few letters put in, taken out, replaced or swapped make of it, one in three at most.
 */
export function nearNames(name: string, known: readonly string[]): string[] {
  const word = name.toLowerCase();
  const allowed = Math.max(1, Math.floor(word.length / 3));
  return known
    .map((each) => ({ each, edits: countEdits(word, each.toLowerCase()).steps }))
    .filter(({ each, edits }) => edits <= allowed || each.includes(word))
    .sort((one, other) => one.edits - other.edits)
    .slice(0, 3)
    .map(({ each }) => each);
}
