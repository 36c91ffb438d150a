import { XMLSerializer, type Element } from '@xmldom/xmldom';
import { namespaces } from '../../protocol/xml/namespaces';
import { attribute, xml, Xml } from '../../protocol/xml/template';
import { parseJid, type Jid } from '../jid';
import type { Session } from '../stream/session';

/** A stanza as it came from a client. */
export interface Stanza {
  element: Element;
  kind: string;
  type: string | null;
  id: string | null;
  /** Null where there is no 'to', or where it is no JID. */
  to: Jid | null;
  /** The 'to' is there and is no JID. */
  malformedTo: boolean;
}

/** Why a request is refused: a condition of RFC 6120, section 8.3.3, and perhaps one of the protocol in question. */
export interface Refusal {
  condition: string;
  /** An element beside the condition, such as one of XEP-0060. */
  detail?: Xml;
  /** Where the use case departs from the type that goes with the condition. */
  type?: string;
}

/** RFC 6120, section 8.3.3: the error type that goes with each condition. */
const errorTypes: Record<string, string> = {
  'bad-request': 'modify',
  conflict: 'cancel',
  'feature-not-implemented': 'cancel',
  forbidden: 'auth',
  'internal-server-error': 'wait',
  'item-not-found': 'cancel',
  'jid-malformed': 'modify',
  'not-acceptable': 'modify',
  'not-allowed': 'cancel',
  'not-authorized': 'auth',
  'policy-violation': 'modify',
  'remote-server-not-found': 'cancel',
  'service-unavailable': 'cancel',
  'unexpected-request': 'cancel',
};

/** The attributes of an answer. */
export interface Answer {
  kind: string;
  id: string | undefined;
  /** The request's 'to'; none where the server speaks for the client's own account (RFC 6120, 8.1.2.1). */
  from: string | undefined;
  to: string | undefined;
}

/** Writing of stanzas. */
export const stanzas = {
  /** 8.1.2: the answer to a stanza comes from where it went, and goes to the client's full JID. */
  answer: (stanza: Stanza, session: Session): Answer => ({
    kind: stanza.kind,
    // 8.1.3: the id of the request; an iq always has one
    id: stanza.id ?? (stanza.kind === 'iq' ? '' : undefined),
    from: stanza.to?.full,
    to: session.jid?.full,
  }),

  result: ({ kind, id, from, to }: Answer, payload: Xml | undefined): Xml => {
    const start = xml`<${kind} xmlns="${namespaces.client}" type="result"${attribute('id', id)}${attribute('from', from)}${attribute('to', to)}`;
    return payload ? xml`${start}>${payload}</${kind}>` : xml`${start}/>`;
  },

  error: ({ kind, id, from, to }: Answer, echoed: Xml, error: Xml): Xml =>
    xml`<${kind} xmlns="${namespaces.client}" type="error"${attribute('id', id)}${attribute('from', from)}${attribute('to', to)}>${echoed}${error}</${kind}>`,

  /** 8.3.2 */
  errorElement: ({ condition, detail, type }: Refusal): Xml =>
    xml`<error type="${type ?? errorTypes[condition] ?? 'cancel'}"><${condition} xmlns="${namespaces.stanzaerr}"/>${detail}</error>`,

  /** What of the request an error shows again: an iq's payload, as Openfire does. */
  echo: (stanza: Stanza): Xml => (stanza.kind === 'iq' ? childrenOf(stanza.element) : new Xml('')),

  /**
   * A stanza as it goes to another party: 'from' is stamped whatever the client wrote (8.1.2.1), the rest is left
   * as it is (8.4), xml:lang is the stream's where the stanza has none (8.1.5).
   */
  relay: (element: Element, from: Session): Xml => {
    const copy = element.cloneNode(true) as Element;
    copy.setAttribute('from', from.full);
    if (element.localName === 'message' && from.lang !== null && !element.hasAttribute('xml:lang')) {
      copy.setAttribute('xml:lang', from.lang);
    }
    return serialise(copy);
  },
};

export type Stanzas = typeof stanzas;

declare module '../decisions' {
  interface Behaviour {
    stanzas: Stanzas;
  }
}

/** An element as XML that stands by itself. */
export function serialise(element: Element): Xml {
  // XML 1.0, section 2.11: written as it is, a carriage return would be read as the end of a line
  return new Xml(new XMLSerializer().serializeToString(element).replace(/\r/g, '&#13;'));
}

/** The child elements of an element. */
export function elementsOf(element: Element): Element[] {
  return Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1);
}

/** The first child with a name, in a namespace. */
export function childOf(element: Element, namespace: string, name: string): Element | undefined {
  return elementsOf(element).find((child) => child.namespaceURI === namespace && child.localName === name);
}

function childrenOf(element: Element): Xml {
  return xml`${elementsOf(element).map(serialise)}`;
}

export function readStanza(element: Element): Stanza {
  const to = element.getAttribute('to');
  const jid = to === null ? null : parseJid(to);
  return {
    element,
    kind: element.localName ?? '',
    type: element.getAttribute('type'),
    id: element.getAttribute('id'),
    to: jid,
    malformedTo: to !== null && jid === null,
  };
}

/** Answers a stanza with an error. An error is never answered (8.3.1), nor is an iq result (8.2.3). */
export function refuse(session: Session, stanza: Stanza, refusal: Refusal): void {
  if (stanza.type === 'error' || (stanza.kind === 'iq' && stanza.type === 'result')) return;
  const { stanzas: phase } = session.server.behaviour;
  const error = phase.errorElement(refusal);
  session.send(phase.error(phase.answer(stanza, session), phase.echo(stanza), error));
}
