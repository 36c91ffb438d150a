import type { Server as TcpServer, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { makeIdentity, type TlsPhase } from './certificate';
import { listen, makeMixed } from './listening';

/** Who serves a connection, and where. */
interface SecureSetting {
  port: number;
  host: string;
  /** PEM text of the authority whose certificates clients have to show; they need show none unless given. */
  clientAuthority?: string | undefined;
  onSocket: (socket: Socket) => void;
  /** Takes note of each connection, TLS or not. */
  track: (socket: Socket) => void;
}

/** The listener of `wss://`. */
export interface SecureListener {
  listener: TcpServer;
  port: number;
  /** The certificate to trust, in PEM. */
  certificate: string;
}

/** Makes a key and a certificate and listens for TLS. @throws Error where the port cannot be had */
export async function listenSecurely(
  tls: TlsPhase,
  { port, host, clientAuthority, onSocket, track }: SecureSetting,
): Promise<SecureListener> {
  const identity = await makeIdentity(tls);
  const secure = createTlsServer(
    {
      key: identity.key,
      cert: identity.certificate,
      minVersion: tls.minVersion,
      ...(tls.ciphers === '' ? {} : { ciphers: tls.ciphers }),
      ALPNProtocols: ['http/1.1'],
      ...(clientAuthority !== undefined && { requestCert: true, ca: clientAuthority }),
    },
    (socket) => {
      if (tls.serves(socket)) onSocket(socket);
      else socket.end();
    },
  );
  // a client that never begins with TLS must not keep the server from stopping
  secure.on('connection', track);
  // a handshake that fails concerns nobody but the client
  secure.on('tlsClientError', (_error, socket: Socket) => socket.destroy());
  const { servesClear, answerHello } = tls;
  const mixed = servesClear || answerHello !== null;
  const onClear = servesClear ? onSocket : null;
  const listener = mixed ? makeMixed(secure, { onClear, answerHello }) : secure;
  return { listener, port: await listen(listener, port, host), certificate: identity.certificate };
}
