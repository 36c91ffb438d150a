export { behaviours, findBehaviour, type NamedBehaviour } from './behaviours';
export type { Fault } from './fault';
export { faults } from './faults';
export {
  startReferenceServer,
  type Credentials,
  type ReferenceServer,
  type ReferenceServerOptions,
} from './start';
