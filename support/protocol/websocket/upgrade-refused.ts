import type { IncomingHttpHeaders } from 'node:http';
import { locate } from './endpoint';
import type { Endpoint } from './endpoint';
import { wantsCertificate } from './client-certificate';

/** How an upgrade failed once the transport was up. */
export type Refusal = 'answered' | 'closed' | 'reset' | 'timeout' | 'garbled';

/** The server was reached and the WebSocket was not opened. The message says why and what to do. */
export class UpgradeRefused extends Error {
  override readonly name = 'UpgradeRefused';

  constructor(
    readonly outcome: Refusal,
    /** Of the response, or null where none came. */
    readonly status: number | null,
    message: string,
    cause?: unknown,
    /** The response answers the key (RFC 6455, section 4.2.2): a WebSocket server gave it, with the wrong status. */
    readonly answersKey = false,
    /** What is wrong with a 101, or null. */
    readonly problem: string | null = null,
  ) {
    super(message, { cause });
  }
}

/** Words a response that is not a 101. */
export function explainStatus(
  endpoint: Endpoint,
  status: number,
  reason: string,
  { location, 'sec-websocket-accept': accept }: IncomingHttpHeaders,
): UpgradeRefused {
  const { target } = locate(endpoint);
  const answer = `The server answered the upgrade of ${target} with ${status}${reason && ` ${reason}`} instead of 101`;
  const message = `${answer}: ${advise(status, location)}.`;
  return new UpgradeRefused('answered', status, message, undefined, accept !== undefined);
}

function advise(status: number, location: string | undefined): string {
  if (status >= 300 && status < 400) {
    return `it points to ${location ?? 'no address'}; redirects are not followed, put the final address in url`;
  }
  switch (status) {
    case 200:
      return 'an ordinary page lives at this path, check the path in url (Finesse: /ws/)';
    case 401:
    case 407:
      return 'something before the XMPP server asks for HTTP credentials, use an address without';
    case 403:
      return 'the server, or a proxy before it, forbids this path or origin, check its allowed origins and addresses';
    case 404:
      return 'there is nothing at this path, check the path in url (Finesse: /ws/, with the last slash)';
    case 426:
      return 'it asks for another protocol or WebSocket version, see the Upgrade and Sec-WebSocket-Version of its answer';
    case 502:
    case 503:
    case 504:
      return 'the notification service is down, starting, or does not know the subprotocol xmpp, check the service and try again';
    default:
      return 'check the path in url and the log of the server';
  }
}

/** Words a failure without a usable response, from what Node or `ws` said about it. */
export function explainSilence(endpoint: Endpoint, error: NodeJS.ErrnoException): UpgradeRefused {
  const { target, secure } = locate(endpoint);
  const upgrade = `the upgrade of ${target}`;
  const code = error.code ?? '';
  // with TLS 1.3 a server looks at the client's certificate when the client has finished (RFC 8446, section 2)
  if (wantsCertificate.test(code))
    return new UpgradeRefused(
      'reset',
      null,
      `The server asks for a certificate of the client (${code}): name one, and its key, as tls.cert and tls.key.`,
      error,
    );
  // The codes of Node's HTTP parser.
  if (code.startsWith('HPE_')) {
    const raw = (error as { rawPacket?: Buffer }).rawPacket;
    // An alert record (RFC 8446, section 5.1).
    const advice =
      raw?.[0] === 0x15
        ? 'with TLS: use wss:// in url'
        : 'with something that is not HTTP: check the port in url';
    return new UpgradeRefused('garbled', null, `The server answered ${upgrade} ${advice}.`, error);
  }
  // Node words a FIN before the response as "socket hang up" with the code of a reset.
  const closed = code === 'ECONNRESET' && error.message === 'socket hang up';
  const how = closed ? 'closed the connection' : `broke the connection (${code || error.message})`;
  return new UpgradeRefused(
    closed ? 'closed' : 'reset',
    null,
    `The server ${how} instead of answering ${upgrade}: check the port in url${secure ? '' : ', whether it wants wss://,'} and the log of the server.`,
    error,
  );
}

/** Words a deadline that passed before the answer to the upgrade. */
export function explainStalledUpgrade(endpoint: Endpoint, withinMs: number): UpgradeRefused {
  return new UpgradeRefused(
    'timeout',
    null,
    `The server did not answer the upgrade of ${locate(endpoint).target} within ${withinMs} ms: check that a WebSocket server listens on this port, or raise limits.reply.`,
  );
}

/** Words a 101 that does not hold what RFC 6455, section 4.1, has a client insist on; `ws` says what. */
export function explainUnsound101(problem: string): UpgradeRefused {
  return new UpgradeRefused(
    'answered',
    101,
    `The server's 101 does not complete the upgrade (${problem}): a browser closes the connection here, correct the headers of the response.`,
    undefined,
    false,
    problem,
  );
}
