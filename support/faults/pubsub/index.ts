import type { Fault } from '../fault';
import { accessFaults } from './access';
import { deliveryFaults } from './delivery';
import { eventOrderFaults } from './event-order';
import { eventWayFaults } from './event-ways';
import { discoveryFaults } from './discovery';
import { payloadFaults } from './payload';
import { owningFaults } from './owning';
import { publishingFaults } from './publishing';
import { queryingFaults } from './querying';
import { subscribeFaults } from './subscribing';
import { keepingFaults } from './subscription-keeping';
import { unsubscribeFaults } from './unsubscribing';

/** What can go wrong in nodes, subscriptions and events. */
export const pubsub: readonly Fault[] = [
  subscribeFaults,
  keepingFaults,
  unsubscribeFaults,
  accessFaults,
  queryingFaults,
  discoveryFaults,
  owningFaults,
  publishingFaults,
  deliveryFaults,
  eventOrderFaults,
  eventWayFaults,
  payloadFaults,
].flat();
