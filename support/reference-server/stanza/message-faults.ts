import { faultsOf, replace, type Fault } from '../fault';
import { makeJid } from '../jid';

const delivering = faultsOf('message');

/** Messages are delivered as they should not be (RFC 6121, section 8.5). */
export const messageFaults: readonly Fault[] = [
  delivering(
    'message-without-to-lost',
    'A message without to is not delivered.',
    ['RFC6120-10.3.1-a'],
    (phase) => (phase.defaultTo = ({ server }) => makeJid('', server.domain, '')),
  ),
  delivering(
    'message-to-negative-priority',
    'A message to a bare JID reaches resources with a negative priority.',
    ['RFC6121-8.5.2.1.1-a'],
    (phase) =>
      (phase.bareTargets = (server, bare) => server.sessionsOf(bare).filter(({ available }) => available)),
  ),
  delivering(
    'message-to-bare-lost',
    'A message to a bare JID reaches nobody.',
    ['RFC6121-8.5.2.1.1-a', 'RFC6120-10.3.1-a', 'RFC6120-8.1.1.1-a', 'FIN-NOTIFICATION-a'],
    (phase) => {
      phase.bareTargets = () => [];
      phase.undeliverable = () => null;
    },
  ),
  delivering(
    'message-to-full-lost',
    'A message to a full JID reaches nobody.',
    ['RFC6121-8.5.3.1-a'],
    (phase) =>
      replace(
        phase,
        'copies',
        (right) => (element) => (element.getAttribute('to')?.includes('/') ? [] : right(element)),
      ),
  ),
  delivering(
    'message-needs-presence',
    'A message to a full JID is lost until that resource has sent presence.',
    ['RFC6121-8.5.3.1-a'],
    (phase) =>
      replace(
        phase,
        'fullTargets',
        (right) => (server, full) => right(server, full).filter(({ available }) => available),
      ),
    'H57',
  ),
];
