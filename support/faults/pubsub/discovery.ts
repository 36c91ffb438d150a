import { namespaces } from '../../protocol/xml/namespaces';
import { fault, replace, rewrite, type Fault } from '../fault';
import { refusal } from '../../reference-server/pubsub/service';

/** What the service says of itself, and its options, are not as they should be (XEP-0060, sections 5 and 6.3). */
export const discoveryFaults: readonly Fault[] = [
  fault(
    'service-identity-other',
    'The service calls itself something else than a pubsub service.',
    ['XEP0060-5.1-a'],
    ({ discovery }) =>
      replace(discovery, 'describeService', (right) => () => ({
        ...right(),
        identities: [{ category: 'component', type: 'generic', name: 'Nodes' }],
      })),
  ),
  fault(
    'service-features-unnamed',
    'The service does not list the features of pubsub.',
    ['XEP0060-5.1-a', 'XEP0060-5.1-b', 'XEP0060-6.3.1-a'],
    ({ discovery }) =>
      replace(discovery, 'describeService', (right) => () => ({ ...right(), features: [namespaces.info] })),
  ),
  fault('node-identity-other', 'A node calls itself a service.', ['XEP0060-5.3-a'], ({ discovery }) =>
    replace(discovery, 'describeNode', (right) => () => ({
      ...right(),
      identities: [{ category: 'pubsub', type: 'service', name: '' }],
    })),
  ),
  fault(
    'nodes-listed-by-name',
    'In disco#items of the service each node has a name in place of its node.',
    ['XEP0060-5.2-a'],
    ({ disco }) =>
      rewrite(disco, 'items', (text, _items, node) =>
        node === null ? text.replace(/ node="/g, ' name="') : text,
      ),
  ),
  fault(
    'node-items-as-nodes',
    'Items in disco#items of a node are named as nodes.',
    ['XEP0060-5.5-a'],
    ({ disco }) =>
      rewrite(disco, 'items', (text, _items, node) =>
        node === null ? text : text.replace(/ name="/g, ' node="'),
      ),
  ),
  fault(
    'options-form-other',
    'The form of the options is of another type.',
    ['XEP0060-6.3.1-a'],
    ({ options }) =>
      rewrite(options, 'form', (text) => text.replace('#subscribe_options', '#subscribe_other')),
  ),
  fault(
    'options-feature-unnamed',
    'The service offers options for subscriptions and does not say so.',
    ['XEP0060-6.3.1-a'],
    ({ discovery }) =>
      replace(discovery, 'describeService', (right) => () => {
        const description = right();
        const features = description.features.filter((each) => !each.endsWith('#subscription-options'));
        return { ...description, features };
      }),
  ),
  fault(
    'options-without-subscription',
    'Options are refused with item-not-found to those who are not subscribed.',
    ['XEP0060-6.3.4.2-a'],
    ({ options }) =>
      replace(
        options,
        'checkSubscribed',
        (right) => (existing) => right(existing) && refusal('item-not-found'),
      ),
  ),
  fault(
    'multi-subscribe-without-ids',
    'The service says that a JID may have several subscriptions, and gives none of them an id.',
    ['XEP0060-6.1.6-b', 'XEP0060-6.2.3.1-a'],
    ({ discovery }) =>
      replace(discovery, 'describeService', (right) => () => {
        const description = right();
        return { ...description, features: [...description.features, `${namespaces.ps}#multi-subscribe`] };
      }),
  ),
  fault(
    'last-item-unadvertised',
    'Whoever subscribes gets the last item, with a stamp, and no feature says so.',
    ['XEP0060-6.1.7-b'],
    ({ delivery }) =>
      replace(
        delivery,
        'afterSubscribe',
        (right) => (server, node, subscription) =>
          right(server, { ...node, settings: { ...node.settings, sendLastItem: true } }, subscription),
      ),
    'D34',
  ),
];
