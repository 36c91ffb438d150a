import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Behaviour } from '../decisions';
import { answerHostMeta } from './host-meta';
import { judgeHandshake } from './upgrade';
import { readRequest, writeAnswer, writeHead, type HttpAnswer, type HttpRequest } from './request';

/** What a connection leads to. */
export interface Destinations {
  behaviour: Behaviour;
  /** Answers a request to the REST stand-in, or null where the path is not its own. */
  rest(request: HttpRequest): HttpAnswer | null;
  /** Takes over the socket after a 101, with the bytes that came behind the request. */
  webSocket(socket: Socket, early: Buffer): void;
}

/** Reads one request from a socket and answers it, or upgrades the connection. */
export function serveConnection(socket: Socket, destinations: Destinations): void {
  let received: Buffer = Buffer.alloc(0);
  const read = (bytes: Buffer): void => {
    received = Buffer.concat([received, bytes]);
    const found = readRequest(received);
    if (found === null) return;
    socket.off('data', read);
    try {
      if ('status' in found) finish(socket, found);
      else handle(socket, found.request, found.rest, destinations);
    } catch {
      // whatever one client says, the others are served
      socket.destroy();
    }
  };
  socket.on('data', read);
  // a reset is followed by close, which is where the rest is told
  socket.on('error', () => socket.destroy());
}

function handle(socket: Socket, request: HttpRequest, early: Buffer, destinations: Destinations): void {
  const { upgrade, hostMeta } = destinations.behaviour;
  if (!upgrade.serves(request.path)) {
    const page = answerHostMeta(hostMeta, request, socket instanceof TLSSocket) ?? destinations.rest(request);
    finish(socket, page ?? upgrade.nothingHere());
    return;
  }
  const refusal = judgeHandshake(upgrade, request);
  if (refusal !== null) {
    finish(socket, refusal);
    return;
  }
  upgrade.send(socket, writeHead(upgrade.statusLine(), upgrade.headers(request, upgrade.acceptKey(request))));
  if (upgrade.keeps(request)) destinations.webSocket(socket, early);
  else socket.destroy();
}

function finish(socket: Socket, answer: HttpAnswer): void {
  // the rest of the request is read and dropped, so that the answer is not lost to a reset
  socket.resume();
  socket.end(writeAnswer(answer));
}
