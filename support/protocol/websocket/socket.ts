import type { Header } from '../wire/transcript';

/** One WebSocket message as it came. */
export interface Message {
  /** The text; of a binary message its bytes in hexadecimal. */
  text: string;
  binary: boolean;
  /** Only for text that is not UTF-8: `text` holds its bytes in hexadecimal. */
  bytes?: true;
  /** Milliseconds since the case started. */
  at: number;
}

/** How a WebSocket ended (RFC 6455, sections 7.1.4 to 7.1.6). */
export interface Closing {
  /** Of the server's close frame; 1005 where it held none, 1006 where no valid close frame came. */
  code: number;
  reason: string;
  /** The server sent a valid close frame and broke no rule of framing. */
  clean: boolean;
  /** Why this client dropped the connection before its time; absent where it did not. */
  givenUp?: string;
  /** Milliseconds since the case started. */
  at: number;
}

/** A WebSocket with subprotocol `xmpp`, as the session uses it. */
export interface Socket {
  /** The 101 that opened it. */
  readonly handshake: { status: number; headers: Header[] };
  readonly remote: { localPort: number; remotePort: number };
  /** Whether a frame of the server broke the protocol so far. */
  readonly violated?: boolean;
  /** Whether a close frame was sent or heard. */
  readonly isClosing: boolean;
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
  /**
   * Only where the conversation was recorded by somebody else: what was said there in place of what is to be said, which
   * is then taken for it. @throws where nothing like it was said
   */
  readonly recall?: (text: string) => string;
  /** Settles with the server's close frame, where the socket shows it before the connection is gone. */
  readonly closeFrame?: Promise<Closing>;
}
