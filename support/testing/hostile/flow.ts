import type { Socket } from 'node:net';
import { onRequest, switching } from '../fake-server';

/** What a hostile server does with a connection. */
export type Conduct = (socket: Socket) => void;

/** Chunks written in one turn of the event loop, so that a flood leaves the other servers of the process alive. */
const chunksPerTurn = 16;

/** Writes chunks as fast as the connection takes them: `times` of them, and then what is to follow, or without end. */
export function flood(
  socket: Socket,
  chunk: Buffer | string,
  times = Infinity,
  then: () => void = () => undefined,
): void {
  let left = times;
  const pump = (): void => {
    for (let written = 0; written < chunksPerTurn && left > 0; written += 1) {
      if (!socket.writable) return;
      left -= 1;
      if (!socket.write(chunk)) {
        socket.once('drain', pump);
        return;
      }
    }
    if (left > 0) setImmediate(pump);
    else then();
  };
  pump();
}

/** Writes one byte a second. */
export function drip(socket: Socket, bytes: Buffer): void {
  let at = 0;
  const drop = (): void => {
    if (socket.writable) socket.write(bytes.subarray(at, at + 1));
    at += 1;
  };
  drop();
  const dripping = setInterval(drop, 1000);
  socket.once('close', () => clearInterval(dripping));
}

/** Answers the upgrade as it should be, and only then turns hostile. */
export function upgraded(then: Conduct): Conduct {
  return (socket) =>
    onRequest(socket, (head) => {
      socket.write(switching(head, 'Sec-WebSocket-Protocol: xmpp'));
      then(socket);
    });
}

/** Answers the request with these bytes, and then does what is to follow. */
export function answered(bytes: string, then: Conduct = () => undefined): Conduct {
  return (socket) =>
    onRequest(socket, () => {
      socket.write(bytes);
      then(socket);
    });
}
