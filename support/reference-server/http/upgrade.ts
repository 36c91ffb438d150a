import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import type { Header } from '../../protocol/wire/transcript';
import { answer, tokensOf, valuesOf, type HttpAnswer, type HttpRequest } from './request';

/** A reason not to upgrade, as the answer to send, or null. */
export type Check = (request: HttpRequest) => HttpAnswer | null;

const keyGuid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const versionHeader: Header = ['Sec-WebSocket-Version', '13'];

function has(request: HttpRequest, name: string, token: string): boolean {
  return tokensOf(request.headers, name).some((found) => found.toLowerCase() === token);
}

/** The opening handshake (RFC 6455, section 4.2; RFC 7395, section 3.1). */
export const upgrade = {
  /** Whether the WebSocket is at this path. */
  serves: (path: string): boolean => path === '/ws' || path === '/ws/',

  // RFC 6455, 4.2.1: a GET of HTTP/1.1 or later
  checkVersion: ((request) =>
    request.version === '1.1'
      ? null
      : answer(505, 'HTTP Version Not Supported', 'A WebSocket needs HTTP/1.1.\n')) as Check,

  checkMethod: ((request) =>
    request.method === 'GET'
      ? null
      : answer(405, 'Method Not Allowed', 'A WebSocket begins with GET.\n', [['Allow', 'GET']])) as Check,

  checkHost: ((request) =>
    valuesOf(request.headers, 'host').filter((host) => host !== '').length === 1
      ? null
      : answer(400, 'Bad Request', 'One Host header is needed.\n')) as Check,

  checkUpgrade: ((request) => (has(request, 'upgrade', 'websocket') ? null : upgradeRequired())) as Check,

  checkConnection: ((request) => (has(request, 'connection', 'upgrade') ? null : upgradeRequired())) as Check,

  // 4.2.2, step 4: the refusal lists the versions that are understood
  checkProtocolVersion: ((request) => {
    const versions = valuesOf(request.headers, 'sec-websocket-version');
    if (versions.length === 1 && versions[0] === '13') return null;
    return versions.length === 0 ? answer(400, 'Bad Request', '', [versionHeader]) : upgradeRequired();
  }) as Check,

  // 4.2.1, item 5: base64 of 16 bytes, once
  checkKey: ((request) => {
    const keys = valuesOf(request.headers, 'sec-websocket-key');
    return keys.length === 1 && /^[A-Za-z0-9+/]{21}[AQgw]==$/.test(keys[0] ?? '')
      ? null
      : answer(400, 'Bad Request', 'Sec-WebSocket-Key must be base64 of 16 bytes, once.\n');
  }) as Check,

  checkSubprotocol: ((request) =>
    tokensOf(request.headers, 'sec-websocket-protocol').includes('xmpp')
      ? null
      : answer(400, 'Bad Request', 'Offer xmpp in Sec-WebSocket-Protocol (RFC 7395, 3.1).\n')) as Check,

  // 10.2: a server may refuse an origin; this one does not restrict them
  checkOrigin: (() => null) as Check,

  statusLine: (): string => 'HTTP/1.1 101 Switching Protocols',

  /** 4.2.2, step 5.4: the digest of the key as sent, joined with the fixed GUID. */
  acceptKey: (request: HttpRequest): string =>
    createHash('sha1')
      .update(`${valuesOf(request.headers, 'sec-websocket-key')[0] ?? ''}${keyGuid}`)
      .digest('base64'),

  /** The headers of the 101, in the order and spelling of Finesse. */
  headers: (_request: HttpRequest, accept: string): Header[] => [
    ['Connection', 'upgrade'],
    ['Upgrade', 'WebSocket'],
    ['Sec-WebSocket-Accept', accept],
    ['Sec-WebSocket-Protocol', 'xmpp'],
  ],

  /** Sends the head of the 101. */
  send: (socket: Writable, head: string): void => {
    socket.write(head);
  },

  /** Whether the connection goes on after the 101. */
  keeps: (() => true) as (request: HttpRequest) => boolean,

  /** The answer for a path where nothing is. */
  nothingHere: (): HttpAnswer => answer(404, 'Not Found', 'The WebSocket is at /ws/.\n'),
};

export type Upgrade = typeof upgrade;

declare module '../decisions' {
  interface Behaviour {
    upgrade: Upgrade;
  }
}

const order = [
  'checkVersion',
  'checkMethod',
  'checkHost',
  'checkUpgrade',
  'checkConnection',
  'checkProtocolVersion',
  'checkKey',
  'checkSubprotocol',
  'checkOrigin',
] as const satisfies (keyof Upgrade)[];

/** The first reason to refuse the handshake, or null where it is in order. */
export function judgeHandshake(phase: Upgrade, request: HttpRequest): HttpAnswer | null {
  for (const check of order) {
    const refusal = phase[check](request);
    if (refusal !== null) return refusal;
  }
  return null;
}

function upgradeRequired(): HttpAnswer {
  const headers: Header[] = [['Upgrade', 'websocket'], versionHeader];
  return answer(426, 'Upgrade Required', 'This is a WebSocket endpoint.\n', headers);
}
