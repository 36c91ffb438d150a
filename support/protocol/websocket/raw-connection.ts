import type { Socket } from 'node:net';
import type { ConnectionRecorder } from '../wire/recorder';
import type { Direction } from '../wire/transcript';
import { ByteStore } from './byte-store';
import { clientFrame, encodeFrame, opcodes } from './frame';
import type { Frame } from './frame';
import { FrameDecoder } from './frame-decoder';
import { FrameRecorder } from './frame-record';
import { awaitFrame } from './frame-wait';
import type { RawFrame, Received } from './frame-wait';
import { ReceiveLimit } from './receive-limit';

export type { RawFrame, Received } from './frame-wait';

/** Bytes kept of what is no frame; no HTTP response that is read is longer. */
const unframedMost = 1024 * 1024;

export interface RawOptions {
  /** Answer pings and close frames as RFC 6455, sections 5.5.1 to 5.5.3, asks; false unless told. */
  respond?: boolean;
}

/**
 * A connection whose every byte is the caller's own. Nothing is sent but what is asked for, and all that comes
 * is kept: as bytes until `startFrames`, as frames from there on.
 */
export class RawConnection {
  /** Every frame that came, in order. */
  readonly frames: RawFrame[] = [];
  /** How the connection ended, or null while it stands. */
  ended: 'closed' | 'reset' | null = null;
  /** Milliseconds since the case started, when it ended; 0 while it stands. */
  endedAt = 0;
  /** Why this client ended it before its time, or null. */
  givenUp: string | null = null;
  /** Whether a frame of the server broke the protocol. */
  violated = false;
  respond: boolean;
  readonly #socket: Socket;
  readonly #recorder: ConnectionRecorder;
  readonly #frameRecorder: FrameRecorder;
  readonly #watchers = new Set<() => void>();
  readonly #sentFrames = new FrameDecoder();
  readonly #receiveLimit = new ReceiveLimit();
  #unframed = new ByteStore();
  #decoder: FrameDecoder | null = null;
  #cursor = 0;

  constructor(socket: Socket, recorder: ConnectionRecorder, options: RawOptions = {}) {
    this.#socket = socket;
    this.#recorder = recorder;
    this.#frameRecorder = new FrameRecorder(recorder);
    this.respond = options.respond ?? false;
    socket.on('data', (bytes: Buffer) => this.#take(bytes));
    socket.on('end', () => this.#finish('closed', 'connection closed by the server'));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') this.#finish('reset', 'connection reset');
    });
    socket.on('close', () => this.#finish('closed', 'connection closed by the client', 'client'));
    if (socket.destroyed) this.#finish('closed', 'connection closed', 'client');
  }

  /** Who has sent a close frame. */
  get closeFrames(): ReadonlySet<Direction> {
    return this.#frameRecorder.closeFrames;
  }

  /** Bytes that came and are not frames. */
  get unframed(): Buffer {
    return this.#unframed.bytes;
  }

  /** Leaves out the first of them, which have been read. */
  dropUnframed(count: number): void {
    const left = this.unframed.subarray(count);
    this.#unframed = new ByteStore();
    this.#unframed.append(left);
  }

  /** From here on bytes are frames, those after the first `consumed` that already came included. */
  startFrames(consumed = 0): void {
    const early = this.unframed.subarray(consumed);
    this.#unframed = new ByteStore();
    this.#decoder = new FrameDecoder();
    if (early.length > 0) this.#take(early);
  }

  /** Sends bytes as they are. Frames among them are recorded when whole; a piece of one, in a note. */
  send(bytes: Buffer): void {
    if (!this.#write(bytes)) return;
    const before = this.#sentFrames.remainder.length;
    const frames = this.#sentFrames.push(bytes);
    for (const frame of frames) this.#frameRecorder.record('sent', frame);
    const left = this.#sentFrames.remainder.length;
    if (left === 0 || (frames.length === 0 && left === before)) return;
    // A frame's head has 14 bytes at most; behind it the payload begins, which is not shown in pieces.
    const start = before === 0 ? `, from ${bytes.subarray(0, 14).toString('hex')}` : '';
    this.#recorder.note(`sent ${bytes.length} bytes that end inside a frame${start}`);
  }

  /** Sends one frame, lawful or not. */
  sendFrame(frame: Frame): void {
    if (!this.#write(encodeFrame(frame))) return;
    this.#frameRecorder.record('sent', frame);
  }

  /** Sends one final text frame, masked with a random key. */
  sendText(text: string): void {
    this.sendFrame(clientFrame(opcodes.text, text));
  }

  /**
   * Waits for a frame among those after the last one a call returned; others are kept and given as `heard`.
   * Call it before the stimulus is sent, and await it afterwards.
   */
  receive(wanted: (frame: RawFrame) => boolean, withinMs: number): Promise<Received> {
    return awaitFrame(this, this.#cursor, withinMs, (frame, index) => {
      if (!wanted(frame)) return false;
      this.#cursor = Math.max(this.#cursor, index + 1);
      return true;
    });
  }

  /** Calls back whenever bytes or a frame came, or the connection ended. Gives the function that stops it. */
  watch(listener: () => void): () => void {
    this.#watchers.add(listener);
    return () => void this.#watchers.delete(listener);
  }

  /** Ends this side of the connection (a FIN); the server may go on sending until it ends its own. */
  end(): void {
    this.#socket.end();
  }

  /** Drops the connection at once. */
  destroy(): void {
    this.#socket.destroy();
  }

  #write(bytes: Buffer): boolean {
    if (this.ended === null && this.#socket.writable) {
      this.#socket.write(bytes);
      return true;
    }
    this.#recorder.note(`${bytes.length} bytes not sent: the connection is closed`);
    return false;
  }

  #take(bytes: Buffer): void {
    if (this.ended !== null) return;
    if (this.#decoder === null) {
      this.#unframed.append(bytes);
      this.#announce();
      if (this.unframed.length > unframedMost)
        this.#giveUp(`given up by this client: more than ${unframedMost} bytes came that are no frames`);
      return;
    }
    const frames = this.#decoder.push(bytes);
    const excess = this.#receiveLimit.take(frames, bytes.length);
    for (const frame of frames.slice(0, excess === null ? frames.length : 0)) {
      const received = { ...frame, at: this.#recorder.recorder.now() };
      this.frames.push(received);
      if (this.#frameRecorder.record('received', received).length > 0) this.violated = true;
      if (this.respond) this.#answer(received);
      this.#announce();
    }
    if (excess !== null) this.#giveUp(excess);
  }

  #giveUp(why: string): void {
    if (this.ended !== null) return;
    this.givenUp = why;
    this.#finish('closed', why, 'client');
    this.#socket.destroy();
  }

  #answer(frame: RawFrame): void {
    if (frame.opcode === opcodes.ping) this.sendFrame(clientFrame(opcodes.pong, frame.payload));
    if (frame.opcode === opcodes.close && !this.closeFrames.has('sent')) {
      this.sendFrame(clientFrame(opcodes.close, frame.payload.subarray(0, 2)));
    }
  }

  #finish(how: 'closed' | 'reset', note: string, side: 'server' | 'client' = 'server'): void {
    if (this.ended !== null) return;
    this.ended = how;
    this.endedAt = this.#recorder.recorder.now();
    // RFC 6455, section 7.1.1: behind the close frames it is left to chance whose end of the connection comes first
    this.#recorder.note(this.closeFrames.size === 2 ? 'connection closed' : note, { end: side });
    const left = this.#decoder?.remainder.length ?? 0;
    if (left > 0) this.#recorder.note(`${left} bytes of an unfinished frame came before the end`);
    this.#announce();
  }

  #announce(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }
}
