import { namespaces } from '../../protocol/xml/namespaces';
import { fault, faultsOf, replace, type Fault } from '../fault';
import { childOf, elementsOf, refuse } from '../../reference-server/stanza/stanza';

const routing = faultsOf('iq');

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
    ['RFC6120-8.2.3-b', 'RFC6120-8.2.3-d'],
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
    'roster-unanswered',
    'A roster get, which has no to, gets no answer.',
    ['RFC6120-8.2.3-b'],
    (phase) =>
      (phase.handles = ({ stanza, payload }) =>
        stanza.to !== null || payload.namespaceURI !== 'jabber:iq:roster'),
  ),
  fault(
    'subscriptions-unanswered-after-deletion',
    'Who was subscribed to a node when it was deleted is never again told its subscriptions.',
    ['RFC6120-8.2.3-b'],
    ({ owning, iq }) => {
      const bereft = new Set<string>();
      replace(owning, 'checkDeletion', (right) => (node) => {
        for (const { jid } of node.subscriptions) bereft.add(jid);
        return right(node);
      });
      iq.handles = ({ session, payload }) =>
        !bereft.has(session.full) || !childOf(payload, namespaces.ps, 'subscriptions');
    },
  ),
  routing(
    'domain-disco-unanswered',
    'disco#info to the domain gets no answer.',
    ['RFC6120-8.2.3-b', 'XEP0030-3.1-a'],
    (phase) =>
      (phase.handles = ({ session, stanza, payload }) =>
        stanza.to?.full !== session.server.domain || payload.namespaceURI !== namespaces.info),
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
    'An iq to the domain in an unknown namespace is answered with feature-not-implemented.',
    ['RFC6120-8.4-a'],
    (phase) =>
      replace(phase, 'unknown', (right) => (request) => {
        const { domain } = request.session.server;
        if (request.stanza.to?.full === domain) request.refuse({ condition: 'feature-not-implemented' });
        else right(request);
      }),
    'D15',
  ),
  routing(
    'unknown-namespace-unanswered',
    'An iq to the server in an unknown namespace gets no answer.',
    ['RFC6120-8.2.3-b'],
    (phase) =>
      replace(phase, 'unknown', (right) => (request) => {
        const { to } = request.stanza;
        if (to !== null && to.local !== '') right(request);
      }),
  ),
];
