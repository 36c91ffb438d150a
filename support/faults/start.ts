import {
  startReferenceServer,
  type ReferenceServer,
  type ReferenceServerOptions,
} from '../reference-server/start';
import { findBehaviour } from './behaviours';
import { findFaults } from './registry';

/** How the server is started, and what it is to do wrong. */
export interface FaultyServerOptions extends Omit<ReferenceServerOptions, 'bend'> {
  /** Names of faults to play. */
  faults?: readonly string[];
  /** Name of a behaviour, such as `openfire-4`, whose faults are played as well. */
  behaviour?: string;
}

/**
 * Starts the reference server with faults.
 * @throws Error where a fault or the behaviour is unknown, naming near matches; or where a port cannot be had.
 */
export async function startFaultyServer({
  faults = [],
  behaviour,
  ...options
}: FaultyServerOptions = {}): Promise<ReferenceServer> {
  const named = behaviour === undefined ? null : findBehaviour(behaviour);
  const played = findFaults([...new Set([...(named?.faults ?? []), ...faults])]);
  return startReferenceServer({
    ...options,
    bend: (behaviour) => {
      if (named?.version !== undefined)
        behaviour.liveness.software = { name: 'Openfire', version: named.version };
      for (const { bend } of played) bend(behaviour);
    },
  });
}
