import type { Element } from '@xmldom/xmldom';
import { namespaces } from '../../xml/namespaces';
import { Xml } from '../../xml/template';
import { fault, replace, rewrite, type Fault } from '../fault';
import { elementsOf, serialise, type Answer, type Stanzas } from './stanza';

function writing(
  name: string,
  sentence: string,
  breaks: readonly string[],
  bend: (phase: Stanzas) => void,
  reenacts?: string,
): Fault {
  return fault(name, sentence, breaks, ({ stanzas }) => bend(stanzas), reenacts);
}

function answer(change: (right: Answer) => Partial<Answer>): (phase: Stanzas) => void {
  return (phase) =>
    replace(phase, 'answer', (make) => (stanza, session) => {
      const right = make(stanza, session);
      return { ...right, ...change(right) };
    });
}

/** Relays a changed copy of the stanza. */
function relay(change: (copy: Element) => void): (phase: Stanzas) => void {
  return (phase) =>
    replace(phase, 'relay', (right) => (element, from) => {
      const copy = element.cloneNode(true) as Element;
      change(copy);
      return right(copy, from);
    });
}

/** Answers are not as they should be (RFC 6120, section 8). */
export const answerFaults: readonly Fault[] = [
  writing(
    'answer-id-cut',
    'The id of an answer ends at the first colon of the request\u2019s.',
    ['RFC6120-8.1.3-a', 'DOC-S08-c'],
    answer(({ id }) => ({ id: id?.split(':')[0] })),
  ),
  writing(
    'answer-id-cut-at-100',
    'The id of an answer has at most 100 characters.',
    ['RFC6120-8.1.3-a'],
    answer(({ id }) => ({ id: id?.slice(0, 100) })),
  ),
  writing(
    'answer-id-ascii',
    'What is not ASCII in an id comes back as a question mark.',
    ['RFC6120-8.1.3-a'],
    answer(({ id }) => ({ id: id?.replace(/[^ -~]/g, '?') })),
  ),
  writing(
    'answer-to-bare',
    'Answers go to the bare JID.',
    ['RFC6120-8.1.1.1-b'],
    answer(({ to }) => ({ to: to?.split('/')[0] })),
  ),
  writing(
    'answer-from-domain',
    'Answers for the own account come from the domain.',
    ['RFC6120-8.1.2.1-c'],
    answer(({ from }) => ({ from: from ?? 'finesse.example' })),
  ),
  writing(
    'answer-from-bare',
    'An error for a resource that is not there comes from the bare JID.',
    ['XEP0199-7-a', 'RFC6121-8.5.3.2.3-a'],
    answer(({ from }) => ({ from: from?.split('/')[0] })),
  ),
  writing(
    'answer-with-second-child',
    'A result with a payload has a second child.',
    ['RFC6120-8.2.3-e'],
    (phase) =>
      replace(
        phase,
        'result',
        (right) => (attributes, payload) =>
          right(attributes, payload && new Xml(`${payload.text}<stanza-id xmlns="urn:xmpp:sid:0" id="1"/>`)),
      ),
    'H29',
  ),
  writing('answer-prefixed', 'An empty result is written with a prefix.', ['RFC6120-4.8.5-a'], (phase) =>
    rewrite(phase, 'result', (text, _attributes, payload) =>
      payload ? text : text.replace(/^<iq xmlns=/, '<c:iq xmlns:c='),
    ),
  ),
  writing(
    'answer-in-server-namespace',
    'An empty result is in jabber:server.',
    ['RFC6120-4.8.3-a', 'RFC7395-3.3.3-a', 'XEP0199-4.2-a'],
    (phase) =>
      rewrite(phase, 'result', (text, _attributes, payload) =>
        payload ? text : text.replace(namespaces.client, namespaces.server),
      ),
  ),
  writing(
    'error-stanza-without-namespace',
    'Error stanzas declare no namespace.',
    ['RFC7395-3.3.3-a', 'RFC6120-8.3.1-a'],
    (phase) => rewrite(phase, 'error', (text) => text.replace(` xmlns="${namespaces.client}"`, '')),
    'D24',
  ),
  writing('error-stanza-called-result', 'Error stanzas have the type result.', ['RFC6120-8.3.1-a'], (phase) =>
    rewrite(phase, 'error', (text) => text.replace('type="error"', 'type="result"')),
  ),
  writing('error-element-without-condition', 'An error names no condition.', ['RFC6120-8.3.2-a'], (phase) =>
    rewrite(phase, 'errorElement', (text) => text.replace(/><[\w-]+ xmlns="[^"]*stanzas"\/>/, '>')),
  ),
  writing(
    'error-element-with-two-conditions',
    'An error names two conditions.',
    ['RFC6120-8.3.2-a'],
    (phase) =>
      rewrite(phase, 'errorElement', (text) =>
        text.replace('</error>', `<undefined-condition xmlns="${namespaces.stanzaerr}"/></error>`),
      ),
  ),
  writing(
    'error-element-type-unknown',
    'An error has a type that does not exist.',
    ['RFC6120-8.3.2-a', 'RFC6120-8.3.3-a'],
    (phase) => rewrite(phase, 'errorElement', (text) => text.replace(/type="\w+"/, 'type="fatal"')),
  ),
  writing('error-element-type-other', 'Every error has the type wait.', ['RFC6120-8.3.3-a'], (phase) =>
    rewrite(phase, 'errorElement', (text) => text.replace(/type="\w+"/, 'type="wait"')),
  ),
  writing(
    'error-element-text-without-lang',
    'An error has a text without xml:lang.',
    ['RFC6120-8.3.2-b'],
    (phase) =>
      rewrite(phase, 'errorElement', (text) =>
        text.replace('</error>', `<text xmlns="${namespaces.stanzaerr}">No.</text></error>`),
      ),
  ),
];

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
