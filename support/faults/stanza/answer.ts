import { namespaces } from '../../protocol/xml/namespaces';
import { Xml } from '../../protocol/xml/template';
import { faultsOf, replace, rewrite, type Fault } from '../fault';
import { childOf, type Answer, type Stanza, type Stanzas } from '../../reference-server/stanza/stanza';

const writing = faultsOf('stanzas');

function answer(change: (right: Answer, stanza: Stanza) => Partial<Answer>): (phase: Stanzas) => void {
  return (phase) =>
    replace(phase, 'answer', (make) => (stanza, session) => {
      const right = make(stanza, session);
      return { ...right, ...change(right, stanza) };
    });
}

/** Answers are not as they should be (RFC 6120, section 8). */
export const answerFaults: readonly Fault[] = [
  writing(
    'answer-id-cut',
    'The id of an answer ends at the first colon of the request\u2019s.',
    ['RFC6120-8.1.3-a', 'DOC-S08-c'],
    // a client that could not bind would see nothing else of it
    answer(({ id }, { element }) => ({
      id: childOf(element, namespaces.bind, 'bind') ? id : id?.split(':')[0],
    })),
  ),
  writing(
    'answer-id-cut-at-100',
    'The id of an answer has at most 100 characters.',
    ['RFC6120-8.1.3-a'],
    answer(({ id }) => ({ id: id?.slice(0, 100) })),
  ),
  writing(
    'answer-id-cut-at-slash',
    'The id of an answer ends at the first slash of the request\u2019s.',
    ['RFC6120-8.1.3-a'],
    answer(({ id }) => ({ id: id?.split('/')[0] })),
  ),
  writing(
    'answer-id-without-quotes',
    'Quotation marks are left out of the id of an answer.',
    ['RFC6120-8.1.3-a'],
    answer(({ id }) => ({ id: id?.replace(/["']/g, '') })),
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
    'answer-to-forged-from',
    'Answers go to the from that the client wrote.',
    ['RFC6120-8.1.2.1-a'],
    answer(({ to }, { element }) => ({ to: element.getAttribute('from') ?? to })),
  ),
  writing(
    'answer-from-domain',
    'Answers for the own account come from the domain.',
    ['RFC6120-8.1.2.1-c'],
    answer(({ from }) => ({ from: from ?? 'finesse.example' })),
  ),
  writing(
    'answer-from-left-out',
    'Answers of the domain do not say who gives them.',
    ['RFC6120-8.1.2.1-b'],
    answer(({ from }) => ({ from: from === 'finesse.example' ? undefined : from })),
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
    ['RFC6120-4.8.3-a'],
    (phase) =>
      rewrite(phase, 'result', (text, _attributes, payload) =>
        payload ? text : text.replace(namespaces.client, namespaces.server),
      ),
  ),
];
