import { endpointOf, fill } from '../../protocol/session';
import {
  addHeader,
  encodeRequest,
  inventKey,
  locate,
  withoutHeader,
  type Endpoint,
  type UpgradeRequest,
} from '../../protocol/websocket';
import type { Variables } from '../../protocol/xml/query';
import type { Sending } from './upgrade';
import type { ConformanceWorld } from '../world';

type Rows = readonly (readonly [name: string, value: string])[];

/** The values that a request in a feature may name besides those of every case. */
export function requestVariables(world: ConformanceWorld): Variables {
  const endpoint = endpointOf(world.target);
  const { authority, origin, target, host } = locate(endpoint);
  return {
    ...world.variables.values,
    domain: world.target.domain,
    host,
    authority,
    origin,
    path: target,
    path_with_slash: target.replace(/\/*$/, '/'),
    path_without_slash: target.replace(/\/+$/, ''),
    page: `${origin}${target}`,
    key: inventKey(world.recorder.inventions),
  };
}

/**
 * The same request with these headers in place of any of their names; a name given twice is sent twice. The parts of
 * the request line are named as HTTP/2 does: `:method` and `:path`, and `:version` beside them.
 */
export function withHeaders(world: ConformanceWorld, request: UpgradeRequest, rows: Rows): UpgradeRequest {
  const variables = requestVariables(world);
  const filled = rows.map(([name, value]) => [name, fill(value, variables, (plain) => plain)] as const);
  const headers = filled.filter(([name]) => !name.startsWith(':'));
  const line = Object.fromEntries(filled.filter(([name]) => name.startsWith(':')));
  const bare = headers.reduce((changed, [name]) => withoutHeader(changed, name), request);
  return {
    ...headers.reduce((changed, [name, value]) => addHeader(changed, name, value), bare),
    method: line[':method'] ?? request.method,
    target: line[':path'] ?? request.target,
    version: line[':version'] ?? request.version,
  };
}

/** What a table may say of the connection that an upgrade is requested over. */
const settings: Record<string, (value: string, endpoint: Endpoint) => Sending> = {
  /** `no`, or the only version to be offered. */
  TLS: (value, endpoint) => {
    if (value === 'no') return { endpoint: { ...endpoint, url: endpoint.url.replace(/^wss:/, 'ws:') } };
    if (value !== '1.2' && value !== '1.3') throw new Error(`TLS ${value} is none of: no, 1.2, 1.3`);
    return { minVersion: `TLSv${value}`, maxVersion: `TLSv${value}` };
  },
  /** The protocols offered; empty for none. */
  ALPN: (value) => ({ alpn: value === '' ? [] : value.split(/, */) }),
  /** `any`: taken whether or not it verifies. */
  certificate: (_, endpoint) => ({ endpoint: { ...endpoint, tls: { ...endpoint.tls, verify: false } } }),
  'bytes at a time': (value) => ({ cut: (request) => cut(encodeRequest(request), Number(value)) }),
  'ms between': (value) => ({ chunkPauseMs: Number(value) }),
};

/** Reads a table about the connection. @throws Error on a row nobody knows */
export function readSending(world: ConformanceWorld, rows: Record<string, string>): Sending {
  return Object.entries(rows).reduce<Sending>((sending, [name, value]) => {
    const setting = settings[name];
    if (!setting) throw new Error(`${name} is none of: ${Object.keys(settings).join(', ')}`);
    return { ...sending, ...setting(value, sending.endpoint ?? endpointOf(world.target)) };
  }, {});
}

function cut(bytes: Buffer, size: number): Buffer[] {
  const pieces = Math.ceil(bytes.length / size);
  return Array.from({ length: pieces }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}
