import { clientFrame, closePayload, opcodes, readClose } from './frame';
import type { Handshake } from './handshake';
import type { RawConnection, RawFrame } from './raw-connection';
import { isUtf8 } from './violation';
import type { Closing, Message, Socket } from './socket';

/**
 * A raw connection behind the methods of a `Socket`, so that a session can be held on it while a case sees and
 * sends single frames. Fragments are put together (RFC 6455, section 5.4); pings and closes are answered.
 */
export function frameSocket(handshake: Extract<Handshake, { outcome: 'answered' }>): Socket {
  const { connection, response } = handshake;
  connection.respond = true;
  const reader = new MessageReader(connection);
  return {
    get violated() {
      return connection.violated;
    },
    get isClosing() {
      return connection.closeFrames.size > 0;
    },
    handshake: { status: response.status, headers: response.headers },
    remote: { localPort: 0, remotePort: 0 },
    closed: reader.closed,
    closeFrame: reader.closeFrame,
    onMessage: (listener) => reader.listen(listener),
    send: (text) => connection.sendText(text),
    close: (code, reason) => connection.sendFrame(clientFrame(opcodes.close, closePayload(code, reason))),
    terminate: () => connection.destroy(),
  };
}

/** Puts the frames of a connection together into messages. */
class MessageReader {
  readonly closed: Promise<Closing>;
  readonly closeFrame: Promise<Closing>;
  readonly #connection: RawConnection;
  readonly #listeners: ((message: Message) => void)[] = [];
  readonly #messages: Message[] = [];
  #read = 0;
  #parts: RawFrame[] = [];

  constructor(connection: RawConnection) {
    this.#connection = connection;
    let sayCloseFrame: (closing: Closing) => void = () => undefined;
    this.closeFrame = new Promise((resolve) => (sayCloseFrame = resolve));
    this.closed = new Promise((resolve) => {
      const look = (): void => {
        this.#take();
        if (this.#findCloseFrame()) sayCloseFrame(this.#closing());
        if (connection.ended === null) return;
        unwatch();
        resolve(this.#closing());
      };
      const unwatch = connection.watch(look);
      look();
    });
  }

  listen(listener: (message: Message) => void): void {
    this.#listeners.push(listener);
    for (const message of this.#messages) listener(message);
  }

  #take(): void {
    for (const frame of this.#connection.frames.slice(this.#read)) {
      this.#read += 1;
      // of a frame that is too long to be read there is no message
      if (frame.opcode > opcodes.binary || !frame.complete) continue;
      this.#parts.push(frame);
      if (frame.fin) this.#deliver();
    }
  }

  #deliver(): void {
    const binary = this.#parts[0]?.opcode === opcodes.binary;
    const payload = Buffer.concat(this.#parts.map((part) => part.payload));
    const at = this.#parts.at(-1)?.at ?? 0;
    this.#parts = [];
    const bytes = !binary && !isUtf8(payload);
    const text = payload.toString(binary || bytes ? 'hex' : 'utf8');
    const message: Message = { text, binary, at, ...(bytes && { bytes }) };
    this.#messages.push(message);
    for (const listener of this.#listeners) listener(message);
  }

  #findCloseFrame(): RawFrame | undefined {
    return this.#connection.frames.find((frame) => frame.opcode === opcodes.close);
  }

  #closing(): Closing {
    const close = this.#findCloseFrame();
    const said = close ? readClose(close.payload) : null;
    const code = close ? (said?.code ?? 1005) : 1006;
    const at = this.#connection.ended === null ? (close?.at ?? 0) : this.#connection.endedAt;
    const { givenUp, violated } = this.#connection;
    const clean = close !== undefined && !violated;
    const closing = { code, reason: said?.reason ?? '', clean, at };
    return givenUp === null ? closing : { ...closing, givenUp };
  }
}
