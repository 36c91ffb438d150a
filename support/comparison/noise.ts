import { group, type Grouped, type Identity, type Seen } from './difference';
import { sameShape, shapeOf } from './wire/value-shape';

/** What a server differs from itself in. */
export interface Noise {
  /** How many conversations of one server were compared with each other; none where noise is unknown. */
  samples: number;
  /** Repeats in a run folder, or further runs of the BEFORE server. */
  sources: string[];
  seen: readonly Identity[];
}

/** Differences with what is noise taken out of them. */
export interface Sifted {
  left: Grouped[];
  subtracted: Grouped[];
}

/**
 * Takes out what a server differs from itself in. A value that it makes anew each time is noise only as long as it keeps
 * its shape.
 */
export function subtract(
  seen: readonly Seen[],
  noise: Noise,
  isOrdinary: (caseId: string) => boolean,
): Sifted {
  const places = new Map<string, Identity[]>();
  for (const each of noise.seen) places.set(placeOf(each), [...(places.get(placeOf(each)) ?? []), each]);
  const isNoise = (difference: Grouped): boolean =>
    (places.get(placeOf(difference)) ?? []).some((known) => covers(known, difference));
  const groups = group(seen, isOrdinary);
  const sifted = (each: Grouped): boolean => isNoise(each) || isCrossing(each, groups);
  return { left: groups.filter((each) => !sifted(each)), subtracted: groups.filter(sifted) };
}

/** Where the two sides of a connection's end cross on the way. */
const crossing =
  /^(?:end of the connection|open|failure|features before signing in|frame that breaks the protocol)$/;
/** How much more often one way has to show than the other before it is no chance. */
const predominant = 10;

/** Provoked cases up to which something that is only lacking may have been cut off by the suite's own close. */
const cutOffMost = 5;

/**
 * At the end of connections: what both servers do and leave by turns is a matter of who was faster, and so is what one
 * of them only lacks in a few cases in which the suite closes right behind what no client says.
 */
function isCrossing(difference: Grouped, all: readonly Grouped[]): boolean {
  const { channel, path, before, after, cases, ordinary } = difference;
  // what differs inside of something that both sides have is no matter of who was faster
  if (!crossing.test(channel) || (path !== channel && path !== 'end') || difference.certain) return false;
  const back = all.find(
    (each) =>
      !each.certain &&
      each.channel === channel &&
      each.path === path &&
      each.before === after &&
      each.after === before,
  );
  if (back) return cases.length < predominant * back.cases.length;
  const onlyLacks = path === channel ? before === null || after === null : lacks(before, after);
  return !ordinary && cases.length <= cutOffMost && onlyLacks;
}

/** Whether of two ends, of the same party's making, one says no more than a part of the other. */
function lacks(before: string | null, after: string | null): boolean {
  const partsOf = (end: string | null): string[] =>
    (end ?? '').replace('nothing said', '').split(/: |, /).filter(Boolean);
  const [one, other] = [partsOf(before), partsOf(after)];
  return one.every((part) => other.includes(part)) || other.every((part) => one.includes(part));
}

function placeOf({ layer, channel, path }: Identity): string {
  return [layer, channel, path].join('\n');
}

/** Whether what was seen to vary explains a difference at the same place. */
function covers(known: Identity, { before, after }: Grouped): boolean {
  const values = [known.before, known.after];
  const explains = (value: string | null): boolean =>
    values.some((other) =>
      value === null || other === null
        ? value === other
        : value === other || sameShape(shapeOf(value), shapeOf(other)),
    );
  return explains(before) && explains(after);
}
