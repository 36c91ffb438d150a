import { namespaces } from '../../xml/namespaces';
import { Xml } from '../../xml/template';
import { faultsOf, replace, type Fault } from '../fault';

const taking = faultsOf('elements');

/** What is taken for a stanza is not what should be (RFC 6120, sections 4.8.3 to 4.8.5). */
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
        if (root.namespaceURI === namespaces.client || root.localName === 'message')
          return right(root, session);
        session.send(new Xml(`<${root.localName ?? 'x'} xmlns="${root.namespaceURI ?? ''}" type="error"/>`));
        return null;
      }),
    'D29',
  ),
];
