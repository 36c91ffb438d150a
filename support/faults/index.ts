export { behaviours, findBehaviour, type NamedBehaviour } from './behaviours';
export type { Fault } from './fault';
export { decisionsOf, watcherOf, type Decision } from './reach';
export { faults, findFaults, UnknownFault } from './registry';
export { startFaultyServer, type FaultyServerOptions } from './start';
