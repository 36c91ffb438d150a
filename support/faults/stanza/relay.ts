import type { Element } from '@xmldom/xmldom';
import { namespaces } from '../../protocol/xml/namespaces';
import { Xml } from '../../protocol/xml/template';
import { fault, faultsOf, replace, rewrite, type Fault } from '../fault';
import { elementsOf, serialise, type Stanzas } from '../../reference-server/stanza/stanza';

const writing = faultsOf('stanzas');

/** Relays a changed copy of the stanza. */
function relay(change: (copy: Element) => void): (phase: Stanzas) => void {
  return (phase) =>
    replace(phase, 'relay', (right) => (element, from) => {
      const copy = element.cloneNode(true) as Element;
      change(copy);
      return right(copy, from);
    });
}

/** Stanzas do not arrive as they were sent (RFC 6120, section 8). */
export const relayFaults: readonly Fault[] = [
  writing(
    'from-forged-relayed',
    'A from that the client wrote is passed on.',
    ['RFC6120-8.1.2.1-a'],
    (phase) =>
      replace(
        phase,
        'relay',
        (right) => (element, from) =>
          element.hasAttribute('from') && element.localName === 'message'
            ? serialise(element)
            : right(element, from),
      ),
    'H54',
  ),
  fault(
    'from-forged-relayed-as-well',
    'A message with a from that the client wrote arrives under that name, and then under its own.',
    ['RFC6120-8.1.2.1-a'],
    ({ message, stanzas }) => {
      message.copies = (element) => {
        const own = element.cloneNode(true) as Element;
        own.removeAttribute('from');
        return element.hasAttribute('from') ? [element, own] : [element];
      };
      replace(
        stanzas,
        'relay',
        (right) => (element, from) =>
          element.localName === 'message' && element.hasAttribute('from')
            ? serialise(element)
            : right(element, from),
      );
    },
  ),
  writing(
    'from-not-stamped',
    'Messages are passed on without a from.',
    ['RFC6120-8.1.2.1-a', 'RFC6120-8.1.2.1-d'],
    (phase) =>
      replace(
        phase,
        'relay',
        (right) => (element, from) =>
          element.localName === 'message'
            ? new Xml(right(element, from).text.replace(/^(<message[^>]*?) from="[^"]*"/, '$1'))
            : right(element, from),
      ),
  ),
  writing('from-stamped-bare', 'Messages are stamped with the bare JID.', ['RFC6120-8.1.2.1-a'], (phase) =>
    rewrite(phase, 'relay', (text) => text.replace(/^(<message[^>]*? from="[^"/]*)\/[^"]*"/, '$1"')),
  ),
  writing(
    'relayed-to-changed',
    'A message to a bare JID arrives without its localpart in to.',
    ['RFC6120-8.1.1.1-a', 'RFC6121-8.5.2.1.1-a'],
    relay((copy) => {
      const to = copy.getAttribute('to') ?? '';
      if (copy.localName === 'message' && !to.includes('/')) copy.setAttribute('to', `${to}/any`);
    }),
  ),
  writing(
    'relayed-children-unknown-dropped',
    'Children that the server does not understand are left out of messages.',
    ['RFC6120-8.4-b'],
    relay((copy) => {
      for (const child of elementsOf(copy)) {
        if (child.namespaceURI !== namespaces.client) copy.removeChild(child);
      }
    }),
  ),
  writing(
    'relayed-lang-dropped',
    'The xml:lang of a stanza is not passed on.',
    ['RFC6120-8.1.5-a'],
    relay((copy) => copy.setAttribute('xml:lang', 'en')),
  ),
  writing(
    'relayed-attributes-mangled',
    'Character references in a message arrive expanded once too often.',
    ['RFC6120-11.1-f', 'RFC6120-11.3-a', 'RFC7395-3.3.3-a'],
    (phase) => rewrite(phase, 'relay', (text) => text.replaceAll('&lt;', '<').replaceAll('&amp;', '&')),
  ),
];
