import { namespaces } from '../../xml/namespaces';
import { Xml, xml } from '../../xml/template';
import { fault, replace, rewrite, type Fault } from '../fault';
import type { Header, StreamPhase } from './opening';
import type { Session } from './session';

function opening(
  name: string,
  sentence: string,
  breaks: readonly string[],
  bend: (phase: StreamPhase) => void,
  reenacts?: string,
): Fault {
  return fault(name, sentence, breaks, ({ stream }) => bend(stream), reenacts);
}

type Asked = Parameters<StreamPhase['header']>[0];

/** Changes attributes of the server's header. */
function header(
  change: (asked: Asked, right: Header, failing: boolean, session: Session) => Partial<Header>,
): (phase: StreamPhase) => void {
  return (phase) =>
    replace(phase, 'header', (make) => (asked, session, failing) => {
      const right = make(asked, session, failing);
      return { ...right, ...change(asked, right, failing, session) };
    });
}

const startDone = ['RFC7395-3.3.3-a', 'RFC6120-11.3-a'];

/** The server's stream header is not as it should be (RFC 6120, section 4.7). */
export const headerFaults: readonly Fault[] = [
  opening(
    'stream-id-missing',
    'The server\u2019s header has no id.',
    ['RFC6120-4.7.3-a', 'RFC6120-4.7.3-d', 'RFC6120-4.3.3-a', 'DOC-S02-a'],
    header(() => ({ id: undefined })),
  ),
  opening(
    'stream-id-missing-on-error',
    'A header that comes before an error has no id.',
    ['RFC6120-4.7.3-d'],
    header((_asked, { id }, failing) => ({ id: failing ? undefined : id })),
  ),
  opening(
    'stream-id-kept',
    'The header after the restart has the id of the first one.',
    ['RFC6120-4.3.3-a'],
    (phase) => replace(phase, 'nextId', (right) => (session) => session.streamId || right(session)),
    'D2',
  ),
  opening(
    'stream-id-constant',
    'Every stream has the same id.',
    ['RFC6120-4.7.3-b', 'RFC6120-4.3.3-a'],
    (phase) => (phase.nextId = () => 'k2m8x0q4zt'),
  ),
  opening(
    'stream-id-from-client',
    'The server takes over an id that the client chose.',
    ['RFC6120-4.7.3-c'],
    header((asked, { id }) => ({ id: asked?.getAttribute('id') ?? id })),
  ),
  opening(
    'from-missing',
    'The server\u2019s header has no from.',
    ['RFC6120-4.7.1-a', 'RFC6120-4.7.1-b', 'DOC-S02-a'],
    header(() => ({ from: undefined })),
  ),
  opening(
    'from-missing-on-error',
    'A header that comes before an error has no from.',
    ['RFC6120-4.7.1-b'],
    header((_asked, { from }, failing) => ({ from: failing ? undefined : from })),
  ),
  opening(
    'from-other-name',
    'The server\u2019s header names another domain.',
    ['RFC6120-4.7.1-a', 'DOC-S02-a'],
    header((_asked, { from }, failing) => ({ from: failing ? from : 'another.example' })),
  ),
  opening(
    'from-bogus-on-error',
    'A host that is not served gets its own name back as the server\u2019s.',
    ['RFC6120-4.9.1.3-a'],
    header((asked, { from }, failing) => ({ from: (failing && asked?.getAttribute('to')) || from })),
  ),
  opening(
    'to-unasked',
    'The header has a to although the client gave no from.',
    ['RFC6120-4.7.2-b', 'DOC-S02-b'],
    header((_asked, { to }) => ({ to: to ?? 'client.example' })),
  ),
  opening(
    'to-withheld',
    'The header has no to although the client gave a from.',
    ['RFC6120-4.7.2-a'],
    header(() => ({ to: undefined })),
    'D5',
  ),
  opening(
    'lang-missing',
    'The header has no xml:lang.',
    ['RFC6120-4.7.4-a', 'DOC-S02-a'],
    header(() => ({ lang: undefined })),
  ),
  opening(
    'lang-without-prefix',
    'The header has lang where xml:lang belongs.',
    ['RFC6120-4.7.4-a', 'DOC-S02-a'],
    (phase) => rewrite(phase, 'open', (text) => text.replace(' xml:lang=', ' lang=')),
    'H02',
  ),
  opening(
    'lang-echoed',
    'The header repeats whatever language the client asked for.',
    ['RFC6120-4.7.4-b'],
    header((asked, { lang }) => ({ lang: asked?.getAttribute('xml:lang') ?? lang })),
  ),
  opening(
    'version-missing',
    'The header has no version.',
    ['RFC6120-4.7.5-a', 'DOC-S02-a'],
    header(() => ({ version: undefined })),
  ),
  opening(
    'version-echoed',
    'The header repeats a version that is higher than the server\u2019s.',
    ['RFC6120-4.7.5-a'],
    header((asked, { version }) => ({ version: asked?.getAttribute('version') ?? version })),
  ),
  opening(
    'version-unasked',
    'The header has a version although the client\u2019s has none.',
    ['RFC6120-4.7.5-b'],
    header((_asked, { version }) => ({ version: version ?? '1.0' })),
  ),
  opening('version-raised', 'A client of version 0.9 is answered with 1.0.', ['RFC6120-4.7.5-c'], (phase) => {
    phase.checkVersion = () => null;
    header((_asked, { version }) => ({ version: version && '1.0' }))(phase);
  }),
  opening(
    'open-in-other-namespace',
    'The server\u2019s <open/> is in another namespace.',
    ['RFC7395-3.3.2-a', 'RFC7395-3.4-b', 'RFC7395-3.3.3-d', 'DOC-S02-a'],
    (phase) => rewrite(phase, 'open', (text) => text.replace(namespaces.framing, namespaces.stream)),
  ),
];

/** Opening and the features are not as they should be (RFC 7395, section 3; RFC 6120, section 4.3). */
export const openingFaults: readonly Fault[] = [
  opening(
    'two-stanzas-in-one-message',
    'The header and the features come in one message.',
    ['RFC7395-3.3.3-d', ...startDone],
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
  opening(
    'features-missing',
    'No features follow the first header.',
    ['RFC6120-4.3.2-a', 'RFC7395-3.3.3-d', 'RFC6120-6.4.1-a', 'DOC-S03-a', 'FIN-SASL-a'],
    (phase) =>
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
    ['RFC7395-3.7-a', 'RFC6120-4.3.3-a', 'RFC6120-4.3.4-a', 'RFC6120-7.4-a', 'DOC-S05-b'],
    (phase) =>
      replace(
        phase,
        'answer',
        (right) => (open, features, session) =>
          session.stage === 'restarted' ? [] : right(open, features, session),
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
    ['RFC6120-4.9.3.6-a', 'RFC7395-3.5-b'],
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
  opening(
    'features-namespace-undeclared',
    'The prefix of the features is not declared in their message.',
    startDone,
    (phase) => rewrite(phase, 'features', (text) => text.replace(` xmlns:stream='${namespaces.stream}'`, '')),
  ),
  opening(
    'features-child-unqualified',
    'The features hold a child in no namespace.',
    ['RFC6120-4.3.2-b'],
    (phase) => rewrite(phase, 'features', (text) => text.replace('</stream:', '<extra/></stream:')),
  ),
];

function before(change: (right: Xml[]) => Xml[]): (phase: StreamPhase) => void {
  return (phase) => replace(phase, 'featuresBefore', (right) => (session) => change(right(session)));
}

function after(change: (right: Xml[]) => Xml[]): (phase: StreamPhase) => void {
  return (phase) => replace(phase, 'featuresAfter', (right) => (session) => change(right(session)));
}

const mechanisms = (names: string[]): Xml =>
  xml`<mechanisms xmlns='${namespaces.sasl}'>${names.map((name) => xml`<mechanism>${name}</mechanism>`)}</mechanisms>`;

/** The features offer what they should not, or lack what they should. */
export const featureFaults: readonly Fault[] = [
  opening(
    'starttls-offered',
    'The features offer STARTTLS.',
    ['RFC7395-3.9-a', 'RFC7395-3.9-b', 'DOC-S03-b'],
    before((right) => [xml`<starttls xmlns='${namespaces.tls}'/>`, ...right]),
  ),
  opening(
    'bind-offered-early',
    'The features offer bind before authentication.',
    ['RFC6120-7.4-b', 'DOC-S03-b'],
    before((right) => [...right, xml`<bind xmlns='${namespaces.bind}'/>`]),
  ),
  opening(
    'mechanisms-empty',
    'The features offer no mechanism.',
    ['RFC6120-6.4.1-a', 'DOC-S03-a', 'FIN-SASL-a'],
    before(([, ...others]) => [mechanisms([]), ...others]),
    'H39',
  ),
  opening(
    'mechanism-repeated',
    'The features offer a mechanism twice.',
    ['RFC6120-6.4.1-b'],
    before(([, ...others]) => [mechanisms(['PLAIN', 'PLAIN']), ...others]),
  ),
  opening(
    'plain-not-offered',
    'The features offer another mechanism than PLAIN.',
    ['DOC-S03-a', 'FIN-SASL-a'],
    before(([, ...others]) => [mechanisms(['SCRAM-SHA-1']), ...others]),
  ),
  opening(
    'stream-management-offered',
    'The features offer stream management.',
    ['FIN-FEATURES-a'],
    after((right) => [...right, xml`<sm xmlns='${namespaces.sm}'/>`]),
  ),
  opening(
    'mechanisms-after-restart',
    'Mechanisms are offered again after authentication.',
    ['RFC6120-6.4.1-c'],
    after((right) => [mechanisms(['PLAIN']), ...right]),
  ),
  opening(
    'bind-not-offered',
    'The features after authentication do not offer bind.',
    ['RFC6120-7.4-a', 'DOC-S05-b'],
    after((right) => right.filter(({ text }) => !text.startsWith('<bind '))),
  ),
];
