/** How the documented conversation was held again after the cases. It changes no verdict. */
export interface Repeats {
  /** How often it was to be held, and how often it was held to its end. */
  wanted: number;
  held: number;
  /** A sentence for each case that came out otherwise than in the run, and for what ended the repeating early. */
  disturbances: readonly string[];
}

/** What was repeated, in a sentence, and what disturbed it, in one each; nothing where nothing was to be repeated. */
export function describeRepeats(repeats: Repeats | null): string[] {
  if (repeats === null) return [];
  const { wanted, held, disturbances } = repeats;
  const often = held === wanted ? times(wanted) : `${String(held)} of ${times(wanted)}`;
  const calm = disturbances.length === 0 ? ', and each case came out as it did before' : '';
  return [`The documented conversation was held again ${often}${calm}: see repeats/.`, ...disturbances];
}

function times(count: number): string {
  return count === 1 ? 'once' : `${String(count)} times`;
}
