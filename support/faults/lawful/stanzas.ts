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

/** Every message of the server, written otherwise. */
function written(name: string, sentence: string, write: (text: string) => string): Fault {
  return lawfully(name, sentence, ({ conduct }) =>
    replace(conduct, 'messageFrames', (right) => (text) => right(write(text))),
  );
}

const attribute = /(<[\w:.-]+|\s[\w:.-]+=(?:"[^"]*"|'[^']*'))(?=[^<>]*>)/g;

/** A line break between elements, where none of them comes from a client or holds text of its own. */
function indent(text: string): string {
  const isOwn = /^<(?:iq|stream:features)\s/.test(text) && !text.includes('<item ');
  return isOwn ? text.replaceAll('><', '>\n  <') : text;
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
  written('attributes-turned', 'The attributes of each element stand in the opposite order.', turnAttributes),
  written('empty-elements-written-out', 'No element without content ends in its start tag.', (text) =>
    text.replace(/<([\w:.-]+)((?:\s+[\w:.-]+=(?:"[^"]*"|'[^']*'))*)\s*\/>/g, '<$1$2></$1>'),
  ),
  written(
    'attributes-on-lines',
    'Each attribute stands on a line of its own, with blanks behind it.',
    (text) => (text.includes('<![CDATA[') ? text : text.replace(attribute, '$1\n\t ')),
  ),
  written('elements-on-lines', 'Elements within a stanza stand on lines of their own.', indent),
  written('text-in-references', 'Letters beyond ASCII are written as references.', (text) =>
    text.replace(/\P{ASCII}/gu, (letter) => `&#x${(letter.codePointAt(0) ?? 0).toString(16)};`),
  ),
];
