import { faultsOf, type Fault } from '../fault';
import { refusal } from '../../reference-server/pubsub/service';

const subscribing = faultsOf('subscribing');

/** Unsubscribing is not as it should be (XEP-0060, section 6.2). */
export const unsubscribeFaults: readonly Fault[] = [
  subscribing(
    'unsubscribe-without-effect',
    'An unsubscribe request gets a result and changes nothing.',
    ['XEP0060-4.2-b', 'XEP0060-6.2.2-a', 'FIN-SUBSCRIPTION-e'],
    (phase) => (phase.remove = () => undefined),
  ),
  subscribing(
    'unsubscribe-forbidden',
    'Nobody may end a subscription.',
    ['XEP0060-6.2.2-a', 'FIN-SUBSCRIPTION-e'],
    (phase) => (phase.checkOwner = () => refusal('forbidden')),
  ),
  subscribing(
    'unsubscribe-repeat-confirmed',
    'Whoever is not subscribed gets a result for unsubscribing.',
    ['XEP0060-6.2.3.2-a'],
    (phase) => (phase.checkSubscribed = () => null),
  ),
  subscribing(
    'unsubscribe-removes-all',
    'Unsubscribing one JID unsubscribes everybody from the node.',
    ['XEP0060-6.1.6-c'],
    (phase) => (phase.remove = (node) => (node.subscriptions = [])),
    'H93',
  ),
  subscribing(
    'unsubscribe-of-another-obeyed',
    'A client may unsubscribe somebody else.',
    ['XEP0060-6.2.3.3-a'],
    (phase) => (phase.checkOwner = () => null),
    'H83',
  ),
  subscribing(
    'unsubscribe-of-another-condition-other',
    'Unsubscribing somebody else is answered with bad-request.',
    ['XEP0060-6.2.3.3-a'],
    (phase) => (phase.checkOwner = (owns) => (owns ? null : refusal('bad-request', 'invalid-jid'))),
  ),
  subscribing(
    'unsubscribe-subid-refused',
    'A subscription id where none are in use is answered with item-not-found.',
    ['XEP0060-6.2.3.5-a'],
    (phase) => (phase.checkSubscriptionId = (subid) => (subid === null ? null : refusal('item-not-found'))),
  ),
];
