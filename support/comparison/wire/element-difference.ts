import { align } from './alignment';
import type { Element } from './element';
import { besideCondition, brief, conditionOf, cut, isStanza, repeatsRequest, shown } from './stanza-kind';
import { sameShape } from './value-shape';

/** One thing that differs between two elements. */
export interface Change {
  /** Where: names of elements with a slash between, `@` before an attribute; the key of one among many in brackets. */
  path: string;
  kind: 'added' | 'removed' | 'changed' | 'order';
  /** Null where there was nothing. */
  before: string | null;
  after: string | null;
}

/** What stands for it where one error repeats the request and the other does not. */
export const repeated = 'request repeated';

/** What differs between two elements that stand for the same thing, aligned by their keys. */
export function differ(before: Element, after: Element): Change[] {
  const changed = typeChange(before, after);
  if (changed) return [changed];
  const [one, other] = [repeatsRequest(before), repeatsRequest(after)];
  if (before.attributes.type !== 'error' || one === other) return compare(before, after, before.name, null);
  const alone = (element: Element): Element => ({
    ...element,
    children: element.children.filter(({ name }) => name === 'error'),
  });
  return [
    changeOf(repeated, one ? 'yes' : null, other ? 'yes' : null),
    ...compare(alone(before), alone(after), before.name, null),
  ];
}

/** A result in place of an error, or the other way round, is one difference, whatever else follows from it. */
function typeChange(before: Element, after: Element): Change | null {
  const statusOf = ({ name, attributes }: Element): string | null =>
    name === 'response' ? (attributes.status ?? null) : null;
  const [one, other] = [statusOf(before), statusOf(after)];
  if (one !== other) return { path: 'response/@status', kind: 'changed', before: one, after: other };
  const sameType = !isStanza(before) || before.attributes.type === after.attributes.type;
  return before.name === after.name && sameType ? null : changeOf(before.name, brief(before), brief(after));
}

/** @param renamed the namespaces of the parents, where those differ: what inherits them does not differ once more */
function compare(
  before: Element,
  after: Element,
  path: string,
  renamed: readonly [string, string] | null,
): Change[] {
  const differs = before.namespace !== after.namespace;
  const inherited = renamed?.[0] === before.namespace && renamed[1] === after.namespace;
  const moved = differs ? ([before.namespace, after.namespace] as const) : null;
  const isError = before.name === 'error' && after.name === 'error' && path !== 'error';
  const [one, other] = isError ? [besideCondition(before), besideCondition(after)] : [before, after];
  return [
    ...(differs && !inherited ? [changeOf(`${path}/@xmlns`, before.namespace, after.namespace)] : []),
    ...(isError ? compareValues(path, conditionOf(before), conditionOf(after)) : []),
    ...compareAttributes(one, other, path),
    ...compareValues(`${path}/text()`, one.text, other.text),
    ...compareChildren(one, other, path, moved),
  ];
}

function compareAttributes(before: Element, after: Element, path: string): Change[] {
  const names = new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)]);
  return [...names].flatMap((name) =>
    compareValues(`${path}/@${name}`, before.attributes[name] ?? null, after.attributes[name] ?? null),
  );
}

function compareChildren(
  before: Element,
  after: Element,
  path: string,
  moved: readonly [string, string] | null,
): Change[] {
  const { pairs, gone, come, order } = align(before.children, after.children, before.name);
  return [
    ...pairs.flatMap((pair) => compare(pair.before, pair.after, `${path}/${pair.label}`, moved)),
    ...gone.map(({ label, element }) => changeOf(`${path}/${label}`, shown(element), null)),
    ...come.map(({ label, element }) => changeOf(`${path}/${label}`, null, shown(element))),
    ...(order ? [{ path, kind: 'order' as const, ...order }] : []),
  ];
}

function compareValues(path: string, before: string | null, after: string | null): Change[] {
  if (before === after) return [];
  if (before !== null && after !== null && `${before}${after}`.includes('‹') && sameShape(before, after))
    return [];
  return [changeOf(path, before, after)];
}

function changeOf(path: string, before: string | null, after: string | null): Change {
  const kind = before === null ? 'added' : after === null ? 'removed' : 'changed';
  return {
    ...{ path, kind },
    before: before === null ? null : cut(before),
    after: after === null ? null : cut(after),
  };
}
