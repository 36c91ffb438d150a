import { Xml } from '../../protocol/xml/template';
import { fault, faultsOf, replace, type Fault } from '../fault';
import { answerClose } from '../../reference-server/stream/closing';
import { read } from './input-change';

const reading = faultsOf('input');

/** Stands for U+0001 in a tree, which cannot hold the character itself. */
const standIn = '\uE001';

const stanzaNames = ['iq', 'message', 'presence'];

/** What Openfire takes although it should not, and how it ends a stream (RFC 6120, sections 4.8, 6 and 11). */
export const lenienceFaults: readonly Fault[] = [
  reading(
    'processing-instructions-dropped',
    'A message with a processing instruction in it is handled without it.',
    ['RFC6120-11.1-c'],
    read((message) => message.replace(/<\?(?!xml\s)[^?]*\?>/g, '')),
    'D12',
  ),
  fault(
    'control-character-relayed',
    'A reference to the character U+0001 is taken, and passed on.',
    ['RFC6120-11.3-a'],
    ({ input, stanzas }) => {
      read((message) => message.replaceAll('&#1;', standIn))(input);
      replace(
        stanzas,
        'relay',
        (right) =>
          (...args) =>
            new Xml(right(...args).text.replaceAll(standIn, '&#1;')),
      );
    },
    'D32',
  ),
  reading(
    'declaration-drops-stanza',
    'A stanza that begins with an XML declaration is passed over.',
    ['RFC7395-3.3.3-e'],
    (phase) => {
      const dropped = { condition: 'dropped', text: '' };
      replace(
        phase,
        'checkFirstCharacter',
        (right) => (message) => (/^<\?xml\s[^>]*>\s*<(?!open\b)/.test(message) ? dropped : right(message)),
      );
      replace(phase, 'onProblem', (right) => (problem) => (problem === dropped ? null : right(problem)));
    },
    'D45',
  ),
  fault(
    'stanza-namespace-unchecked',
    'Whether an element is a stanza is told by its name alone, whatever its namespace.',
    ['RFC6120-4.8.3-b', 'RFC6120-4.8.4-a'],
    ({ elements }) => (elements.isStanza = (root) => stanzaNames.includes(root.localName ?? '')),
    'D30',
  ),
  fault(
    'unknown-element-closes-stream',
    'An element that is no stanza is answered with <close/> and no error.',
    ['RFC6120-4.8.4-a'],
    ({ elements }) =>
      replace(elements, 'judgeUnknown', (right) => (root, session) => {
        if (stanzaNames.includes(root.localName ?? '')) return right(root, session);
        answerClose(session);
        return null;
      }),
    'D42',
  ),
  fault(
    'presence-type-unknown-closes-stream',
    'A presence of a type that does not exist is answered with <close/> and no error.',
    ['RFC6121-4.7.1-a'],
    ({ elements, closing, presence }) => {
      const unsaid = 'a presence of no type';
      replace(elements, 'checkPrefix', (right) => (root) => {
        const type = root.getAttribute('type');
        const known = [
          'subscribe',
          'subscribed',
          'unsubscribe',
          'unsubscribed',
          'unavailable',
          'probe',
          'error',
        ];
        const wrong = root.localName === 'presence' && type !== null && !known.includes(type);
        return wrong ? { condition: 'internal-server-error', text: unsaid } : right(root);
      });
      presence.checkType = () => null;
      replace(
        closing,
        'lastWords',
        (right) => (open, error, close) =>
          error.text.includes(unsaid) ? [close] : right(open, error, close),
      );
    },
    'D36',
  ),
  fault(
    'second-authentication-accepted',
    'A user who is signed in may sign in as another on the same stream.',
    ['RFC4422-3.8-a'],
    ({ sasl }) => {
      sasl.judgeLate = (session, root) => {
        const outcome = sasl.judge(session, root.textContent ?? '');
        if ('username' in outcome) session.send(sasl.success());
        else session.send(sasl.failure(outcome.condition));
        return null;
      };
    },
    'D41',
  ),
  fault(
    'second-bind-accepted',
    'A further bind on a stream gives it another resource.',
    ['RFC6120-7.1-d'],
    ({ bind }) => (bind.checkBound = () => null),
    'H100',
  ),
  fault(
    'early-request-survived',
    'Before authentication a request to the server is refused by a stanza error, and the stream goes on.',
    ['RFC6120-4.9.3.12-b'],
    ({ admission }) =>
      replace(admission, 'beforeRestart', (right) => (session, stanza) => {
        const toServer = stanza.to === null || stanza.to.full === session.server.domain;
        if (stanza.kind !== 'iq' || !toServer) return right(session, stanza);
        return { refusal: { condition: 'not-authorized' } };
      }),
    'D24',
  ),
];
