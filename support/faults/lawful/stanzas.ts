import { namespaces } from '../../protocol/xml/namespaces';
import { xml, type Xml } from '../../protocol/xml/template';
import { lawfully, replace, rewrite, type Fault } from '../fault';
import type { Session } from '../../reference-server/stream/session';

const floodCount = 50;

function notice({ jid, server }: Session): Xml {
  return xml`<message xmlns='${namespaces.client}' type='headline' from='${server.domain}' to='${jid?.full}'><body>Maintenance tonight.</body></message>`;
}

/** The same start tag, its attributes in the opposite order. */
function turnAttributes(text: string): string {
  return text.replace(
    /<([\w:.-]+)((?:\s+[\w:.-]+=(?:"[^"]*"|'[^']*'))+)/g,
    (_, name: string, attributes: string) =>
      `<${name}${(attributes.match(/\s+[\w:.-]+=(?:"[^"]*"|'[^']*')/g) ?? []).reverse().join('')}`,
  );
}

/** XML and traffic as RFC 6120 allows them as well. */
export const lawfulStanzas: readonly Fault[] = [
  lawfully('headline-after-bind', 'A notice of the domain follows the bind.', ({ bind }) => {
    bind.afterwards = (session) => [notice(session)];
  }),
  lawfully('headlines-after-bind', 'Fifty notices of the domain follow the bind.', ({ bind }) => {
    bind.afterwards = (session) => Array.from({ length: floodCount }, () => notice(session));
  }),
  lawfully(
    'open-with-other-attributes',
    'The header has attributes in a namespace that nobody knows.',
    ({ stream }) =>
      rewrite(stream, 'open', (text) =>
        text.replace(/\s*\/>$/, " xmlns:other='urn:other' other:region='eu' other:node='7'/>"),
      ),
  ),
  lawfully('features-unknown', 'The features hold two elements that nobody knows.', ({ stream }) =>
    replace(
      stream,
      'features',
      (right) => (children) =>
        right([
          xml`<other xmlns='urn:other'><deep/></other>`,
          ...children,
          xml`<another xmlns='urn:another' a='b'>text</another>`,
        ]),
    ),
  ),
  lawfully(
    'attributes-turned',
    'The attributes of each element stand in the opposite order.',
    ({ conduct }) => replace(conduct, 'messageFrames', (right) => (text) => right(turnAttributes(text))),
  ),
  lawfully('empty-elements-written-out', 'No element without content ends in its start tag.', ({ conduct }) =>
    replace(
      conduct,
      'messageFrames',
      (right) => (text) =>
        right(text.replace(/<([\w:.-]+)((?:\s+[\w:.-]+=(?:"[^"]*"|'[^']*'))*)\s*\/>/g, '<$1$2></$1>')),
    ),
  ),
];
