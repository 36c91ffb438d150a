import type { Socket as NetSocket } from 'node:net';
import { WebSocket } from 'ws';
import type { ConnectionRecorder } from '../wire/recorder';
import type { Header, Violation } from '../wire/transcript';
import { describePayload, opcodes, typeOf, type ReceivedFrame } from './frame';
import { FrameDecoder } from './frame-decoder';
import { FrameWatch, describeViolations } from './violation';
import { ReceiveLimit } from './receive-limit';
import type { Closing, Message, Socket } from './socket';

/** An open `ws` socket behind the few methods a session needs. Made in the very turn that it opened. */
export class MessageSocket implements Socket {
  readonly closed: Promise<Closing>;
  readonly remote: { localPort: number; remotePort: number };
  readonly #listeners = new Set<(message: Message) => void>();
  #backlog: Message[] = [];
  #failed = false;
  /** A frame of the server broke the protocol. */
  violated = false;
  #closeSent = false;
  #closeHeard = false;
  /** This client began the end, by a close frame, by dropping the connection or by failing it. */
  #endsItself = false;
  /** Why this client stopped reading, or null. */
  #givenUp: string | null = null;

  constructor(
    readonly ws: WebSocket,
    transport: NetSocket,
    readonly recorder: ConnectionRecorder,
    readonly handshake: { status: number; headers: Header[] },
  ) {
    this.remote = { localPort: transport.localPort ?? 0, remotePort: transport.remotePort ?? 0 };
    ws.on('message', (payload: Buffer, binary) => this.#hear(payload, binary));
    ws.on('ping', (payload) => this.#answerPing(payload));
    ws.on('pong', (payload) => recorder.frame('received', 'pong', describePayload(opcodes.pong, payload)));
    ws.on('error', (error) => this.#noteViolation(error));
    this.closed = new Promise((resolve) => {
      ws.once('close', (code, reason) => {
        const clean = !this.#failed && code !== 1006;
        const closing = { code: clean ? code : 1006, reason: clean ? reason.toString('utf8') : '', clean };
        recorder.note(`connection closed with ${closing.code}`, {
          end: this.#endsItself ? 'client' : 'server',
        });
        const givenUp = this.#givenUp === null ? {} : { givenUp: this.#givenUp };
        resolve({ ...closing, ...givenUp, at: recorder.recorder.now() });
      });
    });
    // `ws` tells of a close frame only once the connection is gone; the transcript shows when it came.
    const decoder = new FrameDecoder();
    const watch = new FrameWatch();
    const receiveLimit = new ReceiveLimit();
    transport.on('data', (bytes: Buffer) => {
      const frames = decoder.push(bytes);
      const excess = receiveLimit.take(frames, bytes.length);
      if (excess !== null) this.#giveUp(excess);
      for (const frame of frames) {
        this.#noteViolations(watch.look(frame), frame);
        if (frame.opcode === opcodes.close) this.#noteClose(describePayload(opcodes.close, frame.payload));
      }
    });
    transport.on('error', (error: NodeJS.ErrnoException) => {
      // RFC 6455, section 7.1.1: behind the close frames it is left to chance whether a side still has unread bytes
      const isOver = this.#closeHeard && this.#closeSent;
      if (!isOver && (error.code === 'ECONNRESET' || error.code === 'EPIPE'))
        recorder.note('connection reset');
    });
  }

  get isClosing(): boolean {
    return this.ws.readyState !== WebSocket.OPEN;
  }

  send(text: string): void {
    if (this.ws.readyState !== WebSocket.OPEN) {
      this.recorder.note(`${text.length} characters not sent: the WebSocket is closing or closed`);
      return;
    }
    this.recorder.frame('sent', 'text', text);
    this.ws.send(text, (error) => {
      if (error) this.recorder.note(`the last text sent did not leave: ${error.message}`);
    });
  }

  close(code?: number, reason = ''): void {
    const open = this.ws.readyState === WebSocket.OPEN;
    this.#endsItself ||= open;
    this.ws.close(code, reason);
    if (open) this.#recordCloseSent(`${code ?? ''} ${reason}`.trim());
  }

  terminate(): void {
    if (this.ws.readyState === WebSocket.CLOSED) return;
    this.#endsItself = true;
    this.recorder.note('connection dropped by the client');
    this.ws.terminate();
  }

  onMessage(listener: (message: Message) => void): void {
    this.#listeners.add(listener);
    const early = this.#backlog;
    this.#backlog = [];
    for (const message of early) listener(message);
  }

  #noteViolations(violations: readonly Violation[], frame: ReceivedFrame): void {
    if (violations.length === 0 || this.#givenUp !== null) return;
    this.violated = true;
    const what = describeViolations(violations, frame);
    this.recorder.note(`a ${typeOf(frame.opcode)} frame that breaks the protocol: ${what}`, { violations });
  }

  #giveUp(excess: string): void {
    if (this.#givenUp !== null) return;
    this.#givenUp = excess;
    this.recorder.note(excess);
    this.terminate();
  }

  #hear(payload: Buffer, binary: boolean): void {
    if (this.#givenUp !== null) return;
    const text = payload.toString(binary ? 'hex' : 'utf8');
    this.recorder.frame('received', binary ? 'binary' : 'text', text);
    const message = { text, binary, at: this.recorder.recorder.now() };
    if (this.#listeners.size === 0) this.#backlog.push(message);
    for (const listener of this.#listeners) listener(message);
  }

  /** RFC 6455, section 5.5.2: a Pong with the same payload, unless a close frame came before. */
  #answerPing(payload: Buffer): void {
    if (this.#givenUp !== null) return;
    const text = describePayload(opcodes.ping, payload);
    this.recorder.frame('received', 'ping', text);
    if (this.ws.readyState !== WebSocket.OPEN) return;
    this.ws.pong(payload);
    this.recorder.frame('sent', 'pong', text);
  }

  /** RFC 6455, section 7.1.7: `ws` has failed the connection, and sent a close frame that says why. */
  #noteViolation(error: NodeJS.ErrnoException): void {
    this.#failed = true;
    this.#endsItself = true;
    const code = error.code ?? 'no code';
    const ownLimits: Partial<Record<string, string>> = {
      WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: '1009',
      WS_ERR_TOO_MANY_BUFFERED_PARTS: '1008',
    };
    const what =
      code in ownLimits ? 'a message beyond what this client reads' : 'protocol violation by the server';
    this.recorder.note(`${what}: ${error.message} (${code})`);
    this.#recordCloseSent(ownLimits[code] ?? (code === 'WS_ERR_INVALID_UTF8' ? '1007' : '1002'));
  }

  /** RFC 6455, section 5.5.1: `ws` echoes a valid close frame at once, and is then closing. */
  #noteClose(text: string): void {
    this.#closeHeard = true;
    this.recorder.frame('received', 'close', text);
    if (this.ws.readyState !== WebSocket.OPEN) this.#recordCloseSent(text);
  }

  #recordCloseSent(text: string): void {
    if (this.#closeSent) return;
    this.#closeSent = true;
    this.recorder.frame('sent', 'close', text);
  }
}
