import { namespaces } from '../../protocol/xml/namespaces';
import { xml } from '../../protocol/xml/template';
import { fault, replace, rewrite, type Fault } from '../fault';

/** The hash of something else. */
const unverifiable = 'QgayPKawpkPSDYmwT/WM94uAlu0=';

/** Capabilities are not as they should be (XEP-0115). */
export const capsFaults: readonly Fault[] = [
  fault(
    'caps-version-unverifiable',
    'The capabilities of the server do not verify.',
    ['XEP0115-5.1-a'],
    ({ caps, disco }) => {
      replace(caps, 'serverElement', (right) => (node) => right(node, unverifiable));
      // whoever asks for them by this version is answered all the same
      replace(
        disco,
        'knowsNode',
        (right) => (node, known) => right(node, known) || node === `${caps.serverNode}#${unverifiable}`,
      );
    },
    'D16',
  ),
  fault(
    'caps-version-cut-short',
    'The capabilities carry a hash that is too short.',
    ['XEP0115-5.1-a', 'DOC-S03-c'],
    ({ caps }) => replace(caps, 'version', (right) => (description) => right(description).slice(0, 20)),
  ),
  fault(
    'caps-hash-missing',
    'The capabilities do not say which hash they use.',
    ['XEP0115-4-a', 'DOC-S03-c'],
    ({ caps }) =>
      replace(caps, 'serverElement', (right) => (node, version) => {
        const elements = right(node, version);
        return elements.map((element) =>
          Object.assign(element, { text: element.text.replace(/ hash='[^']*'/, '') }),
        );
      }),
  ),
  fault(
    'caps-left-out-unseen',
    'The server says that it leaves out repeated capabilities, and leaves out all of them.',
    ['XEP0115-8.4-a'],
    ({ disco, presence }) => {
      replace(disco, 'domain', (right) => () => {
        const description = right();
        return { ...description, features: [...description.features, `${namespaces.caps}#optimize`] };
      });
      rewrite(presence, 'copy', (text) => text.replace(/<c xmlns="[^"]*\/caps"[^>]*\/>/, ''));
    },
  ),
  fault(
    'caps-asked-as-client',
    'The server\u2019s question about a client\u2019s capabilities comes from that client\u2019s own full JID.',
    ['RFC6120-8.1.2.1-b'],
    ({ caps }) => {
      caps.questions = ({ full, server }, presence) =>
        presence.getElementsByTagName('c').length === 0
          ? []
          : [
              xml`<iq xmlns="${namespaces.client}" type="get" id="${server.nextIqId()}" from="${full}" to="${full}"><query xmlns="${namespaces.info}"/></iq>`,
            ];
    },
  ),
  fault('caps-absent', 'The features carry no capabilities.', ['DOC-S03-c'], ({ caps }) => {
    caps.serverElement = () => [];
  }),
  fault(
    'caps-node-unknown',
    'disco#info for the node of the capabilities is refused.',
    ['XEP0115-6.2-a', 'XEP0030-3.2-a'],
    ({ disco }) => (disco.knowsNode = (node) => node === null),
  ),
];
