import { fault, replace, rewrite, type Fault } from '../fault';
import { parseJid } from '../jid';
import { refusal } from './service';
import type { Subscribing } from './subscribing';

function subscribing(
  name: string,
  sentence: string,
  breaks: readonly string[],
  bend: (phase: Subscribing) => void,
  reenacts?: string,
): Fault {
  return fault(name, sentence, breaks, ({ subscribing: phase }) => bend(phase), reenacts);
}

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
    [...documented, 'DOC-S08-a', 'FIN-SUBSCRIPTION-a', 'XEP0060-6.1.3.1-b'],
    (phase) => (phase.checkAccess = () => refusal('not-allowed')),
  ),
  subscribing(
    'subscription-confirmed-for-other-node',
    'The confirmation names another node than the one that was asked for.',
    [...documented, 'FIN-NODE-a'],
    (phase) => (phase.shown = (right) => ({ ...right, node: `${right.node}/Other` })),
  ),
  subscribing(
    'subscription-node-lower-cased',
    'The confirmation names the node in lower case.',
    [...documented, 'FIN-NODE-a'],
    (phase) => (phase.shown = (right) => ({ ...right, node: right.node.toLowerCase() })),
  ),
  subscribing(
    'subscription-confirmed-for-bare-jid',
    'The confirmation names the bare JID where a full one was asked for.',
    [...documented, 'XEP0060-6.1.3.1-b'],
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
  subscribing(
    'subscription-state-missing',
    'The confirmation does not say what state the subscription is in.',
    documented,
    (phase) => rewrite(phase, 'confirmation', (text) => text.replace(/ subscription="[^"]*"/, '')),
  ),
  subscribing(
    'subscription-state-none',
    'The confirmation says that there is no subscription.',
    documented,
    (phase) =>
      rewrite(phase, 'confirmation', (text) => text.replace(/ subscription="[^"]*"/, ' subscription="none"')),
  ),
  subscribing(
    'subscription-not-kept',
    'A subscription is confirmed and not noted.',
    ['XEP0060-4.2-a', 'XEP0060-5.6-a', 'DOC-S11-a', 'XEP0060-7.1.2-a', 'FIN-SUBSCRIPTION-d'],
    (phase) => (phase.add = () => undefined),
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
  subscribing(
    'subscription-of-another-accepted',
    'A client may subscribe somebody else.',
    ['XEP0060-6.1.3.1-a'],
    (phase) => (phase.checkJid = () => null),
  ),
  subscribing(
    'subscription-of-another-fails',
    'Subscribing somebody else leads to internal-server-error.',
    ['XEP0060-6.1.3.1-a'],
    (phase) =>
      replace(
        phase,
        'checkJid',
        (right) =>
          (...args) =>
            right(...args) && refusal('internal-server-error'),
      ),
    'H99',
  ),
  subscribing(
    'subscription-of-bare-jid-refused',
    'A client may not subscribe its bare JID.',
    ['XEP0060-6.1.3.1-b'],
    (phase) =>
      replace(
        phase,
        'checkJid',
        (right) => (requester, jid, owns) =>
          jid === requester ? refusal('bad-request', 'invalid-jid') : right(requester, jid, owns),
      ),
  ),
  subscribing(
    'subscription-repeat-doubled',
    'A second request makes a second subscription.',
    ['XEP0060-6.1.6-a'],
    (phase) =>
      replace(phase, 'add', (right) => (node, subscription) => {
        right(node, subscription);
        right(node, { ...subscription });
      }),
    'H96',
  ),
  subscribing('subscription-repeat-refused', 'A second request is refused.', ['XEP0060-6.1.6-a'], (phase) =>
    replace(
      phase,
      'checkPending',
      (right) => (existing) => (existing ? refusal('conflict') : right(existing)),
    ),
  ),
  subscribing(
    'subscription-ends-with-session',
    'Subscriptions of a full JID are removed when the session ends.',
    ['FIN-SUBSCRIPTION-f'],
    (phase) =>
      (phase.onEnd = (session) => {
        for (const node of session.server.nodes.all()) {
          node.subscriptions = node.subscriptions.filter(({ jid }) => jid !== session.full);
        }
      }),
  ),
  subscribing(
    'automatic-subscriptions-missing',
    'Nobody is subscribed automatically.',
    ['FIN-SUBSCRIPTION-b', 'FIN-SUBSCRIPTION-c', 'FIN-NOTIFICATION-a'],
    (phase) => (phase.automatic = () => null),
  ),
  subscribing(
    'automatic-subscriptions-under-full-jid',
    'Automatic subscriptions are held under a full JID.',
    ['FIN-SUBSCRIPTION-c'],
    (phase) => (phase.automatic = (bare) => `${bare}/desktop`),
  ),
];

/** Unsubscribing is not as it should be (XEP-0060, section 6.2). */
export const unsubscribeFaults: readonly Fault[] = [
  subscribing(
    'unsubscribe-without-effect',
    'An unsubscribe request gets a result and changes nothing.',
    ['XEP0060-6.2.2-a', 'XEP0060-4.2-b', 'XEP0060-6.2.3.2-a', 'FIN-SUBSCRIPTION-e'],
    (phase) => (phase.remove = () => undefined),
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
];
