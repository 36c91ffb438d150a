import type { Socket } from 'node:net';
import type { Conduct, Unfinished } from './conduct';
import { isControl, isKnown, opcodes, type Frame, type FramePhase } from './frame';
import { FrameReader } from './frame-reader';
import type { Violation } from './violation';

/** What a peer tells the layer above. */
export interface PeerEvents {
  text(text: string): void;
  /** Nothing has come for `idleMs` after a Ping was sent. */
  silence(): void;
  /** The connection has come to its end, however. Told once. */
  end(): void;
}

/** The server's side of one WebSocket. */
export class Peer {
  readonly #socket: Socket;
  readonly #frame: FramePhase;
  readonly #conduct: Conduct;
  readonly #events: PeerEvents;
  readonly #reader: FrameReader;
  #unfinished: Unfinished | null = null;
  #closeSent = false;
  /** Set once no more of the client's data is looked at (RFC 6455, section 7.1.7). */
  #deaf = false;
  #ended = false;
  #pinged = false;
  #idle: NodeJS.Timeout;

  constructor(socket: Socket, phases: { frame: FramePhase; conduct: Conduct }, events: PeerEvents) {
    this.#socket = socket;
    this.#frame = phases.frame;
    this.#conduct = phases.conduct;
    this.#events = events;
    this.#reader = new FrameReader(phases.frame);
    this.#idle = setTimeout(() => this.#onIdle(), this.#conduct.idleMs).unref();
    socket.on('data', (bytes: Buffer) => {
      try {
        this.receive(bytes);
      } catch {
        // whatever one client says, the others are served
        socket.destroy();
      }
    });
    socket.on('close', () => this.#finish());
  }

  /** Sends one text message; nothing after a Close frame (5.5.1). */
  send(text: string): void {
    if (!this.#closeSent) this.#write(this.#conduct.messageFrames(text));
  }

  /** Begins the closing handshake and gives the client time to answer (7.1.2). */
  close(code: number, reason = ''): void {
    if (this.#closeSent) return;
    this.#write(this.#conduct.startClose(code, reason));
    this.#closeSent = true;
    setTimeout(() => this.#socket.destroy(), this.#conduct.closeTimeoutMs).unref();
  }

  /** Asks by a Ping frame whether the client is there (5.5.2). */
  ping(): void {
    this.#answer([{ fin: true, rsv: 0, opcode: opcodes.ping, payload: Buffer.alloc(0) }]);
  }

  /** Ends TCP without a closing handshake. */
  hangUp(): void {
    this.#hangUp();
  }

  receive(bytes: Buffer): void {
    if (this.#deaf) return;
    this.#pinged = false;
    this.#idle.refresh();
    this.#reader.push(bytes);
    for (let next = this.#reader.next(); next !== null; next = this.#reader.next()) {
      if ('code' in next) this.#fail(next);
      else if (!isKnown(next.opcode)) continue;
      else if (isControl(next.opcode)) this.#control(next);
      else this.#data(next);
      if (this.#isDeaf()) return;
    }
  }

  #isDeaf(): boolean {
    return this.#deaf;
  }

  #data({ opcode, fin, payload }: Frame): void {
    const broken = this.#conduct.checkOrder(opcode, this.#unfinished) ?? this.#conduct.checkFragment(payload);
    if (broken) {
      this.#fail(broken);
      return;
    }
    this.#unfinished ??= { opcode, parts: [], octets: 0 };
    this.#unfinished.parts.push(payload);
    this.#unfinished.octets += payload.length;
    const tooBig = this.#conduct.checkSize(this.#unfinished.octets, this.#frame.maxMessageOctets);
    if (tooBig) {
      this.#fail(tooBig);
      return;
    }
    if (!fin) return;
    const message = this.#unfinished;
    this.#unfinished = null;
    const wrongKind = message.opcode === opcodes.text ? null : this.#conduct.checkBinary();
    if (wrongKind) {
      this.#fail(wrongKind);
      return;
    }
    this.#read(Buffer.concat(message.parts));
  }

  #read(payload: Buffer): void {
    const text = this.#conduct.readText(payload);
    const read = typeof text === 'string' ? text : this.#conduct.salvage(payload);
    if (read !== null) this.#events.text(read);
    if (typeof text !== 'string') this.#fail(text);
  }

  #control({ opcode, payload }: Frame): void {
    const broken = this.#conduct.checkInterruption(this.#unfinished);
    if (broken) this.#fail(broken);
    else if (opcode === opcodes.ping) this.#answer(this.#conduct.answerPing(payload));
    else if (opcode === opcodes.pong) this.#answer(this.#conduct.answerPong(payload));
    else this.#closed(payload);
  }

  #closed(payload: Buffer): void {
    const broken = this.#conduct.checkClose(payload);
    if (broken) {
      this.#fail(broken);
      return;
    }
    this.#answer(this.#conduct.answerClose(payload));
    this.#hangUp();
  }

  /** 7.1.7: a Close frame that says why, then the end of TCP, and no ear for what still comes. */
  #fail(broken: Violation): void {
    this.#answer(this.#conduct.failure(broken));
    if (this.#conduct.deafAfterFailure) this.#hangUp();
  }

  #answer(frames: Frame[]): void {
    if (!this.#closeSent) this.#write(frames);
  }

  #hangUp(): void {
    this.#closeSent = true;
    this.#deaf = true;
    this.#finish();
    if (!this.#conduct.endsTcp) return;
    this.#socket.end();
    setTimeout(() => this.#socket.destroy(), this.#conduct.closeTimeoutMs).unref();
  }

  #write(frames: Frame[]): void {
    for (const each of frames) this.#socket.write(this.#frame.encode(each));
  }

  #onIdle(): void {
    if (this.#pinged) {
      this.#events.silence();
      return;
    }
    this.#pinged = true;
    this.ping();
    this.#idle.refresh();
  }

  #finish(): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#idle);
    this.#events.end();
  }
}
