import { faultsOf, replace, type Fault } from '../fault';
import { makeJid } from '../../reference-server/jid';
import { refuse } from '../../reference-server/stanza/stanza';

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
    ['RFC6121-8.5.2.1.1-a', 'RFC6120-10.3.1-a', 'FIN-NOTIFICATION-a'],
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
  delivering(
    'messages-out-of-order',
    'Every other message is delivered late.',
    ['RFC6120-10.1-a'],
    (phase) => {
      let count = 0;
      replace(phase, 'handOver', (right) => (target, copy) => {
        count += 1;
        if (count % 2 === 0) right(target, copy);
        else setTimeout(() => right(target, copy), 20).unref();
      });
    },
  ),
  delivering(
    'message-to-nobody-told',
    'A message that nobody gets is answered with item-not-found.',
    ['RFC6120-10.5.3.1-a'],
    (phase) =>
      replace(
        phase,
        'undeliverable',
        (right) => (type) => (right(type) === null ? null : { condition: 'item-not-found' }),
      ),
  ),
  delivering(
    'message-error-answered',
    'An error in a message to the server is answered with another.',
    ['RFC6120-8.2.3-c'],
    (phase) =>
      (phase.toServer = (session, stanza) => {
        if (stanza.type !== 'error') return;
        refuse(session, { ...stanza, type: null }, { condition: 'service-unavailable' });
      }),
  ),
];
