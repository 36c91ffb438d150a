import path from 'node:path';
import type { TargetShape } from './shape';
import type { Account, AccountRole, Limits, Target } from './target';

/** The resource an account binds unless the file names one: never `desktop`, which a live agent may hold. */
const usualResource = 'conformance-suite';

/**
 * A checked target file with everything it leaves out.
 *
 * @param file absolute path of the file
 * @param ca PEM text of the trusted certificates, or null for the system's
 */
export function completeTarget(shape: TargetShape, file: string, ca: string | null): Target {
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
    tls: { ca, verify: shape.tls?.verify ?? true, servername: shape.tls?.servername ?? null },
    accounts: completeAccounts(shape.accounts),
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
    if (account) complete[role] = { ...account, resource: account.resource ?? usualResource };
  }
  return complete;
}

function completeLimits(limits: TargetShape['limits'], embedded: boolean, loopback: boolean): Limits {
  return {
    replyMs: limits?.reply ?? 5000,
    runMs: limits?.run ?? 600_000,
    badPasswords: limits?.badPasswords ?? (embedded ? Infinity : 0),
    connectsPerSecond: limits?.connectsPerSecond ?? (loopback ? Infinity : 5),
  };
}

/** RFC 1122, section 3.2.1.3 (g); RFC 4291, section 2.5.3; RFC 6761, section 6.3. */
function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host)
  );
}
