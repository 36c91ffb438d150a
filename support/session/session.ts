import { randomUUID } from 'node:crypto';
import type { Account, Target } from '../target';
import type { Socket } from '../websocket';
import type { ConnectionRecorder } from '../wire';
import { namespaces, type Variables, type Xml } from '../xml';
import { Inbox, type Outcome } from './inbox';
import type { Ledger } from './ledger';
import { lastValue, matches, readMessage, type Message } from './message';
import { plainMessage } from './plain';
import { answerRequest } from './responder';
import { scramFirstMessage } from './scram';
import { fill } from './template';

/** What a session is made of besides its socket. */
export interface SessionSetting {
  /** Name of the party in the features: `the agent`. */
  party: string;
  target: Target;
  /** Whose credentials it uses; null for a client that never signs in. */
  account: Account | null;
  /** Where subscriptions are written down before they are asked for. */
  ledger: Ledger;
  recorder: ConnectionRecorder;
  /** Values of the case that expressions and templates may name. */
  variables: Variables;
}

const boundJid = '/client:iq[@type="result"]/bind:bind/bind:jid';

/** The expression for messages that may answer what was sent. */
function answerTo(sent: string): string {
  if (sent.includes('<iq')) return '/client:iq[@id=$id and (@type="result" or @type="error")]';
  // RFC 7395, section 3.4: the message after an `<open/>` is its answer, whatever it is
  if (sent.includes('xmpp-framing')) return sent.includes('<open') ? '/*' : '/framing:close';
  if (sent.includes('xmpp-sasl')) return '/sasl:*';
  return '/*';
}

/**
 * One party's conversation on one WebSocket. It says what it is told and keeps all it hears; it answers the
 * requests that a server may make of any client (RFC 6120, section 8.2.3), and decides nothing else.
 */
export class Session {
  readonly inbox = new Inbox();
  /** Position in the inbox at the last stimulus: what came since is the reaction to it. */
  mark = 0;
  /** The same position at the last stimulus that was not the session's own. */
  witnessed = 0;
  /** The last stimulus as it went out, or null before the first. */
  lastSent: string | null = null;
  /** Answers to the server's own requests are sent unless a case takes that over. */
  answersRequests = true;
  /** Further values for `$name` places, such as the `$node` a step spoke of last. */
  readonly values: Record<string, string> = {};
  #id = '';
  #fullJid: string | null = null;

  constructor(
    readonly socket: Socket,
    readonly setting: SessionSetting,
  ) {
    socket.onMessage(({ text, binary, at }) => {
      const message = readMessage(text, binary, at);
      if (text.includes(namespaces.bind)) this.#fullJid = lastValue([message], boundJid) ?? this.#fullJid;
      this.inbox.add(message);
      const answer = this.answersRequests ? answerRequest(message) : null;
      if (answer) this.socket.send(answer.text);
    });
    void socket.farewell?.then((closing) => this.inbox.hearFarewell(closing));
    void socket.closed.then((closing) => this.inbox.close(closing));
  }

  get party(): string {
    return this.setting.party;
  }

  get target(): Target {
    return this.setting.target;
  }

  /** The account's bare JID in canonical form (RFC 6120, section 4.3.6). */
  get bareJid(): string {
    return `${this.account.username.toLowerCase()}@${this.target.domain.toLowerCase()}`;
  }

  get account(): Account {
    if (!this.setting.account) throw new Error(`${this.party} has no account in the target file`);
    return this.setting.account;
  }

  /** The full JID that the last bind result gave, or null before one. */
  get fullJid(): string | null {
    return this.#fullJid;
  }

  /** The full JID. @throws Error where none has been bound */
  requireFullJid(): string {
    const full = this.fullJid;
    if (full === null) throw new Error(`${this.party} has bound no resource: a step must bind it first`);
    return full;
  }

  /** The id in the server's last `<open/>`, or null before one. */
  get streamId(): string | null {
    return this.last('/framing:open/@id');
  }

  /** What `$name` stands for in this session's templates and expressions. */
  get variables(): Variables {
    const full = this.fullJid;
    return {
      ...this.setting.variables,
      domain: this.target.domain,
      pubsub: this.target.pubsub,
      id: this.#id,
      ...(this.setting.account && {
        bare: this.bareJid,
        resource: this.account.resource,
        plain: plainMessage(this.bareJid, this.account.username, this.account.password),
        scram: scramFirstMessage(this.account.username),
      }),
      ...(full !== null && { full }),
      ...this.values,
    };
  }

  /** Makes a fresh request id the value of `$id`, and returns it. Openfire's clients write `uuid:purpose`. */
  nextId(purpose: string): string {
    this.#id = `${randomUUID()}:${purpose}`;
    return this.#id;
  }

  /** Says one thing, as one text message. What comes from now on is the reaction to it. */
  send(text: Xml | string): void {
    const message = String(text);
    this.mark = this.inbox.begin();
    this.lastSent = message;
    if (message.startsWith('<open')) this.values.prev_id = this.streamId ?? '';
    this.setting.ledger.observe(this, message);
    this.socket.send(message);
  }

  /** Says what a template holds; a template that names `$id` gets a fresh one. */
  sendTemplate(template: string): void {
    if (/\$id\b/.test(template)) this.nextId('request');
    this.send(fill(template, this.variables));
  }

  /** Takes something that happened elsewhere as the stimulus: what comes from now on is the reaction to it. */
  witness(stimulus: string): void {
    this.mark = this.inbox.begin();
    this.witnessed = this.mark;
    this.lastSent = stimulus;
  }

  /** Waits, in the reaction to the last stimulus, for a message that satisfies an XPath expression. */
  expect(expression: string, withinMs = this.target.limits.replyMs): Promise<Outcome> {
    return this.inbox.wait(this.mark, (message) => this.matches(message, expression), withinMs);
  }

  /**
   * Sends a ping behind the last stimulus and waits for its answer (RFC 6120, section 10.1), in whichever namespace, or
   * for what nothing may follow: a stream error (section 4.9.1.1), the server's `<close/>` (RFC 7395, section 3.6), the
   * end of the connection. What the stimulus was to cause has come by then. Neither it nor its reaction changes.
   */
  fence(): Promise<Outcome> {
    const id = `${randomUUID()}:fence`;
    if (!this.inbox.closing) {
      this.socket.send(
        `<iq xmlns='jabber:client' type='get' id='${id}' to='${this.target.domain}'><ping xmlns='urn:xmpp:ping'/></iq>`,
      );
    }
    const answered = (message: Message): boolean =>
      matches(message, '/*[@id=$fence] | /stream:error | /framing:close', { fence: id });
    return this.inbox.wait(this.mark, answered, this.target.limits.replyMs);
  }

  /** Whether an XPath expression, with this session's variables, holds for a message. */
  matches(message: Message, expression: string): boolean {
    return matches(message, expression, this.variables);
  }

  /**
   * Waits for what answers the last stimulus: of an iq the iq with its id, of an `<open/>` the next message, of a SASL
   * element a SASL element; a stream error or `<close/>` answers anything.
   */
  expectAnswer(): Promise<Outcome> {
    return this.expect(`${answerTo(this.lastSent ?? '')} | /stream:error | /framing:close`);
  }

  /** The string value of an expression in the last message that has one. */
  last(expression: string): string | null {
    return lastValue(this.inbox.messages, expression, this.variables);
  }
}
