import { faultsOf, replace, type Fault } from '../fault';
import { refusal } from '../../reference-server/pubsub/service';

const owning = faultsOf('owning');

/** Who may do what owners do is not judged as it should be (XEP-0060, section 14.2). */
export const owningFaults: readonly Fault[] = [
  owning(
    'pubsub-action-unknown-obeyed',
    'Anybody may carry out what belongs to owners.',
    ['XEP0060-14.2-a'],
    (phase) => (phase.checkOwner = () => null),
  ),
  owning(
    'node-name-taken-condition-other',
    'A node that exists is refused with not-allowed where somebody makes it again.',
    ['XEP0060-8.1.1-a'],
    (phase) =>
      replace(phase, 'checkName', (right) => (existing) => right(existing) && refusal('not-allowed')),
  ),
  owning(
    'node-delete-refused',
    'An owner may not delete its node.',
    ['XEP0060-4.1-a'],
    (phase) => (phase.checkDeletion = () => refusal('forbidden')),
  ),
  owning(
    'owner-lists-withheld',
    'An owner may not see who is subscribed to the node or affiliated with it.',
    ['XEP0060-4.1-a'],
    (phase) =>
      replace(phase, 'checkOwner', (right) => (affiliation, request) => {
        const { iq, action } = request;
        const withheld = iq.isGet && action.localName !== 'configure';
        return withheld ? refusal('forbidden') : right(affiliation, request);
      }),
  ),
];
