import { fault, faultsOf, replace, type Fault } from '../fault';
import type { Node } from '../../reference-server/pubsub/node-store';
import { refusal } from '../../reference-server/pubsub/service';

const subscribing = faultsOf('subscribing');

/** Whose subscriptions are taken and kept is not as it should be (XEP-0060, section 6.1). */
export const keepingFaults: readonly Fault[] = [
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
  ),
  subscribing(
    'subscription-of-bare-jid-refused',
    'A client may not subscribe its bare JID.',
    ['XEP0060-6.1.3.1-b'],
    (phase) =>
      replace(
        phase,
        'checkJid',
        (right) => (requester, jid, owns, server) =>
          jid === requester ? refusal('bad-request', 'invalid-jid') : right(requester, jid, owns, server),
      ),
  ),
  subscribing(
    'subscription-of-absent-resource-refused',
    'A client may subscribe those of its full JIDs alone that are connected.',
    ['XEP0060-6.1.3.1-b'],
    (phase) =>
      replace(
        phase,
        'checkJid',
        (right) => (requester, jid, owns, server) =>
          jid?.includes('/') && !server.findSession(jid)
            ? refusal('bad-request', 'invalid-jid')
            : right(requester, jid, owns, server),
      ),
  ),
  subscribing(
    'subscription-repeat-doubled',
    'A second request makes a second subscription.',
    ['XEP0060-6.1.6-a'],
    (phase) => {
      let asked: Node | undefined;
      replace(phase, 'checkAccess', (right) => (node, affiliation) => {
        asked = node;
        return right(node, affiliation);
      });
      replace(phase, 'checkPending', (right) => (existing) => {
        if (existing) asked?.subscriptions.push({ ...existing });
        return right(existing);
      });
    },
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
    'Automatic subscriptions are held under a full JID, and serve no other resource.',
    ['FIN-SUBSCRIPTION-c', 'FIN-NOTIFICATION-a'],
    (phase) => (phase.automatic = (bare) => `${bare}/finesse`),
  ),
  fault(
    'subscription-change-unannounced',
    'A subscriber does not learn that an owner ended the subscription.',
    ['XEP0060-12.14-a'],
    ({ owning }) => (owning.announcesState = () => false),
  ),
];
