import { createRequire } from 'node:module';
import type * as faultyServer from '../../faults';
import type * as referenceServer from '../../reference-server/start';
import type { Behaviour } from '../../reference-server/decisions';
import { withEmbeddedServer, type Target } from '../../configuration';

/** The reference server is loaded where it is the target, and its faults where one is asked for. */
const load = createRequire(__filename);

/**
 * Starts the reference server for an embedded target and fills in how to reach it.
 * @param bend what it does otherwise where it plays no fault
 */
export async function startEmbedded(
  target: Target,
  faults: readonly string[],
  bend?: (behaviour: Behaviour) => void,
): Promise<{ target: Target; end: () => Promise<void> }> {
  // its certificate takes longer to make than all the rest
  const ports = target.embeddedTls ? {} : { tlsPort: null };
  const server =
    faults.length === 0
      ? await (load('../../reference-server/start') as typeof referenceServer).startReferenceServer({
          ...ports,
          ...(bend && { bend }),
        })
      : await (load('../../faults') as typeof faultyServer).startFaultyServer({ ...ports, faults });
  return { target: withEmbeddedServer(target, server), end: () => server.stop() };
}
