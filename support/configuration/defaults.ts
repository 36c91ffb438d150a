import path from 'node:path';
import type { TargetShape } from './shape';
import type { Account, AccountRole, Limits, Target, TlsSettings } from './target';

/** The resource an account binds unless the file names one: never `desktop`, which a live agent may hold. */
export const usualResource = 'conformance-suite';

/** What a target file only points at: read, and in order. */
export interface Surroundings {
  /** PEM texts of the files that `tls` names; null for those it does not. */
  files: Pick<TlsSettings, 'ca' | 'cert' | 'key'>;
  /** As `Target.proxy`. */
  proxy: string | null;
}

/**
 * A checked target file with everything it leaves out.
 *
 * @param file absolute path of the file
 */
export function completeTarget(shape: TargetShape, file: string, { files, proxy }: Surroundings): Target {
  const embedded = shape.url === 'embedded';
  const host = embedded ? '' : new URL(shape.url).hostname;
  const domain = shape.domain ?? host;
  return {
    name: shape.name ?? path.basename(file).replace(/\.ya?ml$/, ''),
    file,
    product: shape.product,
    embedded,
    embeddedTls: embedded && shape.tls !== undefined,
    url: embedded ? '' : shape.url,
    domain,
    pubsub: shape.pubsub ?? (embedded ? '' : `pubsub.${domain}`),
    tls: { ...files, verify: shape.tls?.verify ?? true, servername: shape.tls?.servername ?? null },
    headers: Object.entries(shape.headers ?? {}),
    proxy,
    accounts: completeAccounts(shape.accounts),
    pool: shape.accounts?.pool ?? null,
    load: shape.load ?? {},
    rest: shape.rest ?? null,
    // in Finesse the id of a user is the login name, and the first team is 1
    user: shape.user ?? { id: shape.accounts?.agent.username ?? '' },
    team: shape.team ?? { id: '1' },
    dedicated: embedded || shape.dedicated,
    knownDeviations: shape.knownDeviations ?? null,
    limits: completeLimits(shape.limits, embedded, embedded || isLoopback(host)),
  };
}

function completeAccounts(accounts: TargetShape['accounts']): Target['accounts'] {
  const complete: Partial<Record<AccountRole, Account>> = {};
  for (const role of ['agent', 'peer', 'publisher'] as const) {
    const account = accounts?.[role];
    if (!account) continue;
    const { username, password, token, resource = usualResource } = account;
    complete[role] = {
      ...{ username, password: token ?? password ?? '', resource },
      ...(token !== undefined && { token: true }),
    };
  }
  return complete;
}

function completeLimits(limits: TargetShape['limits'], embedded: boolean, loopback: boolean): Limits {
  return {
    replyMs: limits?.reply ?? 5000,
    runMs: limits?.run ?? 600_000,
    idleMs: limits?.idle ?? 65_000,
    badPasswords: limits?.badPasswords ?? (embedded ? Infinity : 0),
    connectsPerSecond: limits?.connectsPerSecond ?? (loopback ? Infinity : 5),
  };
}

/** RFC 1122, section 3.2.1.3 (g); RFC 4291, section 2.5.3; RFC 6761, section 6.3. */
export function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host)
  );
}
