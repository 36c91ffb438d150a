import { fork } from 'node:child_process';
import path from 'node:path';
import { root } from '../../checkout';
import { startReferenceServer } from '../../reference-server/start';
import { withEmbeddedServer, type StartedServer, type Target } from '../../configuration';

/** A target served by a process of its own, so that the server's work is in neither measurement. */
export interface ServedTarget {
  target: Target;
  stop: () => void;
}

/** Starts the reference server in another process and waits until it listens. */
export async function serveApart(target: Target): Promise<ServedTarget> {
  const child = fork(path.join(__dirname, 'server-process.ts'), [], {
    execArgv: ['--require', path.join(root, 'bin/register.js')],
  });
  const server = await new Promise<StartedServer>((resolve, reject) => {
    child.once('message', (started) => resolve(started as StartedServer)).once('error', reject);
  });
  return { target: withEmbeddedServer(target, server), stop: () => void child.kill() };
}

if (require.main === module) {
  void startReferenceServer().then((server) => process.send?.(server satisfies StartedServer));
}
