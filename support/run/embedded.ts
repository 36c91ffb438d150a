import { createRequire } from 'node:module';
import type * as referenceServer from '../reference-server';
import { withEmbeddedServer, type Target } from '../target';

/** The reference server is loaded where it is the target: a run against a real server need not wait for it. */
const load = createRequire(__filename);

/** Starts the reference server for an embedded target and fills in how to reach it. */
export async function startEmbedded(
  target: Target,
  faults: readonly string[],
): Promise<{ target: Target; end: () => Promise<void> }> {
  const { startReferenceServer } = load('../reference-server') as typeof referenceServer;
  const server = await startReferenceServer({ faults });
  return { target: withEmbeddedServer(target, server), end: () => server.stop() };
}
