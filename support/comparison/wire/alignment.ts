import type { Element } from './element';

/** Attributes that tell an element from its siblings, the strongest first. */
const keyAttributes = ['var', 'node', 'jid', 'name', 'category'];
/** Whose they are says nothing of what differs in them, and has no place in a path. */
const addresses: Readonly<Record<string, true>> = { node: true, jid: true };
/** XEP-0030, section 3.1, RFC 6121, section 2.1.3, RFC 9110, section 5.3: lists in no order. */
const unordered: Readonly<Record<string, true>> = {
  query: true,
  response: true,
  subscriptions: true,
  affiliations: true,
};

/** Two elements that stand for the same thing, and how a path names them. */
export interface Pair {
  label: string;
  before: Element;
  after: Element;
}

/** The children of two elements, each beside its like. */
export interface Alignment {
  pairs: Pair[];
  gone: { label: string; element: Element }[];
  come: { label: string; element: Element }[];
  /** The names of what both have, in the order of either; null where that is the same. */
  order: { before: string; after: string } | null;
}

/** Lays the children of two elements beside each other by their keys: one that is put in moves no other. */
export function align(before: readonly Element[], after: readonly Element[], parent: string): Alignment {
  const several = severalOf([before, after]);
  const [one, other] = [keyed(before, several), keyed(after, several)];
  const pairs: Pair[] = [];
  for (const [key, element] of one) {
    const partner = other.get(key);
    if (partner) pairs.push({ label: labelOf(key, element), before: element, after: partner });
  }
  const gone = [...one].filter(([key]) => !other.has(key));
  const come = [...other].filter(([key]) => !one.has(key));
  // the only one left of its name on either side is the same element with another key
  for (const [key, element] of [...gone]) {
    const [partner, ...more] = come.filter(([, { name }]) => name === element.name);
    const alone = gone.filter(([, { name }]) => name === element.name).length === 1;
    if (!partner || more.length > 0 || !alone) continue;
    pairs.push({ label: labelOf(key, element), before: element, after: partner[1] });
    gone.splice(
      gone.findIndex(([each]) => each === key),
      1,
    );
    come.splice(come.indexOf(partner), 1);
  }
  const labelled = ([key, element]: [string, Element]): { label: string; element: Element } => ({
    label: labelOf(key, element),
    element,
  });
  return { pairs, gone: gone.map(labelled), come: come.map(labelled), order: orderOf(one, other, parent) };
}

function orderOf(
  one: ReadonlyMap<string, Element>,
  other: ReadonlyMap<string, Element>,
  parent: string,
): Alignment['order'] {
  if (unordered[parent]) return null;
  const before = [...one.keys()].filter((key) => other.has(key)).join(', ');
  const after = [...other.keys()].filter((key) => one.has(key)).join(', ');
  return before === after ? null : { before, after };
}

/** Lists that may hold one alone: which one it is counts all the same. RFC 6120, section 6.4.1; XEP-0030, section 3.1. */
const lists: Readonly<Record<string, true>> = { mechanism: true, feature: true };

/** Names that one side has several elements of, or may have: by them alone no element is known on either side. */
function severalOf(sides: readonly (readonly Element[])[]): Set<string> {
  const several = new Set<string>();
  for (const elements of sides) {
    const seen = new Set<string>();
    for (const { name } of elements) {
      if (seen.has(name) || lists[name]) several.add(name);
      seen.add(name);
    }
  }
  return several;
}

/** Elements by their name, and by what tells them from others of that name. */
function keyed(elements: readonly Element[], several: ReadonlySet<string>): Map<string, Element> {
  const byKey = new Map<string, Element>();
  for (const element of elements) {
    const key = several.has(element.name) ? `${element.name}[${distinction(element)}]` : element.name;
    let unique = key;
    for (let number = 2; byKey.has(unique); number += 1) unique = `${key}#${String(number)}`;
    byKey.set(unique, element);
  }
  return byKey;
}

function distinction({ attributes, text, children }: Element): string {
  const name = keyAttributes.find((key) => attributes[key] !== undefined);
  if (name !== undefined) return attributes[name] ?? '';
  return children.length === 0 && text.length < 80 ? text : (children[0]?.name ?? '');
}

/** How a path names an element: with its key, unless that is an address. */
function labelOf(key: string, { name, attributes }: Element): string {
  const attribute = keyAttributes.find((each) => attributes[each] !== undefined);
  return attribute !== undefined && addresses[attribute] ? name : key;
}
