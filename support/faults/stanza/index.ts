import type { Fault } from '../fault';
import { addresseeFaults } from './addressee';
import { admissionFaults } from './admission';
import { answerFaults } from './answer';
import { capsFaults } from './caps';
import { discoFaults } from './disco';
import { earlyEffectFaults } from './early-effect';
import { handlerFaults } from './handler';
import { iqFaults } from './iq';
import { livenessFaults } from './liveness';
import { messageFaults } from './message';
import { presenceFaults } from './presence';
import { audienceFaults } from './presence-audience';
import { relayFaults } from './relay';
import { stanzaErrorFaults } from './stanza-error';

/** What can go wrong in stanzas once a resource is bound. */
export const stanza: readonly Fault[] = [
  admissionFaults,
  earlyEffectFaults,
  answerFaults,
  stanzaErrorFaults,
  relayFaults,
  iqFaults,
  addresseeFaults,
  messageFaults,
  presenceFaults,
  audienceFaults,
  discoFaults,
  capsFaults,
  livenessFaults,
  handlerFaults,
].flat();
