import { because, faultsOf, replace, rewrite, type Fault } from '../fault';
import { parseJid } from '../../reference-server/jid';
import { refusal } from '../../reference-server/pubsub/service';

const subscribing = faultsOf('subscribing');

const documented = ['XEP0060-6.1.2-a', 'DOC-S08-b', 'DOC-S10-a'];

/** Subscribing is not as it should be (XEP-0060, section 6.1). */
export const subscribeFaults: readonly Fault[] = [
  subscribing(
    'team-subscription-forbidden',
    'Nobody may subscribe to the users of a team.',
    ['DOC-S10-a', 'FIN-SUBSCRIPTION-a'],
    (phase) =>
      replace(
        phase,
        'checkAccess',
        (right) => (node, affiliation) =>
          node.name.startsWith('/finesse/api/Team/') ? refusal('forbidden') : right(node, affiliation),
      ),
  ),
  subscribing(
    'client-subscriptions-disabled',
    'No client may subscribe to anything.',
    ['DOC-S08-a', 'DOC-S10-a', 'FIN-SUBSCRIPTION-a'],
    (phase) => (phase.checkAccess = () => refusal('not-allowed')),
  ),
  subscribing(
    'subscription-confirmed-for-other-node',
    'The confirmation names another node than the one that was asked for.',
    ['XEP0060-6.1.2-a', 'DOC-S08-b', 'FIN-NODE-a'],
    (phase) => (phase.shown = (right) => ({ ...right, node: `${right.node}/Other` })),
  ),
  subscribing(
    'subscription-node-lower-cased',
    'The confirmation names the node in lower case.',
    ['XEP0060-6.1.2-a', 'DOC-S08-b', 'FIN-NODE-a'],
    (phase) => (phase.shown = (right) => ({ ...right, node: right.node.toLowerCase() })),
  ),
  subscribing(
    'subscription-confirmed-for-bare-jid',
    'The confirmation names the bare JID where a full one was asked for.',
    ['XEP0060-6.1.2-a', 'DOC-S08-b'],
    (phase) => (phase.shown = (right) => ({ ...right, jid: parseJid(right.jid)?.bare ?? right.jid })),
  ),
  subscribing(
    'subscription-kept-under-bare-jid',
    'A full JID is subscribed and its bare JID noted.',
    ['XEP0060-12.3-a', 'XEP0060-6.1.6-c', 'XEP0060-5.6-a'],
    (phase) =>
      (phase.add = (node, subscription) => {
        node.subscriptions.push({
          ...subscription,
          jid: parseJid(subscription.jid)?.bare ?? subscription.jid,
        });
      }),
    'H72',
  ),
  because(
    'The state is demanded of every confirmation, and once more where it has to be pending.',
    subscribing(
      'subscription-state-missing',
      'The confirmation does not say what state the subscription is in.',
      [...documented, 'XEP0060-6.1.4-a'],
      (phase) => rewrite(phase, 'confirmation', (text) => text.replace(/ subscription="[^"]*"/, '')),
    ),
  ),
  subscribing(
    'subscription-state-none',
    'The confirmation says that there is no subscription.',
    documented,
    (phase) =>
      rewrite(phase, 'confirmation', (text) => text.replace(/ subscription="[^"]*"/, ' subscription="none"')),
  ),
  because(
    'Whoever is subscribed is to be told and to be listed, by the XEP, by Finesse and in the documented conversation.',
    subscribing(
      'subscription-not-kept',
      'A subscription is confirmed and not noted.',
      ['XEP0060-4.2-a', 'XEP0060-5.6-a', 'DOC-S11-a', 'XEP0060-7.1.2-a', 'FIN-SUBSCRIPTION-d'],
      (phase) => (phase.add = () => undefined),
    ),
  ),
  subscribing(
    'subscription-options-demanded',
    'A confirmed subscription still demands options.',
    ['XEP0060-6.1.5-a', 'DOC-S08-d', 'XEP0060-6.1.5-b'],
    (phase) =>
      rewrite(phase, 'confirmation', (text) =>
        text.replace('<subscribe-options/>', '<subscribe-options><required/></subscribe-options>'),
      ),
  ),
];
