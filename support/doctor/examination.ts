import type { Account, Target } from '../configuration';
import { secretsOf } from '../configuration';
import { Ledger, openSession, Patience, SetupFailure, type Outcome, type Session } from '../protocol/session';
import { placeOf } from '../protocol/proxy';
import {
  locate,
  readSentChain,
  Unreachable,
  UpgradeRefused,
  type SentCertificate,
} from '../protocol/websocket';
import { endpointOf } from '../protocol/session';
import { Recorder } from '../protocol/wire/recorder';
import type { HttpEntry, TlsFacts } from '../protocol/wire/transcript';

/** How long an examination may take, in milliseconds. */
export interface Bounds {
  /** One answer. */
  eachMs: number;
  /** All of them together. */
  allMs: number;
}

/** How the attempt to open the WebSocket ended, and what was seen on the way. */
export interface Contact {
  /** What the server sends as its chain; null without TLS. */
  chain: SentCertificate[] | null;
  /** Of the connection that was to become the WebSocket, or null. */
  facts: TlsFacts | null;
  http: HttpEntry | null;
  session: Session | null;
  failure: Unreachable | UpgradeRefused | null;
}

/** What is known of a server while it is examined: one conversation, and what was learnt on it. */
export class Examination {
  readonly patience: Patience;
  readonly recorder: Recorder;
  /** The target as the session sees it: no wait is longer than what is left. */
  readonly target: Target;
  readonly #endsAtMs: number;
  #contact: Promise<Contact> | null = null;
  /** How the opening of the stream ended, once it was tried. */
  opening: Outcome | null = null;
  /** Presence was sent. */
  isPresent = false;

  constructor(
    target: Target,
    readonly bounds: Bounds,
    patience = new Patience(),
  ) {
    this.patience = patience;
    this.#endsAtMs = performance.now() + bounds.allMs;
    this.recorder = new Recorder('doctor', secretsOf(target));
    const within = (): number => this.withinMs;
    const limits = {
      ...target.limits,
      get replyMs() {
        return within();
      },
    };
    this.target = { ...target, limits };
  }

  /** Milliseconds that the next wait may take. */
  get withinMs(): number {
    return Math.max(1, Math.min(this.bounds.eachMs, this.#endsAtMs - performance.now()));
  }

  get isOver(): boolean {
    return performance.now() > this.#endsAtMs;
  }

  /** The account that signs in, with a resource of doctor's own; null where the target names none. */
  get account(): Account | null {
    const { agent } = this.target.accounts;
    return agent ? { ...agent, resource: `${agent.resource}-doctor` } : null;
  }

  /** Whether the WebSocket was tried. */
  get isInContact(): boolean {
    return this.#contact !== null;
  }

  /** Opens the WebSocket, once. */
  contact(): Promise<Contact> {
    return (this.#contact ??= this.#connect());
  }

  /** The session on the WebSocket. @throws Error before the upgrade was looked at */
  async session(): Promise<Session> {
    const { session } = await this.contact();
    if (!session) throw new Error('no WebSocket was opened: a check that needs one needs the upgrade');
    return session;
  }

  /** What sentences may name. */
  get values(): Record<string, string> {
    const { target } = this;
    const { host, port, target: path, origin } = locate(target);
    return {
      ...{ host, port: String(port), path, origin, url: target.url },
      ...{ domain: target.domain, pubsub: target.pubsub },
      username: target.accounts.agent?.username ?? '',
      resource: this.account?.resource ?? '',
      proxy: target.proxy === null ? '' : placeOf(target.proxy).name,
    };
  }

  async #connect(): Promise<Contact> {
    const { target, recorder } = this;
    const endpoint = endpointOf(target);
    const contact: Contact = { chain: null, facts: null, http: null, session: null, failure: null };
    const connection = recorder.connect('the agent', target.url);
    try {
      if (locate(endpoint).secure)
        contact.chain = await readSentChain(endpoint, {
          recorder: recorder.connect('nobody', target.url),
          withinMs: this.withinMs,
        });
      contact.session = await openSession({
        ...{ party: 'the agent', account: this.account, target, patience: this.patience },
        ...{ ledger: new Ledger(), recorder: connection },
      });
    } catch (error) {
      const cause = error instanceof SetupFailure ? error.cause : error;
      if (!(cause instanceof Unreachable) && !(cause instanceof UpgradeRefused)) throw error;
      contact.failure = cause;
    }
    contact.facts = connection.connection.tls;
    const { id } = connection.connection;
    contact.http =
      (recorder.transcript.entries.find((entry) => entry.kind === 'http' && entry.connection === id) as
        HttpEntry | undefined) ?? null;
    return contact;
  }
}
