import { EventEmitter } from 'node:events';
import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { HttpsProxyAgent } from 'https-proxy-agent';

/** A proxy was reached and did not open the way to the server. */
export class TunnelRefused extends Error {
  override readonly name = 'TunnelRefused';

  constructor(
    readonly status: number,
    readonly reason: string,
  ) {
    super(`the proxy answered CONNECT with ${`${String(status)} ${reason}`.trimEnd()}`);
  }
}

/**
 * Opens TCP to a server through a proxy, by CONNECT with the credentials in the proxy's URL. RFC 9110, section 9.3.6.
 *
 * @param proxy - `http://` or `https://`
 * @param signal - gives it up
 * @throws TunnelRefused where the proxy answers otherwise than 200; else the error of the connection to it
 */
export async function openTunnel(
  proxy: string,
  to: { host: string; port: number },
  signal: AbortSignal,
): Promise<Socket> {
  const agent = new HttpsProxyAgent(proxy, { signal });
  const answer = { status: 200, reason: '' };
  agent.once('proxyConnect', ({ statusCode, statusText }: { statusCode: number; statusText: string }) => {
    Object.assign(answer, { status: statusCode, reason: statusText });
  });
  // the agent serves requests of Node's own client; of ours it needs to know nothing
  const request: unknown = new EventEmitter();
  const socket = await agent.connect(request as ClientRequest, { ...to, secureEndpoint: false });
  if (answer.status === 200) return socket;
  socket.destroy();
  throw new TunnelRefused(answer.status, answer.reason);
}

/** What has requests of Node's own client go through a proxy; undefined where there is none. */
export function agentFor(proxy: string | null | undefined): HttpsProxyAgent<string> | undefined {
  return proxy === null || proxy === undefined ? undefined : new HttpsProxyAgent(proxy);
}

/** Where a proxy is, without its credentials. */
export function placeOf(proxy: string): { host: string; port: number; name: string } {
  const { hostname, port, protocol } = new URL(proxy);
  const number = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: number, name: `${hostname}:${String(number)}` };
}
