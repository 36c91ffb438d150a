import type { Fault } from './fault';
import { handshakeFaults } from './http/handshake-faults';
import { upgradeFaults } from './http/upgrade-faults';
import { accessFaults } from './pubsub/access-faults';
import { deliveryFaults, publishingFaults } from './pubsub/delivery-faults';
import { queryingFaults } from './pubsub/querying-faults';
import { subscribeFaults, unsubscribeFaults } from './pubsub/subscribing-faults';
import { restFaults } from './rest/rest-faults';
import { admissionFaults } from './stanza/admission-faults';
import { discoFaults } from './stanza/disco-faults';
import { iqFaults } from './stanza/iq-faults';
import { livenessFaults } from './stanza/liveness-faults';
import { messageFaults } from './stanza/message-faults';
import { presenceFaults } from './stanza/presence-faults';
import { answerFaults, relayFaults } from './stanza/stanza-faults';
import { bindFaults } from './stream/bind-faults';
import { closingFaults } from './stream/closing-faults';
import { inputFaults } from './stream/input-faults';
import { featureFaults, headerFaults, openingFaults } from './stream/opening-faults';
import { credentialFaults, saslFaults } from './stream/sasl-faults';
import { tlsFaults } from './tls-faults';
import { closeFaults } from './websocket/close-faults';
import { receivedFrameFaults, sentFrameFaults } from './websocket/frame-faults';

/** Every fault the server can play. */
export const faults: readonly Fault[] = [
  ...tlsFaults,
  ...upgradeFaults,
  ...handshakeFaults,
  ...sentFrameFaults,
  ...receivedFrameFaults,
  ...closeFaults,
  ...inputFaults,
  ...headerFaults,
  ...openingFaults,
  ...featureFaults,
  ...closingFaults,
  ...credentialFaults,
  ...saslFaults,
  ...bindFaults,
  ...admissionFaults,
  ...answerFaults,
  ...relayFaults,
  ...iqFaults,
  ...messageFaults,
  ...presenceFaults,
  ...discoFaults,
  ...livenessFaults,
  ...subscribeFaults,
  ...unsubscribeFaults,
  ...accessFaults,
  ...queryingFaults,
  ...publishingFaults,
  ...deliveryFaults,
  ...restFaults,
];

/** The faults of these names. @throws Error naming one that does not exist and what comes near it. */
export function findFaults(names: readonly string[]): Fault[] {
  return names.map((name) => {
    const found = faults.find((fault) => fault.name === name);
    if (found) return found;
    const near = nearNames(name);
    const hint =
      near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'see the list of faults for those there are';
    throw new Error(`unknown fault "${name}": ${hint}`);
  });
}

/** Names that share most of their words, or differ in few letters. */
function nearNames(name: string): string[] {
  return faults
    .map((fault) => ({ name: fault.name, distance: editDistance(name, fault.name) }))
    .filter(({ name: known, distance }) => distance <= known.length / 3 || known.includes(name))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map((near) => near.name);
}

function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(one).entries()) {
    const next = [index + 1];
    for (const [column, against] of Array.from(other).entries()) {
      const replaced = (row[column] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
