import { fault, faultsOf, replace, type Fault } from '../fault';
import { parseJid } from '../../reference-server/jid';

const routing = faultsOf('iq');

/** An iq to somebody else is handled as it should not be (RFC 6120, section 10.5; RFC 6121, section 8.5). */
export const addresseeFaults: readonly Fault[] = [
  routing(
    'nonexistent-user-unanswered',
    'An iq to a user who does not exist gets no answer.',
    ['RFC6120-8.2.3-b'],
    (phase) =>
      replace(phase, 'unknown', (right) => (request) => {
        const { to } = request.stanza;
        if (to === null || to.local === '' || request.session.server.exists(to.bare)) right(request);
      }),
  ),
  routing(
    'nonexistent-user-told',
    'An iq to a user who does not exist is answered with item-not-found.',
    ['RFC6120-10.5.3.1-a', 'RFC6120-10.5.3.1-b', 'XEP0030-8-a'],
    (phase) =>
      replace(phase, 'unknown', (right) => (request) => {
        const { to } = request.stanza;
        if (to === null || to.local === '' || request.session.server.exists(to.bare)) right(request);
        else request.refuse({ condition: 'item-not-found' });
      }),
  ),
  routing(
    'bare-iq-passed-on',
    'An iq to a user\u2019s bare JID is delivered to a resource.',
    ['RFC6121-8.5.2.1.3-a'],
    (phase) =>
      replace(phase, 'unknown', (right) => (request) => {
        const { session, stanza } = request;
        const [target] = stanza.to ? session.server.sessionsOf(stanza.to.bare) : [];
        if (target && target !== session && stanza.to?.resource === '') {
          target.send(session.server.behaviour.stanzas.relay(stanza.element, session));
        } else right(request);
      }),
  ),
  routing(
    'stranger-reaches-resource',
    'An iq from a stranger is delivered to a full JID.',
    ['RFC6121-8.5.3.1-b'],
    (phase) => (phase.reaches = () => true),
  ),
  routing(
    'presence-told-by-error',
    'An iq that nobody understands is refused otherwise for a user who is online than for one who is not.',
    ['RFC6120-13.10.2-a', 'XEP0030-8-a'],
    (phase) =>
      replace(phase, 'unknown', (right) => (request) => {
        const { session, stanza } = request;
        const online = session.server.sessionsOf(stanza.to?.full ?? '').some(({ available }) => available);
        if (online) request.refuse({ condition: 'feature-not-implemented' });
        else right(request);
      }),
  ),
  routing(
    'missing-resource-told',
    'An iq to a resource that is not there is answered with item-not-found.',
    ['RFC6121-8.5.3.2.3-a', 'XEP0199-7-a', 'RFC6120-13.10.2-a'],
    (phase) => (phase.noSuchResource = (request) => request.refuse({ condition: 'item-not-found' })),
  ),
  routing(
    'missing-resource-unanswered',
    'An iq to a resource that is not there gets no answer.',
    ['RFC6120-8.2.3-b'],
    (phase) => (phase.noSuchResource = () => undefined),
  ),
  routing(
    'remote-unanswered',
    'An iq to another domain gets no answer.',
    ['RFC6120-10.4.3-a', 'RFC6120-10.4.3-b'],
    (phase) => (phase.remote = () => undefined),
  ),
  routing(
    'remote-condition-other',
    'An iq to another domain is answered with item-not-found.',
    ['RFC6120-10.4.3-b'],
    (phase) => (phase.remote = (request) => request.refuse({ condition: 'item-not-found' })),
  ),
  fault(
    'pings-out-of-order',
    'Every other ping is answered late.',
    ['RFC6120-10.1-a'],
    ({ liveness }) => {
      let count = 0;
      replace(liveness, 'answerPing', (right) => (request) => {
        count += 1;
        if (count % 2 === 0) right(request);
        else setTimeout(() => right(request), 20).unref();
      });
    },
    'H14',
  ),
  fault(
    'ping-other-account-answered',
    'A ping to another account is answered if the account exists.',
    ['RFC6120-10.5.3.1-b'],
    ({ iq }) =>
      replace(iq, 'unknown', (right) => (request) => {
        const to = parseJid(request.stanza.element.getAttribute('to') ?? '');
        const ping = request.payload.localName === 'ping';
        if (ping && to && to.local !== '' && request.session.server.exists(to.bare)) request.reply();
        else right(request);
      }),
  ),
];
