import { createRequire } from 'node:module';
import { stringify } from 'yaml';
import { readPool, withEmbeddedServer, type PoolAccount, type Target } from '../../configuration';
import type * as faultyServer from '../../faults';
import type { PrivateFolder } from '../../load';

/** The server a load goes to, and how `run` reaches the same one. */
export interface Place {
  target: Target;
  pool: PoolAccount[];
  /** The target file for `run`, and what its process needs in its environment. */
  file: string;
  environment: Readonly<Record<string, string>>;
  end: () => Promise<void>;
}

/** Loaded where the embedded server is the target. */
const load = createRequire(__filename);

/** Opens the place of a target file: of the embedded one, a reference server with as many agents as are asked for. */
export async function openPlace(
  target: Target,
  { faults, agents, folder }: { faults: readonly string[]; agents: number; folder: PrivateFolder },
): Promise<Place> {
  if (!target.embedded)
    return {
      ...{ target, pool: readPool(target), file: target.file ?? '', environment: {} },
      end: () => Promise.resolve(),
    };
  const { startFaultyServer } = load('../../faults') as typeof faultyServer;
  const ports = target.embeddedTls ? {} : { tlsPort: null };
  const server = await startFaultyServer({ ...ports, faults, agents });
  const { accounts, ...started } = withEmbeddedServer(target, server);
  const filled: Target = { ...started, accounts, pool: server.pool };
  const { text, environment } = describeStarted(filled, server.ca, folder);
  const file = folder.write('embedded.yaml', text);
  return { target: filled, pool: readPool(filled), file, environment, end: () => server.stop() };
}

/** A server that was started here, as a target file for another process; passwords travel in its environment. */
function describeStarted(
  { name, url, domain, pubsub, accounts, rest, user, team, limits, product, embeddedTls }: Target,
  ca: string,
  folder: PrivateFolder,
): { text: string; environment: Record<string, string> } {
  const environment: Record<string, string> = {};
  const named = Object.entries(accounts).map(([role, { username, password, resource }]) => {
    const variable = `LOAD_${role.toUpperCase()}_PASSWORD`;
    environment[variable] = password;
    return [role, { username, password: `$${variable}`, resource }] as const;
  });
  const text = stringify({
    ...{ name, product, url, domain, pubsub, user, team, dedicated: true, rest },
    ...(embeddedTls && { tls: { ca: folder.write('embedded-ca.pem', ca) } }),
    accounts: Object.fromEntries(named),
    // it locks no account
    limits: { reply: `${String(limits.replyMs)}ms`, badPasswords: 1000 },
  });
  return { text, environment };
}
