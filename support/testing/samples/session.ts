import type { Account, Target } from '../../configuration';
import type { Closing, Message as SocketMessage, Socket } from '../../protocol/websocket';
import { Recorder } from '../../protocol/wire/recorder';
import { CaseVariables } from '../../protocol/session/case-variables';
import { Ledger } from '../../protocol/session/ledger';
import { Patience } from '../../protocol/session/patience';
import { Session } from '../../protocol/session/session';
import type { SessionSetting } from '../../protocol/session/session-setting';

/** A socket for tests of what speaks over one: keeps what is said, and hears what the test says. */
export class FakeSocket implements Socket {
  readonly handshake = { status: 101, headers: [] };
  readonly remote = { localPort: 0, remotePort: 0 };
  isClosing = false;
  readonly sent: string[] = [];
  readonly ends: string[] = [];
  readonly closed: Promise<Closing>;
  /** What the other side says to each text; null for nothing. */
  answer: (text: string) => string | null = () => null;
  readonly #listeners: ((message: SocketMessage) => void)[] = [];
  #close: (closing: Closing) => void = () => undefined;
  #at = 0;

  constructor() {
    this.closed = new Promise((resolve) => (this.#close = resolve));
  }

  send(text: string): void {
    this.sent.push(text);
    const answer = this.answer(text);
    if (answer !== null) this.say(answer);
  }

  close(code?: number): void {
    this.isClosing = true;
    this.ends.push(`close ${String(code)}`);
    this.hangUp(1000);
  }

  terminate(): void {
    this.ends.push('terminate');
    this.hangUp(1006);
  }

  onMessage(listener: (message: SocketMessage) => void): void {
    this.#listeners.push(listener);
  }

  say(text: string, binary = false): void {
    this.#at += 1;
    for (const listener of this.#listeners) listener({ text, binary, at: this.#at });
  }

  hangUp(code: number, reason = ''): void {
    this.#close({ code, reason, clean: code !== 1006, at: this.#at });
  }
}

/** Answers fences alone; everything else is said by the test. */
export function answerFences(socket: FakeSocket): void {
  socket.answer = (text) => {
    const id = /id='([^']+:fence)'/.exec(text)?.[1];
    return id === undefined ? null : `<iq xmlns='jabber:client' type='result' id='${id}'/>`;
  };
}

export const sampleAccount: Account = { username: 'Agent', password: 'correct-horse', resource: 'desk' };

/** A target in whose tests no wait lasts long. */
export function sampleTarget(changes: Partial<Target> = {}): Target {
  return {
    name: 'sample',
    file: null,
    product: 'generic',
    embedded: false,
    embeddedTls: false,
    url: 'ws://127.0.0.1:1/ws/',
    domain: 'Example.com',
    pubsub: 'pubsub.example.com',
    tls: { ca: null, cert: null, key: null, verify: true, servername: null },
    headers: [],
    proxy: null,
    accounts: { agent: sampleAccount },
    pool: null,
    load: {},
    rest: null,
    user: { id: 'Agent' },
    team: { id: '1' },
    dedicated: true,
    knownDeviations: null,
    limits: { replyMs: 50, runMs: 1000, idleMs: 1, badPasswords: 0, connectsPerSecond: 1000 },
    ...changes,
  };
}

/** A session over a fake socket. */
export function sampleSession(changes: Partial<SessionSetting> = {}): {
  session: Session;
  socket: FakeSocket;
} {
  const target = changes.target ?? sampleTarget();
  const socket = new FakeSocket();
  const session = new Session(socket, {
    party: 'the agent',
    target,
    account: sampleAccount,
    ledger: new Ledger(),
    recorder: new Recorder('SAMPLE', [sampleAccount.password]).connect('the agent', target.url),
    patience: new Patience(),
    variables: new CaseVariables({ node: '/node' }),
    ...changes,
  });
  return { session, socket };
}
