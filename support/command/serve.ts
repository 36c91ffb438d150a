import { startFaultyServer } from '../faults';
import type { ReferenceServer } from '../reference-server/start';

/** How `serve` is asked to run. */
export interface ServeOptions {
  /** Port of `ws://`, or of `wss://` with `tls`; the system chooses where none is given. */
  port?: number;
  /** Offers `wss://` as the address to use. */
  tls?: boolean;
  /** Names of faults to play. */
  faults: readonly string[];
  /** Name of a behaviour to take on. */
  behaviour?: string;
}

/** What a person needs to reach a server: addresses, accounts, nodes, and how to end it. */
export function describeServer(server: ReferenceServer, options: ServeOptions): string {
  const secure = options.tls === true;
  const accounts = Object.entries(server.accounts).map(
    ([role, { username, password }]) => `  ${role.padEnd(10)} ${username}  ${password}`,
  );
  return [
    `WebSocket   ${secure ? server.secureUrl : server.url}`,
    `also        ${secure ? server.url : server.secureUrl}`,
    `domain      ${server.domain}`,
    `pubsub      ${server.pubsub}`,
    `REST        ${secure ? server.rest.secureUrl : server.rest.url}  (extension ${server.rest.extension})`,
    ...(options.behaviour === undefined ? [] : [`behaviour   ${options.behaviour}`]),
    `faults      ${options.faults.length > 0 ? options.faults.join(', ') : 'none'}`,
    '',
    'accounts (role, username, password)',
    ...accounts,
    '',
    'nodes',
    ...server.nodes.map((node) => `  ${node}`),
    ...(secure ? ['', 'certificate to trust', server.ca.trim()] : []),
    '',
    'Stop it with Ctrl-C.',
    '',
  ].join('\n');
}

/**
 * Runs the reference server until SIGINT or SIGTERM.
 *
 * @throws Error where a fault or the behaviour is unknown or a port is taken.
 */
export async function serve(
  options: ServeOptions,
  write: (text: string) => void = (text) => process.stdout.write(text),
): Promise<void> {
  const { port = 0, tls = false, faults, behaviour } = options;
  const server = await startFaultyServer({
    faults,
    ...(behaviour !== undefined && { behaviour }),
    ...(tls ? { tlsPort: port } : { port }),
  });
  write(describeServer(server, options));
  await interrupted();
  await server.stop();
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      process.off('SIGINT', end);
      process.off('SIGTERM', end);
      resolve();
    };
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
  });
}
