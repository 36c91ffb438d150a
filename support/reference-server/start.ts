import { createServer as createTcpServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { makeBehaviour } from './behaviour';
import type { Behaviour } from './decisions';
import { makeIdentity } from './certificate';
import { serveConnection } from './http/connection';
import { close, listen, makeMixed } from './listening';
import { accountNames, readPopulation, usernameOf, type Population } from './population';
import { answerRest } from './rest/resources';
import { XmppServer } from './server';
import { makeToken } from './token';

export interface ReferenceServerOptions {
  /** Port of `ws://`; 0, the default, lets the system choose. */
  port?: number;
  /** Port of `wss://`; 0 by default. */
  tlsPort?: number;
  /** Puts other decisions in place of the server's own. */
  bend?: (behaviour: Behaviour) => void;
  /** How long after bind the server asks the client for its version; 20 ms by default. */
  versionQueryDelayMs?: number;
  /** Passwords by username; those not given are made at random. */
  passwords?: Record<string, string>;
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
  /** `wss://127.0.0.1:PORT/ws/` */
  secureUrl: string;
  /** The certificate to trust, in PEM. */
  ca: string;
  /** The XMPP domain. */
  domain: string;
  /** JID of the pubsub service. */
  pubsub: string;
  rest: { url: string; secureUrl: string; extension: string };
  accounts: { agent: Credentials; peer: Credentials; publisher: Credentials };
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
  options.bend?.(behaviour);
  const population = readPopulation();
  const passwords = new Map(
    accountNames(population).map((name) => [name, options.passwords?.[name] ?? makeToken(24)]),
  );
  const { versionQueryDelayMs = 20, host = '127.0.0.1' } = options;
  const server = new XmppServer(behaviour, population, { passwords, versionQueryDelayMs });
  const identity = await makeIdentity(behaviour.tls);
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
  const secure = createTlsServer(
    {
      key: identity.key,
      cert: identity.certificate,
      minVersion: behaviour.tls.minVersion,
      ...(behaviour.tls.ciphers === '' ? {} : { ciphers: behaviour.tls.ciphers }),
      ALPNProtocols: ['http/1.1'],
    },
    (socket) => {
      if (behaviour.tls.serves(socket)) onSocket(socket);
      else socket.end();
    },
  );
  // a client that never begins with TLS must not keep the server from stopping
  secure.on('connection', track);
  // a handshake that fails concerns nobody but the client
  secure.on('tlsClientError', (_error, socket: Socket) => socket.destroy());
  const { servesClear, answerHello } = behaviour.tls;
  const mixed = servesClear || answerHello !== null;
  const onClear = servesClear ? onSocket : null;
  const secureListener = mixed ? makeMixed(secure, { onClear, answerHello }) : secure;
  const port = await listen(plain, options.port ?? 0, host);
  const tlsPort = await listen(secureListener, options.tlsPort ?? 0, host);
  return {
    ...describe(population, server),
    url: `ws://${host}:${port}/ws/`,
    secureUrl: `wss://${host}:${tlsPort}/ws/`,
    ca: identity.certificate,
    rest: {
      url: `http://${host}:${port}${behaviour.resources.root}`,
      secureUrl: `https://${host}:${tlsPort}${behaviour.resources.root}`,
      extension: agentOf(population).extension,
    },
    stop: async () => {
      server.shutDown();
      await Promise.all([close(plain, sockets), close(secureListener, sockets)]);
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
