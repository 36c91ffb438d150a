import { readElement, type Element } from './element';

/** What a payload says that its reader acts on; the rest is the data of an account. */
const telling: Readonly<Record<string, true>> = { event: true, source: true };

/**
 * The element with the payload of a notification, which comes as text, opened: which elements it holds, and of their
 * values only the kind of event and its source. What else stands there differs with the account and the hour.
 */
export function readPayload(element: Element): Element {
  const escaped = element.children.length === 0 && element.text.trimStart().startsWith('<');
  const payload = escaped ? readElement(element.text) : null;
  if (payload) return { ...element, text: '', children: [outline(payload)] };
  if (element.children.length === 0) return element;
  return { ...element, children: element.children.map(readPayload) };
}

function outline(element: Element): Element {
  return {
    ...element,
    children: element.children.map(outline),
    text: telling[element.name] ? element.text : '',
  };
}
