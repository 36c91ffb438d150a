import type { Header } from '../wire/transcript';
import type { ConnectionRecorder } from '../wire/recorder';
import type { Endpoint } from './endpoint';
import type { Closing, Message } from './message-socket';
import { upgradeWithWs } from './ws-upgrade';
import { connect } from './transport';

export type { Closing, Message } from './message-socket';

/** A WebSocket with subprotocol `xmpp`, as the session uses it. */
export interface Socket {
  /** The 101 that opened it. */
  readonly handshake: { status: number; headers: Header[] };
  readonly remote: { localPort: number; remotePort: number };
  /** Sends one text message. What cannot be sent any more is noted, not thrown. */
  send(text: string): void;
  /** Starts the closing handshake (RFC 6455, section 7.1.2). */
  close(code?: number, reason?: string): void;
  /** Drops the connection at once. */
  terminate(): void;
  /** Hands over each message; those that arrived before the first listener, at once. */
  onMessage(listener: (message: Message) => void): void;
  /**
   * Settles when the connection is gone, however it went; never rejects. A server that leaves the connection
   * standing after the close frames is given 30 s; `terminate` cuts that short.
   */
  readonly closed: Promise<Closing>;
  /** Settles with the server's close frame, where the socket shows it before the connection is gone. */
  readonly farewell?: Promise<Closing>;
}

export interface OpenOptions {
  recorder: ConnectionRecorder;
  /** Milliseconds for TCP and TLS, and as many again for the upgrade. */
  withinMs: number;
  /** Subprotocols to offer; `xmpp` unless told. */
  protocols?: string[];
}

/**
 * Opens a WebSocket as a browser does, with everything it says and hears recorded.
 *
 * @throws Unreachable where no transport could be had; UpgradeRefused where it did not become a WebSocket.
 */
export async function openSocket(endpoint: Endpoint, options: OpenOptions): Promise<Socket> {
  const { recorder, withinMs, protocols = ['xmpp'] } = options;
  const transport = await connect(endpoint, { recorder, withinMs });
  return upgradeWithWs(endpoint, transport, { recorder, withinMs, protocols });
}
