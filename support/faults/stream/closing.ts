import { namespaces } from '../../protocol/xml/namespaces';
import { Xml } from '../../protocol/xml/template';
import { faultsOf, replace, rewrite, type Fault } from '../fault';

const ending = faultsOf('closing');

/** Ending a stream is not as it should be (RFC 7395, sections 3.5 and 3.6; RFC 6120, section 4.9). */
export const closingFaults: readonly Fault[] = [
  ending(
    'error-without-open',
    'An error while the stream is opened comes without a header before it.',
    ['RFC7395-3.5-b'],
    (phase) => replace(phase, 'lastWords', (right) => (_open, error, close) => right(null, error, close)),
    'D26',
  ),
  ending(
    'error-without-close',
    'After a stream error no <close/> comes.',
    ['RFC7395-3.5-c', 'RFC7395-3.6-a'],
    (phase) =>
      replace(
        phase,
        'lastWords',
        (right) =>
          (...words) =>
            right(...words).slice(0, -1),
      ),
    'H17',
  ),
  ending(
    'error-and-close-in-one-message',
    'A stream error and the <close/> come in one message.',
    ['RFC7395-3.5-a', 'RFC7395-3.3.3-d'],
    (phase) =>
      replace(
        phase,
        'lastWords',
        (right) => (open, error, close) =>
          right(open, new Xml(`${error.text}${close.text}`), new Xml('')).filter(({ text }) => text !== ''),
      ),
  ),
  ending(
    'error-namespace-undeclared',
    'The prefix of a stream error is not declared in its message.',
    ['RFC7395-3.3.3-a'],
    (phase) => rewrite(phase, 'error', (text) => text.replace(` xmlns:stream="${namespaces.stream}"`, '')),
  ),
  ending('error-without-condition', 'A stream error names no condition.', ['RFC6120-4.9.2-a'], (phase) =>
    rewrite(phase, 'error', (text) => text.replace(/><[\w-]+ xmlns="[^"]*"\/>/, '>')),
  ),
  ending('error-with-two-conditions', 'A stream error names two conditions.', ['RFC6120-4.9.2-a'], (phase) =>
    rewrite(phase, 'error', (text) =>
      text.replace('<text ', `<reset xmlns="${namespaces.streamerr}"/><text `),
    ),
  ),
  ending(
    'error-text-unqualified',
    'The text of a stream error is in no namespace.',
    ['RFC6120-4.9.2-a'],
    (phase) => rewrite(phase, 'error', (text) => text.replace(/<text xmlns="[^"]*"/, '<text')),
  ),
  ending(
    'error-text-without-lang',
    'The text of a stream error has no xml:lang.',
    ['RFC6120-4.9.2-b'],
    (phase) => rewrite(phase, 'error', (text) => text.replace(' xml:lang="en"', '')),
  ),
  ending(
    'error-condition-undefined',
    'A bad namespace ends the stream with undefined-condition.',
    ['RFC6120-4.9.3.1-a', 'RFC7395-3.3.2-b'],
    (phase) =>
      rewrite(phase, 'error', (text) => text.replace('<invalid-namespace ', '<undefined-condition ')),
  ),
  ending(
    'error-leaves-socket-open',
    'After a stream error and <close/> the server does not close the WebSocket.',
    ['RFC7395-3.5-c'],
    (phase) => (phase.closeSocket = () => undefined),
  ),
  ending(
    'error-drops-tcp',
    'After a stream error the server drops TCP without a Close frame.',
    ['RFC7395-3.5-c', 'RFC7395-3.6-c'],
    // what was written before has to arrive all the same
    (phase) => (phase.closeSocket = (session) => session.peer.hangUp()),
  ),
  ending(
    'close-unanswered',
    'A <close/> gets none in return.',
    ['RFC7395-3.6-b', 'DOC-S12-a'],
    (phase) => (phase.answerClose = () => []),
  ),
  ending(
    'close-in-other-namespace',
    'The server\u2019s <close/> is in another namespace.',
    ['RFC7395-3.3.2-a', 'DOC-S12-a'],
    (phase) => rewrite(phase, 'close', (text) => text.replace(namespaces.framing, namespaces.stream)),
  ),
  ending(
    'close-redirects-in-clear',
    'The <close/> points to an endpoint without encryption.',
    ['RFC7395-3.6.1-a'],
    (phase) =>
      rewrite(phase, 'close', (text) => text.replace('/>', " see-other-uri='ws://finesse.example/ws/'/>")),
  ),
  ending(
    'close-redirects-without-scheme',
    'The <close/> points to an endpoint by its path alone.',
    ['RFC7395-3.6.1-a'],
    (phase) => rewrite(phase, 'close', (text) => text.replace('/>', " see-other-uri='/ws/'/>")),
  ),
];
