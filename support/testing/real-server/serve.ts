import path from 'node:path';
import { startEjabberd } from './ejabberd';
import { NotInstalled } from './installation';
import { startJabberd2 } from './jabberd2';
import { startProsody } from './prosody';
import type { RealServer, RealServerOptions, ServerName } from './real-server';

const starters: Readonly<Record<ServerName, (options: RealServerOptions) => Promise<RealServer>>> = {
  prosody: startProsody,
  ejabberd: startEjabberd,
  jabberd2: startJabberd2,
};

/**
 * Starts a real server, says how to use it and stays until Ctrl-C, SIGTERM or the end of the terminal, then stops it and cleans up.
 *
 * @param out where the target file goes; the one for TLS stands beside it
 * @param agents so many more accounts, for a load
 * @returns the exit code: 0 after it was stopped, 2 where its package is missing, 4 where it did not come up or ended
 */
export async function serveRealServer(name: ServerName, out: string, agents = 0): Promise<number> {
  const stopped = new Promise<null>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(null));
  });
  try {
    const server = await starters[name]({ out, agents });
    announce(name, server);
    const lastLines = await Promise.race([stopped, server.ended]);
    await server.stop();
    if (lastLines !== null) throw new Error(`${name} ended unasked; its last lines:\n${lastLines}`);
    console.log(`${name} is stopped, its folder and target files are removed.`);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return error instanceof NotInstalled ? 2 : 4;
  }
}

function announce(name: ServerName, server: RealServer): void {
  const [target, secureTarget] = [server.target, server.secureTarget].map(shorten);
  console.log(
    [
      `${name} is ready, with its accounts${name === 'jabberd2' ? '' : ' and nodes'}. Run the suite against it from another terminal:`,
      '',
      `  npx finesse-conformance run --target ${target ?? ''}`,
      `  npx finesse-conformance run --target ${secureTarget ?? ''}`,
      '',
      'Ctrl-C stops it.',
    ].join('\n'),
  );
}

/** The path from the current folder, where it is below it. */
function shorten(file: string): string {
  const relative = path.relative('', file);
  return relative.startsWith('..') ? file : relative;
}
