import { childOf, writeElement, type Element } from './element';

/** Characters of a value or an element that a difference shows. */
const shownMost = 200;

/** In one phrase what an element is: of a stanza its type, of an error its condition. */
export function brief(element: Element): string {
  const error = childOf(element, 'error');
  if (error) return `${isStanza(element) ? element.name : 'element'} error ${conditionOf(error)}`;
  const { type } = element.attributes;
  return isStanza(element) ? [element.name, type ?? ''].join(' ').trim() : shown(element);
}

/** The id of a stanza as it stands in its start tag, behind whatever stands before that. */
export function idOf(text: string): string | undefined {
  return /^(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^[>]*(?:\[.*?\])?\s*>)*<[^>!?]*?\sid=(["'])(.+?)\1/s.exec(
    text,
  )?.[2];
}

export function isStanza({ name }: Element): boolean {
  return /^(?:iq|presence|message)$/.test(name);
}

/** Type and condition of an error. RFC 6120, section 8.3.2. */
export function conditionOf(error: Element): string {
  const condition = error.children.find(isCondition)?.name ?? 'without a condition';
  return [error.attributes.type ?? '', condition].join(' ').trim();
}

/** An error without its type and condition. */
export function besideCondition(error: Element): Element {
  const attributes = Object.fromEntries(Object.entries(error.attributes).filter(([name]) => name !== 'type'));
  return { ...error, attributes, children: error.children.filter((child) => !isCondition(child)) };
}

function isCondition({ name, namespace }: Element): boolean {
  return name !== 'text' && /xmpp-stanzas$|xmpp-streams$/.test(namespace);
}

/** RFC 6120, section 8.3.1: an error may hold what was asked. */
export function repeatsRequest({ children }: Element): boolean {
  return !children.every(({ name }) => name === 'error');
}

/** An element as a difference shows it. */
export function shown(element: Element): string {
  return cut(writeElement(element));
}

export function cut(text: string): string {
  return text.length <= shownMost ? text : `${text.slice(0, shownMost)}…`;
}
