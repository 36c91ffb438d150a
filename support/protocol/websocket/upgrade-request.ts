import { createHash, randomBytes } from 'node:crypto';
import type { Inventions } from '../wire/invention';
import type { Header } from '../wire/transcript';
import { locate } from './endpoint';
import type { Endpoint } from './endpoint';

/** A request exactly as it goes on the wire, lawful or not. */
export interface UpgradeRequest {
  method: string;
  target: string;
  /** Such as `HTTP/1.1`. */
  version: string;
  headers: Header[];
}

export interface UpgradeOptions {
  /** The value of Sec-WebSocket-Key; 16 random bytes in base64 unless told. */
  key?: string;
  /** The subprotocols offered, in order; `xmpp` unless told. An empty list leaves the header out. */
  protocols?: readonly string[];
  /** The Origin; that of a page on the same host unless told. Null leaves the header out. */
  origin?: string | null;
}

/** The well-formed upgrade that a browser sends (RFC 6455, section 4.1; RFC 7395, section 3.1). */
export function upgradeRequest(
  endpoint: Endpoint,
  options: UpgradeOptions = {},
): UpgradeRequest & { key: string } {
  const address = locate(endpoint);
  const { key = randomBytes(16).toString('base64'), protocols = ['xmpp'], origin = address.origin } = options;
  const headers: Header[] = [
    ['Host', address.authority],
    ['Connection', 'Upgrade'],
    ['Upgrade', 'websocket'],
    ...(origin === null ? [] : [['Origin', origin] satisfies Header]),
    ['Sec-WebSocket-Version', '13'],
    ['Sec-WebSocket-Key', key],
    ...(protocols.length === 0 ? [] : [['Sec-WebSocket-Protocol', protocols.join(', ')] satisfies Header]),
    ...(endpoint.headers ?? []).map(([name, value]): Header => [name, value]),
  ];
  return { method: 'GET', target: address.target, version: 'HTTP/1.1', headers, key };
}

/** A key as a client makes one, and the answer it calls for, noted among what is made up for a case. */
export function inventKey(inventions: Inventions): string {
  return noteKey(inventions, randomBytes(16).toString('base64'));
}

/** Notes a key that was made elsewhere, and the answer it calls for. */
export function noteKey(inventions: Inventions, key: string): string {
  inventions.note('key', key);
  inventions.note('accept', acceptFor(key));
  return key;
}

/** The Sec-WebSocket-Accept that a key calls for (RFC 6455, section 4.2.2, item 5.4). */
export function acceptFor(key: string): string {
  return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
}

/** The same request with a header's value replaced where it stood, or added at the end. */
export function withHeader<R extends UpgradeRequest>(request: R, name: string, value: string): R {
  const stands = request.headers.some((header) => isNamed(header, name));
  const headers = stands
    ? request.headers.map((header): Header => (isNamed(header, name) ? [header[0], value] : header))
    : [...request.headers, [name, value] satisfies Header];
  return { ...request, headers };
}

/** The same request with one more header at the end, whether or not one of that name is there. */
export function addHeader<R extends UpgradeRequest>(request: R, name: string, value: string): R {
  return { ...request, headers: [...request.headers, [name, value]] };
}

/** The same request without any header of that name. */
export function withoutHeader<R extends UpgradeRequest>(request: R, name: string): R {
  return { ...request, headers: request.headers.filter((header) => !isNamed(header, name)) };
}

function isNamed(header: Header, name: string): boolean {
  return header[0].toLowerCase() === name.toLowerCase();
}

/** The bytes of a request, as RFC 9112, section 2.1, lays them out. */
export function encodeRequest(request: UpgradeRequest): Buffer {
  const lines = [
    `${request.method} ${request.target} ${request.version}`,
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8');
}

/** Reads back a request that was given as bytes, for the record; what is not HTTP lands where it fits best. */
export function decodeRequest(bytes: Buffer): UpgradeRequest & { body: string } {
  const [, head = '', body = ''] =
    /^([\s\S]*?)(?:\r?\n\r?\n([\s\S]*))?$/.exec(bytes.toString('latin1')) ?? [];
  const [line = '', ...rest] = head.split(/\r?\n/);
  const [method = '', target = '', ...version] = line.split(' ');
  const headers = rest
    .filter((each) => each !== '')
    .map((each): Header => {
      const [, name = each, value = ''] = /^([^:]*):[ \t]*(.*)$/.exec(each) ?? [];
      return [name, value];
    });
  return { method, target, version: version.join(' '), headers, body };
}
