import { namespaces } from '../../xml/namespaces';
import { fault, replace, rewrite, type Fault } from '../fault';
import type { Querying } from './querying';
import { refusal } from './service';

function asking(
  name: string,
  sentence: string,
  breaks: readonly string[],
  bend: (phase: Querying) => void,
  reenacts?: string,
): Fault {
  return fault(name, sentence, breaks, ({ querying }) => bend(querying), reenacts);
}

/** What the service tells of itself and its nodes is not as it should be (XEP-0060, sections 5 and 6). */
export const queryingFaults: readonly Fault[] = [
  asking(
    'subscriptions-of-full-jids-only',
    'The list of subscriptions leaves out those of the bare JID.',
    ['XEP0060-5.6-a', 'FIN-SUBSCRIPTION-c', 'FIN-SUBSCRIPTION-d', 'FIN-SUBSCRIPTION-b'],
    (phase) =>
      replace(
        phase,
        'mine',
        (right) =>
          (...args) =>
            right(...args).filter(({ jid }) => jid.includes('/')),
      ),
  ),
  asking(
    'subscriptions-of-bare-jid-only',
    'The list of subscriptions leaves out those of full JIDs.',
    ['XEP0060-5.6-a', 'XEP0060-5.6-d', 'FIN-SUBSCRIPTION-d'],
    (phase) =>
      replace(
        phase,
        'mine',
        (right) =>
          (...args) =>
            right(...args).filter(({ jid }) => !jid.includes('/')),
      ),
  ),
  asking(
    'subscriptions-without-node',
    'The list of subscriptions does not name the nodes.',
    ['XEP0060-5.6-a', 'XEP0060-5.6-d', 'FIN-SUBSCRIPTION-d'],
    (phase) =>
      rewrite(phase, 'subscriptions', (text) =>
        text.replace(/ node="[^"]*"/g, '').replace(/ node='[^']*'/g, ''),
      ),
  ),
  asking(
    'subscriptions-none-refused',
    'Whoever has no subscription is answered with item-not-found.',
    ['XEP0060-5.6-b'],
    (phase) => (phase.noSubscriptions = () => refusal('item-not-found')),
  ),
  asking(
    'subscriptions-of-node-unfiltered',
    'The list of subscriptions to one node has those to all nodes.',
    ['XEP0060-5.6-d'],
    (phase) => replace(phase, 'mine', (right) => (server, requester) => right(server, requester, null)),
    'H67',
  ),
  asking(
    'affiliations-none-refused',
    'Whoever has no affiliation is answered with item-not-found.',
    ['XEP0060-5.7-a'],
    (phase) => (phase.noAffiliations = () => refusal('item-not-found')),
    'D18',
  ),
  asking(
    'items-none-refused',
    'A node without items is answered with item-not-found.',
    ['XEP0060-6.5.9.12-a'],
    (phase) =>
      replace(
        phase,
        'checkPersistent',
        (right) => (node) => (node.items.length === 0 ? refusal('item-not-found') : right(node)),
      ),
    'H75',
  ),
  fault(
    'node-unknown-condition-other',
    'A node that does not exist is answered with internal-server-error.',
    ['XEP0060-6.1.3.12-a', 'XEP0060-6.2.3.4-a', 'XEP0060-6.5.9.11-a', 'XEP0060-7.1.3.3-a'],
    ({ service }) => (service.unknownNode = () => refusal('internal-server-error')),
    'H98',
  ),
  fault(
    'node-unknown-made',
    'A node that does not exist is made by whatever is asked of it.',
    [
      ...['XEP0060-6.1.3.12-a', 'XEP0060-6.2.3.4-a', 'XEP0060-6.5.9.11-a', 'XEP0060-7.1.3.3-a'],
      'XEP0030-7-b',
    ],
    ({ service }) => (service.unknownNode = () => null),
  ),
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
    'pubsub-action-unknown-obeyed',
    'Anybody may carry out what belongs to owners.',
    ['XEP0060-14.2-a'],
    ({ owning }) => (owning.checkOwner = () => null),
  ),
];
