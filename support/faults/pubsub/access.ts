import { because, fault, replace, type Fault } from '../fault';
import { refusal } from '../../reference-server/pubsub/service';
import type { Querying } from '../../reference-server/pubsub/querying';
import type { Subscribing } from '../../reference-server/pubsub/subscribing';

function access(
  name: string,
  sentence: string,
  breaks: readonly string[],
  bend: (subscribing: Subscribing, querying: Querying) => void,
  reenacts?: string,
): Fault {
  return fault(name, sentence, breaks, ({ subscribing, querying }) => bend(subscribing, querying), reenacts);
}

function ignoring(model: string): (subscribing: Subscribing) => void {
  return (subscribing) =>
    replace(
      subscribing,
      'checkAccess',
      (right) => (node, affiliation) =>
        node.settings.accessModel === model ? null : right(node, affiliation),
    );
}

/** Who is let in is not judged as it should be (XEP-0060, sections 6.1.3 and 6.5.9). */
export const accessFaults: readonly Fault[] = [
  access(
    'whitelist-ignored',
    'Anybody may subscribe to a whitelist node.',
    ['XEP0060-6.1.3.4-a'],
    ignoring('whitelist'),
  ),
  access(
    'whitelist-condition-other',
    'A whitelist node refuses with not-authorized.',
    ['XEP0060-6.1.3.4-a'],
    (subscribing) =>
      replace(
        subscribing,
        'checkAccess',
        (right) => (node, affiliation) =>
          node.settings.accessModel === 'whitelist' && affiliation === 'none'
            ? refusal('not-authorized')
            : right(node, affiliation),
      ),
  ),
  access(
    'presence-access-ignored',
    'Anybody may subscribe to a node of access model presence.',
    ['XEP0060-6.1.3.2-a'],
    ignoring('presence'),
  ),
  access(
    'roster-access-ignored',
    'Anybody may subscribe to a node of access model roster.',
    ['XEP0060-6.1.3.3-a'],
    ignoring('roster'),
  ),
  access(
    'outcast-subscribed',
    'An outcast may subscribe.',
    ['XEP0060-6.1.3.8-a'],
    (subscribing) => (subscribing.checkOutcast = () => null),
  ),
  access(
    'disabled-subscriptions-taken',
    'A node that allows no subscriptions takes them.',
    ['XEP0060-6.1.3.10-a'],
    (subscribing) => (subscribing.checkAllowed = () => null),
  ),
  access(
    'disabled-subscriptions-condition-other',
    'A node that allows no subscriptions refuses with not-allowed.',
    ['XEP0060-6.1.3.10-a'],
    (subscribing) =>
      (subscribing.checkAllowed = (node) => (node.settings.subscribe ? null : refusal('not-allowed'))),
    'D18',
  ),
  access(
    'approval-skipped',
    'A subscription that needs the owner\u2019s approval is in force at once.',
    ['XEP0060-6.1.4-a', 'XEP0060-6.1.3.7-a'],
    (subscribing) => (subscribing.initialState = () => 'subscribed'),
  ),
  access(
    'pending-repeated',
    'A second request while one is pending gets a second pending.',
    ['XEP0060-6.1.3.7-a'],
    (subscribing) => (subscribing.checkPending = () => null),
    'H81',
  ),
  because(
    'One rule closes a node by its access model, and one for each model says how.',
    access(
      'items-open-to-all',
      'Items are shown whatever the access model says.',
      [...['XEP0060-14.3-a', 'XEP0060-6.5.9.3-a', 'XEP0060-6.5.9.8-a', 'XEP0060-6.5.9.10-a']],
      (_subscribing, querying) => (querying.checkItems = () => null),
      'H91',
    ),
  ),
  access(
    'items-withheld-from-members',
    'Items of a whitelist node are refused to those on the list as well.',
    ['XEP0060-4.1-a'],
    (_subscribing, querying) =>
      replace(
        querying,
        'checkItems',
        (right) => (node, affiliation, subscribed) =>
          right(node, affiliation === 'member' ? 'none' : affiliation, subscribed),
      ),
  ),
  access(
    'items-condition-other',
    'Items that may not be seen are refused with item-not-found.',
    ['XEP0060-6.5.9.3-a', 'XEP0060-6.5.9.8-a', 'XEP0060-6.5.9.10-a'],
    (_subscribing, querying) =>
      replace(
        querying,
        'checkItems',
        (right) =>
          (...args) =>
            right(...args) && refusal('item-not-found'),
      ),
  ),
  access(
    'items-not-kept-unsaid',
    'A node that keeps no items shows an empty list.',
    ['XEP0060-6.5.9.4-a'],
    (_subscribing, querying) => (querying.checkPersistent = () => null),
  ),
];
