import type { LoadShape, PoolShape } from './load-shape';

/** What a target file says where a server has no pubsub service. */
export const noPubsub = 'none';

/** The server under test as its target file describes it, validated, with defaults filled in and paths read. */
export interface Target {
  name: string;
  /** Absolute path of the target file, or null for the built-in default. */
  file: string | null;
  product: 'finesse' | 'generic';
  /** True while the reference server inside the suite is the target. */
  embedded: boolean;
  /** The embedded server is to be spoken to over TLS: its file has a `tls` key. */
  embeddedTls: boolean;
  /** The WebSocket URL. Of an embedded target it is filled in when the server has started. */
  url: string;
  /** The XMPP domain. */
  domain: string;
  /** JID of the pubsub service, or `noPubsub`. */
  pubsub: string;
  tls: TlsSettings;
  /** Sent with each upgrade, beside what it needs; the values are secrets. */
  headers: readonly (readonly [name: string, value: string])[];
  /** URL of the proxy through which the server is reached, its credentials included; null for none. */
  proxy: string | null;
  accounts: Partial<Record<AccountRole, Account>>;
  /** More accounts, for many agents at once, as the file names them; `readPool` reads them. */
  pool: PoolShape | null;
  /** What holds under load, and how much of it may be made. */
  load: LoadShape;
  rest: Rest | null;
  user: { id: string };
  team: { id: string };
  /** The accounts belong to no live agent. */
  dedicated: boolean;
  /** Name of a shipped list of known deviations. */
  knownDeviations: string | null;
  limits: Limits;
}

export type AccountRole = 'agent' | 'peer' | 'publisher';

export interface TlsSettings {
  /** PEM text of the trusted certificates, or null for the system's. */
  ca: string | null;
  /** PEM text of the certificate that this client shows where it is asked for one, and what leads to its authority. */
  cert: string | null;
  /** PEM text of the private key of that certificate. */
  key: string | null;
  verify: boolean;
  /** SNI, the name the certificate must carry, and the Host of the upgrade; null for the URL's host. */
  servername: string | null;
}

export interface Account {
  username: string;
  /** What PLAIN carries: the password, or the token of single sign-on, which Finesse takes in its place. */
  password: string;
  /** That is a token: REST takes it as `Bearer`. */
  token?: true;
  resource: string;
}

export interface Rest {
  /** Base URL, such as `https://host:8445/finesse/api`. */
  url: string;
  extension: string;
}

export interface Limits {
  replyMs: number;
  runMs: number;
  /** How long a session that says nothing has to live. */
  idleMs: number;
  /** How many wrong passwords the run may send. */
  badPasswords: number;
  connectsPerSecond: number;
}
