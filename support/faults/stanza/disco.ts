import { namespaces } from '../../protocol/xml/namespaces';
import { because, fault, replace, rewrite, type Fault } from '../fault';
import type { Description } from '../../reference-server/stanza/caps';

function lacking(feature: string): (right: () => Description) => () => Description {
  return (right) => () => {
    const description = right();
    return { ...description, features: description.features.filter((each) => each !== feature) };
  };
}

const discovery = 'A service or the server does not say what it is as it should';

/** Discovery is not as it should be (XEP-0030), or does not advertise what there is. */
export const discoFaults: readonly Fault[] = [
  because(
    'The identity is demanded of the server, of an account, of the service and of a node, and is part of what capabilities are hashed from.',
    fault(
      'disco-identity-missing',
      `${discovery}: no identity.`,
      [
        ...['XEP0030-3.1-a', 'XEP0030-3.1-b', 'XEP0030-3.1-c', 'XEP0115-5.1-a', 'XEP0115-6.2-a'],
        ...['XEP0060-5.1-a', 'XEP0060-5.3-a'],
      ],
      ({ disco }) => rewrite(disco, 'info', (text) => text.replace(/<identity [^>]*\/>/g, '')),
    ),
  ),
  fault(
    'disco-feature-missing',
    `${discovery}: disco#info itself is not among the features.`,
    ['XEP0030-3.1-a', 'XEP0115-5.1-a'],
    ({ disco }) => rewrite(disco, 'info', (text) => text.replace(`<feature var="${namespaces.info}"/>`, '')),
  ),
  because(
    'Each rule names a feature that has to be in the list, and none is.',
    fault(
      'disco-features-empty',
      `${discovery}: no feature.`,
      [
        ...['XEP0030-3.1-a', 'XEP0030-3.1-c', 'XEP0115-5.1-a', 'XEP0115-7-a', 'XEP0199-5-a'],
        ...['XEP0060-5.1-a', 'XEP0060-5.1-b', 'XEP0060-6.3.1-a'],
      ],
      ({ disco }) => rewrite(disco, 'info', (text) => text.replace(/<feature [^>]*\/>/g, '')),
    ),
  ),
  fault(
    'disco-node-not-mirrored',
    `${discovery}: the node of the request is not repeated.`,
    ['XEP0030-3.2-a'],
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
];
