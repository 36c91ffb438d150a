import { isIP } from 'node:net';

/** Where a WebSocket server is, and how its certificate is judged. A `Target` is one. */
export interface Endpoint {
  /** `ws://` or `wss://`. */
  url: string;
  tls: {
    /** PEM text of the trusted certificates, or null for those Node was built with; an empty list trusts nobody. */
    ca: string | readonly string[] | null;
    /** PEM text of the certificate this client shows where it is asked for one, and of its key; none unless given. */
    cert?: string | null;
    key?: string | null;
    verify: boolean;
    /** SNI, the name the certificate must carry, and the Host of the upgrade; null for the URL's host. */
    servername: string | null;
  };
  /** Sent with each upgrade beside what it needs; none unless given. */
  headers?: readonly (readonly [name: string, value: string])[];
  /** URL of the proxy through which it is reached, credentials included; none unless given. */
  proxy?: string | null;
}

/** The parts of a WebSocket URL that the wire needs (RFC 6455, section 3). */
export interface Address {
  secure: boolean;
  /** Without the brackets of an IPv6 address. */
  host: string;
  port: number;
  /** As the Host header carries it: tls.servername or the URL's host, the port only where it is not the scheme's own. */
  authority: string;
  /** The resource name: path and query. */
  target: string;
  /** The origin of a page on the same host, as a browser would send it. */
  origin: string;
}

/**
 * Takes a WebSocket URL apart.
 *
 * @throws Error where the URL is not one of `ws:` or `wss:`.
 */
export function locate(endpoint: Endpoint): Address {
  const url = new URL(endpoint.url);
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') {
    throw new Error(`url must start with ws:// or wss://, found ${endpoint.url}: change the scheme`);
  }
  const secure = url.protocol === 'wss:';
  const name = secure ? endpoint.tls.servername : null;
  // a server of several names may refuse a Host that is not the one of SNI (RFC 9110, section 7.4)
  const authority = name === null ? url.host : `${name}${url.port === '' ? '' : `:${url.port}`}`;
  return {
    secure,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    authority,
    target: url.pathname + url.search,
    origin: `${secure ? 'https' : 'http'}://${authority}`,
  };
}

/** The name a certificate must carry for this endpoint (RFC 7395, section 6: that of the WebSocket host). */
export function certifiedName(endpoint: Endpoint): string {
  return endpoint.tls.servername ?? locate(endpoint).host;
}

/** The name for SNI, or null where it would be an IP address, which SNI cannot carry (RFC 6066, section 3). */
export function sniName(endpoint: Endpoint): string | null {
  const name = certifiedName(endpoint);
  return isIP(name) === 0 ? name : null;
}
