import type { Element } from './element';
import { shapeOf } from './value-shape';

/** Names of elements whose attribute nobody may read a meaning into; what stands there counts by its shape. */
const attributes: Readonly<Record<string, Readonly<Record<string, true>>>> = {
  // RFC 6120, section 4.7.3
  open: { id: true },
  // RFC 6120, section 8.1.3: of what the server says of its own accord
  iq: { id: true },
  message: { id: true },
  presence: { id: true },
  // XEP-0060, sections 7.1.2.1 and 6.1.6
  item: { id: true },
  retract: { id: true },
  subscription: { subid: true },
  // XEP-0203, section 4
  delay: { stamp: true },
  // RFC 6121, section 2.6: what a version of a roster is, only its server knows
  query: { ver: true },
};

/** Elements whose text is made up for each exchange. RFC 5802, section 5. */
const texts: Readonly<Record<string, true>> = { challenge: true, success: true };

/** Whose children are the account's own, and no doing of the server: RFC 6121, section 2.1. */
const contacts = 'jabber:iq:roster';

/** The tree with what is opaque by its specification given by its shape. What the suite has named stays named. */
export function veil(element: Element): Element {
  const opaque = attributes[element.name];
  const values = Object.entries(element.attributes).map(([key, value]) => [
    key,
    opaque?.[key] && !value.includes('‹') ? shapeOf(value) : value,
  ]);
  return {
    ...element,
    attributes: Object.fromEntries(values) as Record<string, string>,
    children: element.namespace === contacts ? [] : element.children.map(veil),
    text: texts[element.name] && element.text !== '' ? '‹made for the exchange›' : element.text,
  };
}
