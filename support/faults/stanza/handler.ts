import { namespaces } from '../../protocol/xml/namespaces';
import { fault, faultsOf, replace, type Fault } from '../fault';
import { endWithError } from '../../reference-server/stream/closing';
import { refusal } from '../../reference-server/pubsub/service';

const routing = faultsOf('iq');

/** Requests that Openfire's handlers answer otherwise, or not at all (RFC 6120, sections 8.2.3 and 10.5.3). */
export const handlerFaults: readonly Fault[] = [
  routing(
    'nonexistent-user-handled',
    'For a user who does not exist a ping gets a result and disco#info item-not-found.',
    ['RFC6120-10.5.3.1-b', 'XEP0030-8-a'],
    (phase) =>
      replace(phase, 'unknown', (right) => (request) => {
        const { stanza, payload, session } = request;
        const toAccount = stanza.to !== null && stanza.to.local !== '' && stanza.to.resource === '';
        if (toAccount && payload.namespaceURI === namespaces.ping) request.reply();
        else if (
          toAccount &&
          payload.namespaceURI === namespaces.info &&
          !session.server.exists(stanza.to?.bare ?? '')
        )
          request.refuse({ condition: 'item-not-found' });
        else right(request);
      }),
    'H58',
  ),
  fault(
    'account-features-told-to-strangers',
    'Anybody is told the features of an account.',
    ['XEP0030-8-a'],
    ({ disco }) =>
      replace(
        disco,
        'admits',
        (right) => (request, bare) =>
          request.payload.namespaceURI === namespaces.info
            ? request.session.server.exists(bare)
            : right(request, bare),
      ),
    'D31',
  ),
  fault(
    'disco-without-to-about-server',
    'disco#info without to is answered for the server, not for the account.',
    ['XEP0030-3.1-b'],
    ({ disco, iq }) =>
      replace(iq, 'handles', (right) => (request) => {
        if (request.stanza.to !== null || request.payload.namespaceURI !== namespaces.info)
          return right(request);
        request.reply(disco.info(disco.domain(), null));
        return false;
      }),
    'D38',
  ),
  routing(
    'iq-type-unknown-ends-stream',
    'An iq of a type that does not exist ends the stream with internal-server-error; one without a type gets no answer.',
    ['RFC6120-8.2.3-a'],
    (phase) =>
      replace(phase, 'onMisshapen', (right) => (session, stanza, refused) => {
        if (phase.checkType(stanza) === null) right(session, stanza, refused);
        else if (stanza.type !== null)
          endWithError(session, { condition: 'internal-server-error', text: 'No such type.' });
      }),
    'D28',
  ),
  fault(
    'ping-set-unanswered',
    'A ping of type set gets no answer.',
    ['RFC6120-8.2.3-f'],
    ({ liveness }) =>
      replace(liveness, 'answerPing', (right) => (request) => {
        if (request.isGet) right(request);
      }),
    'D15',
  ),
  fault(
    'subscribe-without-jid-fails',
    'A <subscribe/> without jid leads to internal-server-error.',
    ['XEP0060-6.1.1-a'],
    ({ subscribing }) =>
      replace(
        subscribing,
        'checkJid',
        (right) => (requester, jid, owns, server) =>
          jid === null ? refusal('internal-server-error') : right(requester, jid, owns, server),
      ),
    'H99',
  ),
];
