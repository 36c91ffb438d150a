import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
  type Socket,
} from 'node:net';

const stopTimeoutMs = 500;

/** What a listener does with a client that does not begin with a ClientHello of TLS. */
interface Otherwise {
  /** Serves clear text; null leaves that to TLS, which refuses it. */
  onClear: ((socket: Socket) => void) | null;
  /** What to say to a ClientHello that TLS is not to see; null for all. */
  answerHello: ((clientHello: Buffer) => Buffer | null) | null;
}

/** A listener that serves TLS where a client begins with it (RFC 8446, section 5.1), and else what it is told to. */
export function makeMixed(secure: TcpServer, { onClear, answerHello }: Otherwise): TcpServer {
  return createTcpServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (first: Buffer) => {
      const answer = answerHello?.(first) ?? null;
      if (answer !== null) {
        socket.end(answer);
        return;
      }
      socket.pause();
      socket.unshift(first);
      if (first[0] === 0x16 || onClear === null) {
        secure.emit('connection', socket);
        return;
      }
      onClear(socket);
      socket.resume();
    });
  });
}

/** Listens, and hands over the port. @throws Error where the port cannot be had. */
export function listen(listener: TcpServer, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(port, host, () => resolve((listener.address() as AddressInfo).port));
  });
}

/** Stops listening; connections that do not end in time are cut. */
export function close(listener: TcpServer, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => sockets.forEach((socket) => socket.destroy()), stopTimeoutMs);
    listener.close(() => {
      clearTimeout(cut);
      resolve();
    });
  });
}
