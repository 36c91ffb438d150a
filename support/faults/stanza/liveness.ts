import { because, fault, faultsOf, replace, rewrite, type Fault } from '../fault';
import { namespaces } from '../../protocol/xml/namespaces';
import { Xml } from '../../protocol/xml/template';
import { endWithError } from '../../reference-server/stream/closing';

const living = faultsOf('liveness');

const slowMs = 11_000;

/** Ping and version are not as they should be (XEP-0199, XEP-0092). */
export const livenessFaults: readonly Fault[] = [
  because(
    'Every request is to be answered, whatever its namespace; pings have two rules of their own.',
    living(
      'ping-unanswered',
      'A ping gets no answer.',
      ['RFC6120-8.2.3-b', 'RFC6120-8.2.3-f', 'XEP0199-4.2-a', 'FIN-LIVENESS-a'],
      (phase) => (phase.answerPing = () => undefined),
    ),
  ),
  living('ping-answered-twice', 'A ping gets two answers.', ['RFC6120-8.2.3-b'], (phase) =>
    replace(phase, 'answerPing', (right) => (request) => {
      right(request);
      right(request);
    }),
  ),
  living('ping-answered-late', 'A ping is answered after eleven seconds.', ['FIN-LIVENESS-a'], (phase) =>
    replace(phase, 'answerPing', (right) => (request) => {
      setTimeout(() => right(request), slowMs).unref();
    }),
  ),
  living(
    'ping-result-with-child',
    'The result of a ping repeats the ping.',
    ['XEP0199-4.2-a'],
    (phase) => (phase.answerPing = (request) => request.reply(new Xml(`<ping xmlns="${namespaces.ping}"/>`))),
  ),
  living(
    'ping-condition-other',
    'A ping is answered with feature-not-implemented.',
    ['XEP0199-4.2-a'],
    (phase) => (phase.answerPing = (request) => request.refuse({ condition: 'feature-not-implemented' })),
  ),
  living(
    'ping-listed-and-refused',
    'A ping to the domain is refused with service-unavailable, though service discovery lists it.',
    ['XEP0199-4.2-a'],
    (phase) =>
      replace(phase, 'answerPing', (right) => (request) => {
        if (request.stanza.to?.bare === request.session.server.domain)
          request.refuse({ condition: 'service-unavailable' });
        else right(request);
      }),
  ),
  living(
    'ping-without-to-unanswered',
    'A ping without to gets no answer.',
    ['XEP0199-4.2-a', 'RFC6120-8.2.3-b'],
    (phase) =>
      replace(phase, 'answerPing', (right) => (request) => {
        if (request.stanza.to !== null) right(request);
      }),
  ),
  living(
    'version-result-without-name',
    'The answer about the version names no software.',
    ['XEP0092-2-a'],
    (phase) => rewrite(phase, 'version', (text) => text.replace(/<name>.*<\/name>/, '')),
  ),
  living(
    'version-query-without-id',
    'The server\u2019s question about the version has no id.',
    ['RFC6120-8.2.3-e', 'DOC-S09-a'],
    (phase) => rewrite(phase, 'query', (text) => text.replace(/ id="[^"]*"/, '')),
  ),
  living(
    'version-query-from-client',
    'The server\u2019s question about the version comes from the client\u2019s own full JID.',
    ['RFC6120-8.1.2.1-b', 'DOC-S09-a'],
    (phase) =>
      rewrite(phase, 'query', (text, _id, session) => text.replace(/from="[^"]*"/, `from="${session.full}"`)),
  ),
  living(
    'version-query-to-bare',
    'The server\u2019s question about the version goes to the bare JID.',
    ['RFC6120-8.1.1.1-b', 'DOC-S09-a'],
    (phase) =>
      rewrite(phase, 'query', (text, _id, session) =>
        text.replace(/ to="[^"]*"/, ` to="${session.address.bare}"`),
      ),
  ),
  living(
    'version-query-withheld',
    'The server does not ask for the version.',
    ['DOC-S09-a'],
    (phase) => (phase.scheduleQuery = () => undefined),
  ),
  fault(
    'version-answer-ends-stream',
    'A client that refuses to tell its version is disconnected.',
    ['DOC-S09-b', 'RFC6120-2.4-a', 'FIN-CONNECTION-a'],
    ({ iq }) =>
      (iq.stray = (session, stanza) => {
        if (stanza.type !== 'error' || stanza.to?.full !== session.server.domain) return;
        endWithError(session, { condition: 'policy-violation', text: 'No version was told.' });
      }),
  ),
];
