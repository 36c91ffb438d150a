import { namespaces } from '../../xml/namespaces';
import { xml } from '../../xml/template';
import { fault, replace, rewrite, type Fault } from '../fault';
import type { Description } from './caps';

function lacking(feature: string): (right: () => Description) => () => Description {
  return (right) => () => {
    const description = right();
    return { ...description, features: description.features.filter((each) => each !== feature) };
  };
}

/** The hash of something else. */
const unverifiable = 'QgayPKawpkPSDYmwT/WM94uAlu0=';

const discovery = 'A service or the server does not say what it is as it should';

/** Discovery and capabilities are not as they should be (XEP-0030, XEP-0115). */
export const discoFaults: readonly Fault[] = [
  fault(
    'disco-identity-missing',
    `${discovery}: no identity.`,
    [
      ...['XEP0030-3.1-a', 'XEP0030-3.1-b', 'XEP0030-3.1-c', 'XEP0115-5.1-a', 'XEP0115-6.2-a'],
      ...['XEP0060-5.1-a', 'XEP0060-5.3-a'],
    ],
    ({ disco }) => rewrite(disco, 'info', (text) => text.replace(/<identity [^>]*\/>/g, '')),
  ),
  fault(
    'disco-feature-missing',
    `${discovery}: disco#info itself is not among the features.`,
    ['XEP0030-3.1-a', 'XEP0115-5.1-a'],
    ({ disco }) => rewrite(disco, 'info', (text) => text.replace(`<feature var="${namespaces.info}"/>`, '')),
  ),
  fault(
    'disco-features-empty',
    `${discovery}: no feature.`,
    [
      ...['XEP0030-3.1-a', 'XEP0030-3.1-c', 'XEP0115-5.1-a', 'XEP0115-7-a', 'XEP0199-5-a'],
      ...['XEP0060-5.1-b', 'XEP0060-6.3.1-a'],
    ],
    ({ disco }) => rewrite(disco, 'info', (text) => text.replace(/<feature [^>]*\/>/g, '')),
  ),
  fault(
    'disco-node-not-mirrored',
    `${discovery}: the node of the request is not repeated.`,
    ['XEP0030-3.2-a', 'XEP0115-6.2-a', 'XEP0060-5.3-a'],
    ({ disco }) => replace(disco, 'info', (right) => (description) => right(description, null)),
  ),
  fault(
    'disco-account-unknown',
    'disco#info to the own account is refused.',
    ['XEP0030-3.1-b', 'RFC6120-8.1.2.1-c'],
    ({ disco }) => (disco.admits = () => false),
  ),
  fault(
    'disco-account-identity-other',
    'The own account calls itself something else than an account.',
    ['XEP0030-3.1-b'],
    ({ disco }) => {
      disco.account = () => ({
        identities: [{ category: 'client', type: 'pc', name: '' }],
        features: [namespaces.info],
      });
    },
  ),
  fault(
    'disco-account-open-to-strangers',
    'disco#info and disco#items to an account are answered to strangers.',
    ['XEP0030-8-a', 'XEP0030-8-b'],
    ({ disco }) => {
      disco.admits = ({ session }, bare) => session.server.exists(bare);
    },
  ),
  fault('disco-items-without-jid', 'An item of disco#items has no jid.', ['XEP0030-4.1-a'], ({ disco }) =>
    rewrite(disco, 'items', (text) => text.replace(/<item jid="[^"]*"/g, '<item')),
  ),
  fault('ping-not-advertised', 'Pings are answered and not advertised.', ['XEP0199-5-a'], ({ disco }) =>
    replace(disco, 'domain', lacking(namespaces.ping)),
  ),
  fault('caps-not-advertised', 'Capabilities are sent and not advertised.', ['XEP0115-7-a'], ({ disco }) =>
    replace(disco, 'domain', lacking(namespaces.caps)),
  ),
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
    ['XEP0115-4-a', 'XEP0115-5.1-a', 'DOC-S03-c', 'DOC-S07-d'],
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
