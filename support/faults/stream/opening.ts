import { namespaces } from '../../protocol/xml/namespaces';
import { Xml } from '../../protocol/xml/template';
import { fault, faultsOf, replace, rewrite, type Fault } from '../fault';

const opening = faultsOf('stream');

const notADocument = ['RFC7395-3.3.3-a', 'RFC6120-11.3-a'];

/** Opening and the features are not as they should be (RFC 7395, section 3; RFC 6120, section 4.3). */
export const openingFaults: readonly Fault[] = [
  opening(
    'two-stanzas-in-one-message',
    'The header and the features come in one message.',
    ['RFC7395-3.3.3-d'],
    (phase) =>
      replace(phase, 'answer', (right) => (...parts) => [
        new Xml(
          right(...parts)
            .map(String)
            .join(''),
        ),
      ]),
  ),
  opening(
    'features-before-open',
    'The features come before the header.',
    ['RFC7395-3.4-b', 'RFC7395-3.3.3-d'],
    (phase) =>
      replace(
        phase,
        'answer',
        (right) =>
          (...parts) =>
            right(...parts).reverse(),
      ),
  ),
  opening('features-missing', 'No features follow the first header.', ['RFC6120-4.3.2-a'], (phase) =>
    replace(
      phase,
      'answer',
      (right) => (open, features, session) =>
        session.stage === 'open' ? [open] : right(open, features, session),
    ),
  ),
  opening(
    'features-missing-after-restart',
    'No features follow the header after the restart.',
    ['RFC6120-4.3.4-a', 'RFC6120-7.4-a', 'DOC-S05-b'],
    (phase) =>
      replace(
        phase,
        'answer',
        (right) => (open, features, session) =>
          session.stage === 'restarted' ? [open] : right(open, features, session),
      ),
  ),
  opening(
    'restart-unanswered',
    'The <open/> after authentication gets no answer.',
    ['RFC7395-3.7-a', 'DOC-S05-b'],
    (phase) =>
      replace(
        phase,
        'answer',
        (right) => (open, features, session) =>
          session.stage === 'restarted' ? [] : right(open, features, session),
      ),
  ),
  fault(
    'restart-ends-stream',
    'The <open/> after authentication ends the stream.',
    ['RFC6120-4.3.3-b', 'RFC7395-3.7-a', 'DOC-S05-b'],
    ({ elements }) =>
      replace(
        elements,
        'judgeSecondOpen',
        (right) => (session) =>
          session.stage === 'authenticated'
            ? { condition: 'unsupported-stanza-type', text: 'The stream is open.' }
            : right(session),
      ),
  ),
  opening(
    'server-speaks-first',
    'The server sends its features before the client has said anything.',
    ['RFC7395-3.4-a'],
    (phase) => (phase.greeting = () => [phase.features([])]),
  ),
  opening(
    'host-any-accepted',
    'An <open/> to a host that is not served is answered as any other.',
    ['RFC6120-4.9.3.6-a'],
    (phase) => (phase.checkHost = () => null),
    'D4',
  ),
  opening(
    'open-namespace-unchecked',
    'An <open/> in another namespace starts a stream.',
    ['RFC7395-3.3.2-b', 'RFC7395-3.5-b'],
    (phase) => (phase.checkNamespace = () => null),
  ),
  opening(
    'legacy-header-answered',
    'A <stream:stream/> starts a stream.',
    ['RFC7395-3.4-c'],
    (phase) =>
      replace(phase, 'checkOpen', (right) => (root) => (root.localName === 'stream' ? null : right(root))),
    'H01',
  ),
  fault(
    'features-before-refusal',
    'An opening that is refused gets features before the error.',
    ['RFC7395-3.4-c'],
    ({ closing, stream }) =>
      replace(closing, 'lastWords', (right) => (open, error, close) => {
        const words = right(open, error, close);
        return open ? [...words.slice(0, 1), stream.features([]), ...words.slice(1)] : words;
      }),
  ),
  opening('declaration-sent', 'The header begins with an XML declaration.', ['RFC7395-3.3.3-b'], (phase) =>
    rewrite(phase, 'open', (text) => `<?xml version='1.0'?>${text}`),
  ),
  opening(
    'whitespace-before-element',
    'The features begin with a line break.',
    ['RFC7395-3.3.3-c'],
    (phase) => rewrite(phase, 'features', (text) => `\n${text}`),
  ),
  opening('comment-sent', 'The features hold a comment.', ['RFC6120-11.1-a'], (phase) =>
    rewrite(phase, 'features', (text) => text.replace('</stream:', '<!-- features --></stream:')),
  ),
  opening('doctype-sent', 'The header begins with a DTD.', ['RFC6120-11.1-a'], (phase) =>
    rewrite(phase, 'open', (text) => `<!DOCTYPE open>${text}`),
  ),
  opening(
    'features-namespace-undeclared',
    'The prefix of the features is not declared in their message.',
    notADocument,
    (phase) => rewrite(phase, 'features', (text) => text.replace(` xmlns:stream='${namespaces.stream}'`, '')),
  ),
  opening(
    'features-child-unqualified',
    'The features hold a child in no namespace.',
    ['RFC6120-4.3.2-b'],
    (phase) => rewrite(phase, 'features', (text) => text.replace('</stream:', '<extra/></stream:')),
  ),
];
