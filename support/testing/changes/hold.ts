import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { findBehaviour, findFaults } from '../../faults';
import type { Behaviour } from '../../reference-server/decisions';
import { startReferenceServer, type ReferenceServer } from '../../reference-server/start';
import { runCommand } from '../command-line';

/** What a server is, and what of a run against it is held. */
export interface Holding {
  faults?: readonly string[];
  behaviour?: string;
  plant?: (behaviour: Behaviour) => void;
  tls?: boolean;
  /** A tag expression. */
  tags: string;
  repeats?: number;
}

/**
 * Holds cases against a reference server of its own and writes the run folder.
 * @throws Error where the command did not end with a verdict
 */
export async function hold(
  out: string,
  { tags, repeats = 0, tls = false, ...kind }: Holding,
): Promise<string> {
  const server = await startReferenceServer({
    ...(tls ? {} : { tlsPort: null }),
    bend: (behaviour) => bend(behaviour, kind),
  });
  try {
    const target = `${out}.yaml`;
    writeFileSync(target, describeTarget(server, tls, `${out}.pem`));
    if (tls) writeFileSync(`${out}.pem`, server.ca);
    const { code, said } = await runCommand([
      ...['run', '--no-allure', '--target', target, '--tags', tags, '--out', out],
      ...(repeats > 0 ? ['--repeat', String(repeats)] : []),
    ]);
    if (code !== 0 && code !== 1 && code !== 3)
      throw new Error(`the run ended with ${String(code)}:\n${said}`);
    return out;
  } finally {
    await server.stop();
  }
}

function bend(behaviour: Behaviour, { faults = [], behaviour: name, plant }: Omit<Holding, 'tags'>): void {
  const named = name === undefined ? null : findBehaviour(name);
  if (named?.version !== undefined)
    behaviour.liveness.software = { name: 'Openfire', version: named.version };
  for (const fault of findFaults([...(named?.faults ?? []), ...faults])) fault.bend(behaviour);
  plant?.(behaviour);
}

function describeTarget(server: ReferenceServer, tls: boolean, certificate: string): string {
  const { accounts, rest, user, team } = server;
  const credentials = Object.entries(accounts).map(([role, account]) => [role, account] as const);
  return JSON.stringify({
    name: 'planted',
    product: 'finesse',
    url: tls ? server.secureUrl : server.url,
    domain: server.domain,
    pubsub: server.pubsub,
    ...(tls && { tls: { ca: path.basename(certificate) } }),
    accounts: Object.fromEntries(credentials),
    rest: { url: tls ? rest.secureUrl : rest.url, extension: rest.extension },
    user,
    team,
    dedicated: true,
    limits: { badPasswords: 1000 },
  });
}
