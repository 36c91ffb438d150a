import type { Fault } from '../fault';
import { bindFaults } from './bind';
import { sharingFaults } from './bind-sharing';
import { closingFaults } from './closing';
import { credentialFaults } from './credential';
import { elementFaults } from './element';
import { featureFaults } from './feature';
import { headerFaults } from './header';
import { identityFaults } from './identity';
import { inputFaults } from './input';
import { languageFaults } from './language';
import { lenienceFaults } from './lenience';
import { boundaryFaults } from './message-boundary';
import { lifetimeFaults } from './lifetime';
import { openingFaults } from './opening';
import { salvageFaults } from './salvage';
import { saslFaults } from './sasl';
import { saslConditionFaults } from './sasl-condition';
import { scramFaults } from './scram';

/** What can go wrong in opening a stream, signing in, binding and closing. */
export const stream: readonly Fault[] = [
  inputFaults,
  salvageFaults,
  boundaryFaults,
  headerFaults,
  languageFaults,
  openingFaults,
  featureFaults,
  closingFaults,
  elementFaults,
  lenienceFaults,
  credentialFaults,
  identityFaults,
  saslFaults,
  saslConditionFaults,
  scramFaults,
  bindFaults,
  sharingFaults,
  lifetimeFaults,
].flat();
