import type { Change } from './wire/element-difference';
import { widen } from './wire/value-shape';

/** In which respect two runs differ. */
export const layers = ['verdicts', 'offer', 'wire', 'events', 'timing'] as const;
export type Layer = (typeof layers)[number];

/** What a difference is, apart from where it was seen: by this the same one is known in other cases and nights. */
export interface Identity {
  layer: Layer;
  /** What kind of thing it is about, in words that are the same in every case. */
  channel: string;
  path: string;
  kind: Change['kind'];
  before: string | null;
  after: string | null;
}

/** Where a difference shows: a case, and the places among the entries of its two conversations. */
export interface Sighting {
  case: string;
  before: number | null;
  after: number | null;
  /** It shows that it is no matter of who was faster. */
  certain?: boolean;
  /** Which repeat of the conversation; the case itself where there is none. */
  repeat?: number;
}

/** One difference in one place. */
export interface Seen extends Identity {
  at: Sighting;
}

/** The same difference in all its places. */
export interface Grouped extends Identity {
  /** The one that is opened as an example. */
  example: Sighting;
  /** Case ids, in the order of the runs. */
  cases: string[];
  /** It shows in what clients do every day, and not only where the suite did what none does. */
  ordinary: boolean;
  /** In one of its places it shows that it is no matter of who was faster. */
  certain: boolean;
}

/**
 * The same difference in many cases is one, with all of its cases.
 * @param isOrdinary whether a case does what clients do every day
 */
export function group(seen: readonly Seen[], isOrdinary: (caseId: string) => boolean): Grouped[] {
  const groups = new Map<string, Grouped>();
  for (const { at, ...identity } of seen) {
    const key = keyOf(identity);
    const known = groups.get(key);
    // what belongs to no case, such as the certificate, is there for everybody
    const ordinary = at.case === '' || isOrdinary(at.case);
    const certain = at.certain ?? false;
    if (known) known.certain ||= certain;
    if (!known)
      groups.set(key, {
        ...identity,
        example: at,
        cases: at.case === '' ? [] : [at.case],
        ordinary,
        certain,
      });
    else if (!known.cases.includes(at.case)) {
      known.cases.push(at.case);
      if (ordinary && !known.ordinary) Object.assign(known, { ordinary, example: at });
    }
  }
  return [...groups.values()];
}

/** What a difference is, as one text; whose address stands in it counts no more than where it was seen. */
export function keyOf({ layer, channel, path, kind, before, after }: Identity): string {
  const text = JSON.stringify([layer, channel, path, kind, before, after]);
  return widen(text.replace(/‹(?:agent|peer|publisher)›/g, '‹account›'));
}
