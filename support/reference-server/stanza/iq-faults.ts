import { fault, replace, type Fault } from '../fault';
import { parseJid } from '../jid';
import type { Iq } from './iq';
import { elementsOf, refuse } from './stanza';

function routing(
  name: string,
  sentence: string,
  breaks: readonly string[],
  bend: (phase: Iq) => void,
  reenacts?: string,
): Fault {
  return fault(name, sentence, breaks, ({ iq }) => bend(iq), reenacts);
}

/** An iq is handled as it should not be (RFC 6120, sections 8.2.3 and 10). */
export const iqFaults: readonly Fault[] = [
  routing(
    'iq-type-unknown-unanswered',
    'An iq of a type that does not exist gets no answer.',
    ['RFC6120-8.2.3-a'],
    (phase) =>
      replace(
        phase,
        'onMisshapen',
        (right) => (session, stanza, refusal) =>
          phase.checkType(stanza) ? undefined : right(session, stanza, refusal),
      ),
  ),
  routing(
    'iq-without-child-unanswered',
    'An iq get without a child gets no answer.',
    ['RFC6120-8.2.3-d', 'RFC6120-8.2.3-b'],
    (phase) =>
      replace(
        phase,
        'onMisshapen',
        (right) => (session, stanza, refusal) =>
          elementsOf(stanza.element).length === 0 && phase.checkType(stanza) === null
            ? undefined
            : right(session, stanza, refusal),
      ),
    'H103',
  ),
  routing(
    'iq-with-two-children-obeyed',
    'Of an iq with two children the first is carried out.',
    ['RFC6120-8.2.3-d'],
    (phase) =>
      replace(
        phase,
        'checkChildren',
        (right) => (stanza) => (elementsOf(stanza.element).length > 1 ? null : right(stanza)),
      ),
  ),
  routing(
    'stray-result-answered',
    'A result that nobody waits for is answered with an error.',
    ['RFC6120-8.2.3-c'],
    (phase) =>
      (phase.stray = (session, stanza) => {
        if (stanza.id !== null) {
          refuse(session, { ...stanza, type: 'get' }, { condition: 'service-unavailable' });
        }
      }),
  ),
  routing(
    'unknown-namespace-not-implemented',
    'An iq to the server in an unknown namespace is answered with feature-not-implemented.',
    ['RFC6120-8.4-a'],
    (phase) =>
      replace(phase, 'unknown', (right) => (request) => {
        const { to } = request.stanza;
        if (to === null || to.local === '') request.refuse({ condition: 'feature-not-implemented' });
        else right(request);
      }),
    'D15',
  ),
  routing(
    'unknown-namespace-unanswered',
    'An iq to the server in an unknown namespace gets no answer.',
    ['RFC6120-8.4-a', 'RFC6120-8.2.3-b'],
    (phase) =>
      replace(phase, 'unknown', (right) => (request) => {
        const { to } = request.stanza;
        if (to !== null && to.local !== '') right(request);
      }),
  ),
  routing(
    'nonexistent-user-unanswered',
    'An iq to a user who does not exist gets no answer.',
    ['RFC6120-10.5.3.1-a', 'RFC6120-10.5.3.1-b', 'XEP0030-7-a', 'XEP0030-8-a'],
    (phase) =>
      replace(phase, 'unknown', (right) => (request) => {
        const { to } = request.stanza;
        if (to === null || to.local === '' || request.session.server.exists(to.bare)) right(request);
      }),
    'H58',
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
    'missing-resource-told',
    'An iq to a resource that is not there is answered with item-not-found.',
    ['RFC6121-8.5.3.2.3-a', 'XEP0199-7-a', 'RFC6120-13.10.2-a'],
    (phase) => (phase.noSuchResource = (request) => request.refuse({ condition: 'item-not-found' })),
  ),
  routing(
    'missing-resource-unanswered',
    'An iq to a resource that is not there gets no answer.',
    ['RFC6121-8.5.3.2.3-a', 'XEP0199-7-a', 'RFC6120-13.10.2-a'],
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
