import type { Account, AccountRole, Target } from './target';

type Credentials = Pick<Account, 'username' | 'password'>;

/** What a target has to be told about the reference server once it has started. */
export interface StartedServer {
  url: string;
  secureUrl: string;
  /** PEM text of the certificate to trust. */
  ca: string;
  domain: string;
  pubsub: string;
  rest: { url: string; secureUrl: string; extension: string };
  accounts: Partial<Record<AccountRole, Credentials | undefined>>;
  user: { id: string };
  team: { id: string };
}

/** An embedded target with the addresses and accounts of the server that was started for it. */
export function withEmbeddedServer(target: Target, server: StartedServer): Target {
  const accounts: Target['accounts'] = {};
  for (const role of ['agent', 'peer', 'publisher'] as const) {
    const credentials = server.accounts[role];
    // the desktop itself binds `desktop`; here no live agent holds it
    const resource = role === 'agent' ? 'desktop' : 'conformance-suite';
    if (credentials) accounts[role] = { ...credentials, resource };
  }
  const { embeddedTls } = target;
  return {
    ...target,
    url: embeddedTls ? server.secureUrl : server.url,
    domain: server.domain,
    pubsub: server.pubsub,
    tls: { ...target.tls, ca: server.ca },
    accounts,
    rest: {
      url: embeddedTls ? server.rest.secureUrl : server.rest.url,
      extension: server.rest.extension,
    },
    user: server.user,
    team: server.team,
  };
}
