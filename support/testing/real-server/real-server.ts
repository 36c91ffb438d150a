/** The servers of others that the suite is tried against, by the name of their Debian package. */
export type ServerName = 'prosody' | 'ejabberd' | 'jabberd2';

/** A private instance of a real server, with its accounts and nodes in place. */
export interface RealServer {
  /** Path of the target file for `ws://`. */
  target: string;
  /** Path of the target file for `wss://`. */
  secureTarget: string;
  /** Ends the server and removes its folder and target files. */
  stop(): Promise<void>;
  /** Settles when the server has ended, asked or not, with the last lines it printed. */
  ended: Promise<string>;
}

export interface RealServerOptions {
  /** Where to write the target file; the one for TLS stands beside it with `-tls` in its name. Default: a temporary folder. */
  out?: string;
  /** So many more accounts, `load1` and on, with one password and a node each, for a load; none unless given. */
  agents?: number;
}

/** What a server needs to know before it starts. */
export interface Settings {
  /** Private folder of the instance, removed when it stops. */
  folder: string;
  domain: string;
  /** Address of the pubsub service, or `none`. */
  pubsub: string;
  port: number;
  tlsPort: number;
  accounts: Accounts;
  pool: Pool;
  /** Paths of PEM files. */
  certificate: string;
  key: string;
}

export interface Credentials {
  username: string;
  password: string;
}
/** Accounts `load1` to `load<agents>`, all with one password. */
export interface Pool {
  agents: number;
  password: string;
}

export type Accounts = Record<'agent' | 'peer' | 'publisher', Credentials>;
