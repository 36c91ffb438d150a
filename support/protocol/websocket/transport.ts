import * as net from 'node:net';
import * as tls from 'node:tls';
import { currentBudget } from '../budget';
import { openTunnel, placeOf } from '../proxy';
import type { ConnectionRecorder } from '../wire/recorder';
import { certifiedName, locate, sniName } from './endpoint';
import type { Endpoint } from './endpoint';
import { readTlsFacts } from './tls-facts';
import { explainCertificate, explainFailure, explainStall } from './unreachable';
import type { Phase } from './unreachable';

export { Unreachable } from './unreachable';
export type { UnreachableKind } from './unreachable';

export interface ConnectOptions {
  recorder: ConnectionRecorder;
  /** Milliseconds for TCP and TLS together. */
  withinMs: number;
  /** ALPN protocols to offer; `http/1.1` unless told. An empty list offers none. */
  alpn?: string[];
  minVersion?: tls.SecureVersion;
  maxVersion?: tls.SecureVersion;
}

/**
 * Opens TCP, and TLS over it for `wss:`; records what TLS settled, a certificate that fails included.
 * The socket it gives is quiet (nothing read yet), without Nagle's delay, and safe from unhandled errors.
 *
 * @throws Unreachable where no transport could be had, or the certificate does not verify and must;
 * Withheld where the run was stopped
 */
export async function connect(
  endpoint: Endpoint,
  options: ConnectOptions,
): Promise<net.Socket | tls.TLSSocket> {
  const budget = currentBudget();
  await budget.takeConnection();
  try {
    const socket = await open(endpoint, options);
    if (socket instanceof tls.TLSSocket) judgeCertificate(endpoint, socket, options.recorder);
    // what a run that was stopped leaves open would keep its process alive
    socket.once(
      'close',
      budget.halt.watchAll(() => socket.destroy()),
    );
    options.recorder.note('connection opened');
    return socket;
  } catch (error) {
    options.recorder.note(error instanceof Error ? error.message : String(error));
    throw error;
  }
}

async function open(endpoint: Endpoint, options: ConnectOptions): Promise<net.Socket | tls.TLSSocket> {
  const { proxy } = endpoint;
  const until = performance.now() + options.withinMs;
  const tunnel = typeof proxy === 'string' ? await dig(endpoint, proxy, options) : null;
  return raise(endpoint, options, tunnel, Math.max(1, until - performance.now()));
}

/** TCP through a proxy. */
async function dig(
  endpoint: Endpoint,
  proxy: string,
  { withinMs, recorder }: ConnectOptions,
): Promise<net.Socket> {
  const giveUp = new AbortController();
  const deadline = setTimeout(() => giveUp.abort(explainStall(endpoint, 'tunnelling', withinMs)), withinMs);
  const unwatch = currentBudget().halt.watch((reason) => giveUp.abort(reason));
  try {
    const socket = await openTunnel(proxy, locate(endpoint), giveUp.signal);
    recorder.note(`the proxy ${placeOf(proxy).name} opened the way`);
    return socket.setNoDelay();
  } catch (error) {
    if (giveUp.signal.aborted) throw giveUp.signal.reason as Error;
    throw explainFailure(endpoint, error as Error, 'tunnelling');
  } finally {
    clearTimeout(deadline);
    unwatch();
  }
}

function raise(
  endpoint: Endpoint,
  options: ConnectOptions,
  tunnel: net.Socket | null,
  withinMs: number,
): Promise<net.Socket | tls.TLSSocket> {
  const { secure, host, port } = locate(endpoint);
  return new Promise((resolve, reject) => {
    let phase: Phase = tunnel ? 'securing' : 'connecting';
    const plain = tunnel ?? net.connect({ host, port, noDelay: true });
    const socket = secure ? tls.connect({ ...tlsOptions(endpoint, options), socket: plain }) : plain;
    const deadline = setTimeout(() => fail(explainStall(endpoint, phase, options.withinMs)), withinMs);
    const unwatch = currentBudget().halt.watch((reason) => fail(reason));
    const fail = (error: Error) => {
      unwatch();
      clearTimeout(deadline);
      reject(error);
      socket.destroy();
      plain.destroy();
    };
    plain.once('connect', () => (phase = 'securing'));
    // The listeners stay: an error after this is for the socket's next owner, and must not end the process.
    for (const each of new Set([plain, socket])) {
      each.on('error', (error: Error) => fail(explainFailure(endpoint, error, phase)));
    }
    const settle = () => {
      unwatch();
      clearTimeout(deadline);
      resolve(socket);
    };
    if (!secure && tunnel) settle();
    else socket.once(secure ? 'secureConnect' : 'connect', settle);
  });
}

function tlsOptions(endpoint: Endpoint, options: ConnectOptions): tls.ConnectionOptions {
  const sni = sniName(endpoint);
  const legacy = options.maxVersion === 'TLSv1' || options.maxVersion === 'TLSv1.1';
  return {
    // Verified all the same, but judged after the handshake, so that a failing certificate can be described.
    rejectUnauthorized: false,
    checkServerIdentity: (_, certificate) => tls.checkServerIdentity(certifiedName(endpoint), certificate),
    ...(sni === null ? {} : { servername: sni }),
    ...(endpoint.tls.ca === null
      ? {}
      : { ca: typeof endpoint.tls.ca === 'string' ? endpoint.tls.ca : [...endpoint.tls.ca] }),
    ...(endpoint.tls.cert && endpoint.tls.key ? { cert: endpoint.tls.cert, key: endpoint.tls.key } : {}),
    ...(options.alpn?.length === 0 ? {} : { ALPNProtocols: options.alpn ?? ['http/1.1'] }),
    ...(options.minVersion === undefined ? {} : { minVersion: options.minVersion }),
    ...(options.maxVersion === undefined ? {} : { maxVersion: options.maxVersion }),
    // OpenSSL offers versions below 1.2 at security level 0 alone.
    ...(legacy ? { ciphers: 'DEFAULT@SECLEVEL=0' } : {}),
  };
}

function judgeCertificate(endpoint: Endpoint, socket: tls.TLSSocket, recorder: ConnectionRecorder): void {
  const facts = readTlsFacts(socket);
  recorder.tls(facts);
  if (facts.verifyError === null || !endpoint.tls.verify) return;
  socket.destroy();
  throw explainCertificate(endpoint, facts);
}
