import { startReferenceServer } from '../reference-server';
import { withEmbeddedServer, type Target } from '../target';

/** Starts the reference server for an embedded target and fills in how to reach it. */
export async function startEmbedded(
  target: Target,
  faults: readonly string[],
): Promise<{ target: Target; end: () => Promise<void> }> {
  const server = await startReferenceServer({ faults });
  return { target: withEmbeddedServer(target, server), end: () => server.stop() };
}
