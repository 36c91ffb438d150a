import { because, fault, faultsOf, replace, rewrite, type Fault } from '../fault';
import type { Querying } from '../../reference-server/pubsub/querying';
import { refusal } from '../../reference-server/pubsub/service';

const asking = faultsOf('querying');

function leaveOutBare(phase: Querying): void {
  replace(
    phase,
    'mine',
    (right) =>
      (...args) =>
        right(...args).filter(({ jid }) => jid.includes('/')),
  );
}

const atNoNode = [
  ...['XEP0060-6.1.3.12-a', 'XEP0060-6.2.3.4-a', 'XEP0060-6.5.9.11-a', 'XEP0060-7.1.3.3-a'],
  'XEP0060-8.4.3.2-a',
];

/** What the service tells of itself and its nodes is not as it should be (XEP-0060, sections 5 and 6). */
export const queryingFaults: readonly Fault[] = [
  because(
    'The list is to hold all, and the automatic subscriptions of Finesse are those of the bare JID.',
    asking(
      'subscriptions-of-full-jids-only',
      'The list of subscriptions leaves out those of the bare JID.',
      ['XEP0060-5.6-a', 'FIN-SUBSCRIPTION-c', 'FIN-SUBSCRIPTION-d', 'FIN-SUBSCRIPTION-b'],
      leaveOutBare,
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
    'subscriptions-unsupported-unsaid',
    'The list of subscriptions is refused without saying that it is not supported.',
    ['XEP0060-5.6-c', 'FIN-SUBSCRIPTION-d'],
    (phase) => (phase.checkSubscriptions = () => refusal('feature-not-implemented')),
  ),
  asking(
    'subscriptions-none-refused',
    'Whoever has no subscription is answered with item-not-found.',
    ['XEP0060-5.6-b'],
    (phase) => (phase.noSubscriptions = () => refusal('item-not-found')),
  ),
  because(
    'The list is to hold all, an empty one is to be no error, and the automatic subscriptions of Finesse are those of the bare JID.',
    asking(
      'subscriptions-of-bare-jid-not-found',
      'The list of subscriptions leaves out those of the bare JID, and is refused where none are left.',
      ['XEP0060-5.6-a', 'XEP0060-5.6-b', 'FIN-SUBSCRIPTION-b', 'FIN-SUBSCRIPTION-c', 'FIN-SUBSCRIPTION-d'],
      (phase) => {
        phase.noSubscriptions = () => refusal('item-not-found');
        leaveOutBare(phase);
      },
    ),
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
    'affiliations-empty',
    'The list of affiliations is empty for everybody.',
    ['XEP0060-5.7-a'],
    (phase) => replace(phase, 'affiliations', (right) => (_found, requester) => right([], requester)),
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
  because(
    'Each kind of request has a rule of its own for a node that is not there.',
    fault(
      'node-unknown-condition-other',
      'A node that does not exist is answered with internal-server-error.',
      [...atNoNode],
      ({ service }) => (service.unknownNode = () => refusal('internal-server-error')),
      'H98',
    ),
  ),
  because(
    'Each kind of request has a rule of its own for a node that is not there.',
    fault(
      'node-unknown-made',
      'A node that does not exist is made by whatever is asked of it.',
      [...atNoNode, 'XEP0030-7-b'],
      ({ service }) => (service.unknownNode = () => null),
    ),
  ),
];
