import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket as NetSocket } from 'node:net';
import { WebSocket } from 'ws';
import { currentBudget } from '../budget';
import type { ConnectionRecorder } from '../wire/recorder';
import type { Header } from '../wire/transcript';
import { locate } from './endpoint';
import type { Endpoint } from './endpoint';
import { payloadMost } from './frame-decoder';
import { MessageSocket } from './message-socket';
import { sizeLimit } from './response-body';
import { noteKey } from './upgrade-request';
import { explainSilence, explainStalledUpgrade, explainStatus, explainUnsound101 } from './upgrade-refused';

/** Bytes of the headers of a response that are read. */
const headersMost = 65_536;

export interface WsUpgradeOptions {
  recorder: ConnectionRecorder;
  /** Milliseconds for request and response. */
  withinMs: number;
  protocols: string[];
}

/**
 * Has `ws` do the upgrade over a transport that stands, and records request and response.
 *
 * @throws UpgradeRefused where the answer is no valid 101, or none comes in time; Withheld where the run was stopped.
 */
export function upgradeWithWs(
  endpoint: Endpoint,
  transport: NetSocket,
  options: WsUpgradeOptions,
): Promise<MessageSocket> {
  const { recorder, withinMs, protocols } = options;
  const { authority, origin } = locate(endpoint);
  return new Promise((resolve, reject) => {
    let bytes = 0;
    let record: ReturnType<ConnectionRecorder['request']> | null = null;
    let answered: IncomingMessage | null = null;
    const count = (chunk: Buffer) => (bytes += chunk.length);
    const ws = new WebSocket(endpoint.url, protocols, {
      createConnection: () => transport,
      origin,
      headers: { Host: authority, ...Object.fromEntries(endpoint.headers ?? []) },
      // edge proxies set cookies by the dozen; `ws` hands this on to Node's client, which stops at 16 KiB
      maxHeaderSize: headersMost,
      // RFC 9112, sections 2.2 and 5.2: a user agent reads folded headers, and lines that end in LF alone
      insecureHTTPParser: true,
      perMessageDeflate: false,
      maxPayload: payloadMost,
      autoPong: false,
      finishRequest: (request) => {
        noteKey(recorder.recorder.inventions, String(request.getHeader('Sec-WebSocket-Key')));
        record = recorder.request({ ...requestOf(request), body: '' });
        // Counts what Node's parser sees, from just before the parser sees it.
        request.once('socket', (socket) => socket.prependListener('data', count));
        request.prependListener('upgrade', (response, _, head) => answer(response, '', bytes - head.length));
        request.end();
      },
    });
    let giveUp = () => refuse(explainStalledUpgrade(endpoint, withinMs));
    const deadline = setTimeout(() => giveUp(), withinMs);
    const answer = (response: IncomingMessage, body: string, size: number) => {
      answered = response;
      record?.({ line: statusLine(response), headers: pairsOf(response.rawHeaders), body }, size);
    };
    let refused = false;
    const unwatch = currentBudget().halt.watch((reason) => refuse(reason));
    const refuse = (reason: Error) => {
      if (refused) return;
      refused = true;
      unwatch();
      clearTimeout(deadline);
      recorder.note(reason.message);
      reject(reason);
      ws.terminate();
      transport.destroy();
    };
    ws.once('open', () => {
      unwatch();
      clearTimeout(deadline);
      transport.off('data', count);
      ws.off('error', refuseAfterError);
      const headers = pairsOf(answered?.rawHeaders ?? []);
      // In this very turn: frames that came with the 101 are handed out in the next.
      resolve(new MessageSocket(ws, transport, recorder, { status: 101, headers }));
    });
    const refuseAfterError = (error: Error) =>
      refuse(answered === null ? explainSilence(endpoint, error) : explainUnsound101(error.message));
    ws.on('error', refuseAfterError);
    ws.on('unexpected-response', (_, response) => {
      const { statusCode = 0, statusMessage = '' } = response;
      // Node takes a 101 that lacks Upgrade or Connection for an ordinary response.
      const reason =
        statusCode === 101
          ? explainUnsound101('Upgrade or Connection header missing')
          : explainStatus(endpoint, statusCode, statusMessage, response.headers);
      const pieces: Buffer[] = [];
      const finish = () => {
        if (answered !== null) return;
        answer(response, Buffer.concat(pieces).subarray(0, sizeLimit).toString('utf8'), bytes);
        refuse(reason);
      };
      response.on('data', (piece: Buffer) => {
        pieces.push(piece);
        if (bytes > sizeLimit) finish();
      });
      response.once('end', finish);
      response.once('error', finish);
      response.once('close', finish);
      giveUp = finish;
    });
  });
}

function requestOf(request: ClientRequest): { line: string; headers: Header[] } {
  const headers = request
    .getRawHeaderNames()
    .map((name): Header => [name, [request.getHeader(name)].flat().join(', ')]);
  return { line: `${request.method} ${request.path} HTTP/1.1`, headers };
}

function statusLine(response: IncomingMessage): string {
  return `HTTP/${response.httpVersion} ${response.statusCode ?? ''} ${response.statusMessage ?? ''}`.trim();
}

/** Node's flat list of names and values, as pairs. */
function pairsOf(raw: readonly string[]): Header[] {
  return raw.flatMap((name, index): Header[] => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []));
}
