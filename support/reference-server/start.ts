import { createServer as createTcpServer, type Socket } from 'node:net';
import { makeBehaviour } from './behaviour';
import type { Behaviour } from './decisions';
import { serveConnection } from './http/connection';
import { close, listen } from './listening';
import {
  accountNames,
  loadPattern,
  readPopulation,
  usernameOf,
  withAgents,
  type Population,
} from './population';
import { answerRest } from './rest/resources';
import { listenSecurely } from './secure-listener';
import { XmppServer } from './server';
import { takeTokens, tokenLength } from './single-sign-on';
import { makeToken } from './token';

export interface ReferenceServerOptions {
  /** Port of `ws://`; 0, the default, lets the system choose. */
  port?: number;
  /** Port of `wss://`; 0 by default, null for none. */
  tlsPort?: number | null;
  /** Puts other decisions in place of the server's own. */
  bend?: (behaviour: Behaviour) => void;
  /** How long after bind the server asks the client for its version; 20 ms by default. */
  versionQueryDelayMs?: number;
  /** Passwords by username; those not given are made at random. */
  passwords?: Record<string, string>;
  /** PEM text of the authority whose certificates clients of `wss://` have to show; they need show none unless given. */
  clientAuthority?: string;
  /** Accounts sign in with tokens, as with single sign-on: as the PLAIN password, and to REST as `Bearer`. */
  tokens?: boolean;
  /** So many more agents have accounts, all with one password; none unless given. */
  agents?: number;
  /** Address to listen on; 127.0.0.1 by default. */
  host?: string;
}

export interface Credentials {
  username: string;
  password: string;
}

export interface ReferenceServer {
  /** `ws://127.0.0.1:PORT/ws/` */
  url: string;
  /** `wss://127.0.0.1:PORT/ws/`; empty where it listens for no TLS. */
  secureUrl: string;
  /** The certificate to trust, in PEM; empty likewise. */
  ca: string;
  /** The XMPP domain. */
  domain: string;
  /** JID of the pubsub service. */
  pubsub: string;
  rest: { url: string; secureUrl: string; extension: string };
  accounts: { agent: Credentials; peer: Credentials; publisher: Credentials };
  /** The accounts of the agents that were asked for beside, as a pattern of a target file; null where none were. */
  pool: { username: string; user: string; password: string; from: number; to: number } | null;
  /** Id of the agent as it stands in node names. */
  user: { id: string };
  team: { id: string };
  /** Names of the nodes that exist. */
  nodes: readonly string[];
  /** Ends every session and listens no longer. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded server.
 *
 * @throws Error where a port cannot be had.
 */
export async function startReferenceServer(options: ReferenceServerOptions = {}): Promise<ReferenceServer> {
  const behaviour = makeBehaviour();
  if (options.tokens) takeTokens(behaviour);
  options.bend?.(behaviour);
  const { agents = 0 } = options;
  const alone = readPopulation();
  const population = withAgents(alone, agents);
  const makeSecret = (): string => makeToken(options.tokens ? tokenLength : 24);
  const shared = makeSecret();
  const own = new Set(accountNames(alone));
  const passwords = new Map(
    accountNames(population).map((name) => [
      name,
      options.passwords?.[name] ?? (own.has(name) ? makeSecret() : shared),
    ]),
  );
  const { versionQueryDelayMs = 20, host = '127.0.0.1' } = options;
  const server = new XmppServer(behaviour, population, { passwords, versionQueryDelayMs });
  const sockets = new Set<Socket>();
  const track = (socket: Socket): void => {
    sockets.add(socket.on('close', () => sockets.delete(socket)));
  };
  const onSocket = (socket: Socket): void => {
    track(socket);
    socket.setNoDelay();
    serveConnection(socket, {
      behaviour,
      rest: (request) => answerRest(server, request),
      webSocket: (upgraded, early) => server.serve(upgraded, early),
    });
  };
  const plain = createTcpServer(onSocket);
  const port = await listen(plain, options.port ?? 0, host);
  const secure =
    options.tlsPort === null
      ? null
      : await listenSecurely(behaviour.tls, {
          ...{ port: options.tlsPort ?? 0, host, onSocket, track },
          clientAuthority: options.clientAuthority,
        });
  const secureHost = secure && `${host}:${secure.port}`;
  return {
    ...describe(population, server),
    pool: agents === 0 ? null : { ...loadPattern, password: shared, from: 1, to: agents },
    url: `ws://${host}:${port}/ws/`,
    secureUrl: secureHost === null ? '' : `wss://${secureHost}/ws/`,
    ca: secure?.certificate ?? '',
    rest: {
      url: `http://${host}:${port}${behaviour.resources.root}`,
      secureUrl: secureHost === null ? '' : `https://${secureHost}${behaviour.resources.root}`,
      extension: agentOf(population).extension,
    },
    stop: async () => {
      server.shutDown();
      const listeners = [plain, ...(secure ? [secure.listener] : [])];
      await Promise.all(listeners.map((listener) => close(listener, sockets)));
    },
  };
}

function agentOf(population: Population): Population['users'][number] {
  const agent = population.users.find(({ role }) => role === 'agent');
  if (!agent) throw new Error('population.yaml names no user with the role agent: add one');
  return agent;
}

function describe(
  population: Population,
  server: XmppServer,
): Pick<ReferenceServer, 'domain' | 'pubsub' | 'accounts' | 'user' | 'team' | 'nodes'> {
  const agent = agentOf(population);
  const credentials = (username: string): Credentials => ({
    username,
    password: server.passwords.get(username) ?? '',
  });
  const peer = population.users.find(({ role }) => role === 'peer') ?? agent;
  return {
    domain: population.domain,
    pubsub: population.pubsub,
    accounts: {
      agent: credentials(usernameOf(agent)),
      peer: credentials(usernameOf(peer)),
      publisher: credentials(population.publishers[0]?.username ?? ''),
    },
    user: { id: agent.id },
    team: { id: agent.team },
    nodes: server.nodes.all().map(({ name }) => name),
  };
}
