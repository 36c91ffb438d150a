import type { Fault } from './fault';
import { handshakeFaults } from './http/handshake-faults';
import { hostMetaFaults } from './http/host-meta-faults';
import { requestReadingFaults } from './http/request-reading-faults';
import { resourceFaults } from './http/resource-faults';
import { subprotocolFaults } from './http/subprotocol-faults';
import { upgradeFaults } from './http/upgrade-faults';
import { nearNames } from './near-names';
import { accessFaults } from './pubsub/access-faults';
import { deliveryFaults } from './pubsub/delivery-faults';
import { discoveryFaults } from './pubsub/discovery-faults';
import { owningFaults } from './pubsub/owning-faults';
import { publishingFaults } from './pubsub/publishing-faults';
import { queryingFaults } from './pubsub/querying-faults';
import { subscribeFaults } from './pubsub/subscribing-faults';
import { keepingFaults } from './pubsub/subscription-keeping-faults';
import { unsubscribeFaults } from './pubsub/unsubscribing-faults';
import { restFaults } from './rest/rest-faults';
import { addresseeFaults } from './stanza/addressee-faults';
import { admissionFaults } from './stanza/admission-faults';
import { answerFaults } from './stanza/answer-faults';
import { capsFaults } from './stanza/caps-faults';
import { discoFaults } from './stanza/disco-faults';
import { earlyEffectFaults } from './stanza/early-effect-faults';
import { handlerFaults } from './stanza/handler-faults';
import { iqFaults } from './stanza/iq-faults';
import { livenessFaults } from './stanza/liveness-faults';
import { messageFaults } from './stanza/message-faults';
import { audienceFaults } from './stanza/presence-audience-faults';
import { presenceFaults } from './stanza/presence-faults';
import { relayFaults } from './stanza/relay-faults';
import { stanzaErrorFaults } from './stanza/stanza-error-faults';
import { bindFaults } from './stream/bind-faults';
import { sharingFaults } from './stream/bind-sharing-faults';
import { closingFaults } from './stream/closing-faults';
import { credentialFaults } from './stream/credential-faults';
import { elementFaults } from './stream/element-faults';
import { featureFaults } from './stream/feature-faults';
import { headerFaults } from './stream/header-faults';
import { identityFaults } from './stream/identity-faults';
import { inputFaults } from './stream/input-faults';
import { languageFaults } from './stream/language-faults';
import { lenienceFaults } from './stream/lenience-faults';
import { boundaryFaults } from './stream/message-boundary-faults';
import { openingFaults } from './stream/opening-faults';
import { salvageFaults } from './stream/salvage-faults';
import { saslConditionFaults } from './stream/sasl-condition-faults';
import { saslFaults } from './stream/sasl-faults';
import { scramFaults } from './stream/scram-faults';
import { tlsFaults } from './tls-faults';
import { closeFaults } from './websocket/close-faults';
import { failureFaults } from './websocket/failure-faults';
import { lengthFaults } from './websocket/length-faults';
import { receivedFrameFaults } from './websocket/received-frame-faults';
import { sentFrameFaults } from './websocket/sent-frame-faults';

/** Every fault the server can play. */
export const faults: readonly Fault[] = [
  ...tlsFaults,
  ...upgradeFaults,
  ...subprotocolFaults,
  ...handshakeFaults,
  ...requestReadingFaults,
  ...resourceFaults,
  ...hostMetaFaults,
  ...sentFrameFaults,
  ...lengthFaults,
  ...receivedFrameFaults,
  ...failureFaults,
  ...closeFaults,
  ...inputFaults,
  ...salvageFaults,
  ...boundaryFaults,
  ...headerFaults,
  ...languageFaults,
  ...openingFaults,
  ...featureFaults,
  ...closingFaults,
  ...elementFaults,
  ...lenienceFaults,
  ...credentialFaults,
  ...identityFaults,
  ...saslFaults,
  ...saslConditionFaults,
  ...scramFaults,
  ...bindFaults,
  ...sharingFaults,
  ...admissionFaults,
  ...earlyEffectFaults,
  ...answerFaults,
  ...stanzaErrorFaults,
  ...relayFaults,
  ...iqFaults,
  ...addresseeFaults,
  ...messageFaults,
  ...presenceFaults,
  ...audienceFaults,
  ...discoFaults,
  ...capsFaults,
  ...livenessFaults,
  ...handlerFaults,
  ...subscribeFaults,
  ...keepingFaults,
  ...unsubscribeFaults,
  ...accessFaults,
  ...queryingFaults,
  ...discoveryFaults,
  ...owningFaults,
  ...publishingFaults,
  ...deliveryFaults,
  ...restFaults,
];

/** A fault was asked for that the server does not know; the message says what comes near it. */
export class UnknownFault extends Error {
  override readonly name = 'UnknownFault';
}

/** The faults of these names. @throws UnknownFault naming one that does not exist and what comes near it. */
export function findFaults(names: readonly string[]): Fault[] {
  return names.map((name) => {
    const found = faults.find((fault) => fault.name === name);
    if (found) return found;
    const near = nearNames(
      name,
      faults.map((fault) => fault.name),
    );
    const hint =
      near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'see the list of faults for those there are';
    throw new UnknownFault(`unknown fault "${name}": ${hint}`);
  });
}
