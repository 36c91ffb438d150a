import { startFaultyServer } from '../faults';
import type { ReferenceServer } from '../reference-server/start';
import { UsageError } from './usage-error';

/** How `serve` is asked to run. */
export interface ServeOptions {
  /** Port of `ws://`, or of `wss://` with `tls`; the system chooses where none is given. */
  port?: number;
  /** Offers `wss://` as the address to use. */
  tls?: boolean;
  /** Names of faults to play. */
  faults: readonly string[];
  /** So many more agents have accounts, for a load. */
  agents?: number;
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
    ...describePool(server),
    '',
    'nodes',
    ...server.nodes.filter((node) => !isOfPool(node, server)).map((node) => `  ${node}`),
    ...(secure ? ['', 'certificate to trust', server.ca.trim()] : []),
    '',
    'Stop it with Ctrl-C.',
    '',
  ].join('\n');
}

/** The agents for a load, as `accounts.pool` of a target file names them. */
function describePool({ pool }: ReferenceServer): string[] {
  if (pool === null) return [];
  const { username, user, password, from, to } = pool;
  return [
    '',
    'accounts.pool of a target file, for load',
    `  pool: { username: ${username}, user: ${user}, password: ${password}, from: ${String(from)}, to: ${String(to)} }`,
  ];
}

/** The nodes of a pattern's users go without saying. */
function isOfPool(node: string, { pool }: ReferenceServer): boolean {
  return pool !== null && node.startsWith(`/finesse/api/User/${pool.user.replace('#', '')}`);
}

/**
 * Runs the reference server until SIGINT or SIGTERM.
 *
 * @throws Error where a fault or the behaviour is unknown; UsageError where a port is taken
 */
export async function serve(
  options: ServeOptions,
  write: (text: string) => void = (text) => process.stdout.write(text),
): Promise<void> {
  const { port = 0, tls = false, faults, behaviour, agents = 0 } = options;
  const server = await startFaultyServer({
    ...{ faults, agents },
    ...(behaviour !== undefined && { behaviour }),
    ...(tls ? { tlsPort: port } : { port }),
  }).catch((error: unknown) => {
    throw explain(error, port);
  });
  write(describeServer(server, options));
  await interrupted();
  await server.stop();
}

/** A port that cannot be had is a matter of how the command was given. */
function explain(error: unknown, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new UsageError(
      `--port ${String(port)} is taken by another process: choose another, or leave it out for a free one`,
    );
  if (code === 'EACCES')
    return new UsageError(`--port ${String(port)} may not be opened by this user: choose one above 1023`);
  return error;
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
