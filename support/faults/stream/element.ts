import type { Element } from '@xmldom/xmldom';
import { namespaces } from '../../protocol/xml/namespaces';
import { xml, Xml } from '../../protocol/xml/template';
import { fault, faultsOf, replace, type Fault } from '../fault';
import { parseJid } from '../../reference-server/jid';
import { serialise } from '../../reference-server/stanza/stanza';
import { leaveStream } from '../../reference-server/stream/closing';

const taking = faultsOf('elements');

/** First-level elements are taken as they should not be (RFC 6120, sections 4.8.3 to 4.8.5; RFC 7395, section 3.6). */
export const elementFaults: readonly Fault[] = [
  taking(
    'prefixed-stanza-accepted',
    'A stanza with a prefix is handled.',
    ['RFC6120-4.8.5-b'],
    (phase) => (phase.checkPrefix = () => null),
  ),
  taking('server-namespace-accepted', 'A stanza in jabber:server is handled.', ['RFC6120-4.8.3-b'], (phase) =>
    replace(
      phase,
      'isStanza',
      (right) => (root) =>
        right(root) || (root.namespaceURI === namespaces.server && root.localName === 'iq'),
    ),
  ),
  taking(
    'unknown-element-echoed',
    'An element that is no stanza comes back as an error.',
    ['RFC6120-4.8.4-a'],
    (phase) =>
      replace(phase, 'judgeUnknown', (right) => (root, session) => {
        if (['iq', 'message', 'presence'].includes(root.localName ?? '')) return right(root, session);
        const copy = root.cloneNode(true) as Element;
        copy.setAttribute('type', 'error');
        const error = session.server.behaviour.stanzas.errorElement({ condition: 'bad-request' });
        const { text } = serialise(copy);
        const end = `</${root.nodeName}>`;
        const start = text.endsWith('/>') ? `${text.slice(0, -2)}>` : text.slice(0, -end.length);
        session.send(new Xml(`${start}${error.text}${end}`));
        return null;
      }),
    'D29',
  ),
  taking(
    'unknown-element-answered',
    'An element among the stanzas that is none is answered like an iq.',
    ['RFC6120-4.8.4-a'],
    (phase) =>
      replace(phase, 'judgeUnknown', (right) => (root, session) => {
        if (root.namespaceURI !== namespaces.client) return right(root, session);
        const id = root.getAttribute('id') ?? '';
        session.send(xml`<iq xmlns="${namespaces.client}" type="result" id="${id}"/>`);
        return null;
      }),
  ),
  taking(
    'unknown-element-routed',
    'An element that is no stanza is passed on to the user it names.',
    ['RFC6120-4.8.4-a', 'RFC6120-4.8.3-b'],
    (phase) =>
      replace(phase, 'judgeUnknown', (right) => (root, session) => {
        const { server } = session;
        const targets = server.sessionsOf(parseJid(root.getAttribute('to') ?? '')?.bare ?? '');
        for (const target of targets) target.send(server.behaviour.stanzas.relay(root, session));
        return targets.length > 0 ? null : right(root, session);
      }),
  ),
  taking(
    'unknown-element-drops-connection',
    'An element that is no stanza ends the connection without a word.',
    ['RFC6120-4.8.4-a', 'RFC6120-4.8.3-b'],
    (phase) =>
      (phase.judgeUnknown = (_root, session) => {
        leaveStream(session);
        session.peer.hangUp();
        return null;
      }),
  ),
  fault(
    'stream-resumption-broken',
    'The server says that a session can be resumed, and tells at once that it is gone.',
    ['RFC7395-3.6-e', 'FIN-FEATURES-a'],
    ({ elements, stream }) => {
      const offer = xml`<sm xmlns='${namespaces.sm}'/>`;
      replace(stream, 'featuresAfter', (right) => (session) => [...right(session), offer]);
      replace(elements, 'judgeUnknown', (right) => (root, session) => {
        if (root.namespaceURI !== namespaces.sm || root.localName !== 'enable') return right(root, session);
        session.send(xml`<enabled xmlns='${namespaces.sm}' id='${session.streamId}' resume='true'/>`);
        return null;
      });
    },
  ),
];
