import { currentBudget } from '../budget';
import type { Account, Target } from '../../configuration';
import type { Socket } from '../websocket';
import { namespaces } from '../xml/namespaces';
import type { Variables } from '../xml/query';
import type { Xml } from '../xml/template';
import { CaseVariables } from './case-variables';
import { Inbox, type Outcome } from './inbox';
import { lastValue, matches, noteFence, readMessage, type Message } from './message';
import { Patience } from './patience';
import { answerRequest } from './responder';
import type { SessionSetting, Wait } from './session-setting';
import { deriveVariables } from './session-variables';
import { answers, nothing, otherStimulus, readStimulus, signsIn, type Stimulus } from './stimulus';
import { fill } from './template';

/**
 * One party's conversation on one WebSocket. It says what it is told and keeps all it hears; it answers the
 * requests that a server may make of any client (RFC 6120, section 8.2.3), and decides nothing else.
 */
export class Session {
  readonly inbox = new Inbox();
  #stimulus: Stimulus | null = null;
  #witnessed: Stimulus = nothing;
  readonly patience: Patience;
  readonly #caseVariables: CaseVariables;
  /** Answers to the server's own requests are sent unless a case takes that over. */
  answersRequests = true;
  #id = '';
  readonly #earlierIds = new Set<string>();
  /** Whether an id is that of a request before the last: what bears it may answer that one late. */
  readonly isEarlier = (id: string): boolean => id !== this.#stimulus?.id && this.#earlierIds.has(id);
  #fullJid: string | null = null;
  /** It has said `<close/>` since it opened its stream. */
  hasClosedStream = false;
  #previousStreamId = '';
  #variables: { of: number; values: Variables } | null = null;

  constructor(
    readonly socket: Socket,
    readonly setting: SessionSetting,
  ) {
    this.patience = setting.patience ?? new Patience();
    this.#caseVariables = setting.variables ?? new CaseVariables();
    socket.onMessage(({ text, binary, at, bytes }) => {
      const message = readMessage(text, binary, at, bytes);
      if (text.includes(namespaces.bind)) this.#noteBind(message);
      noteFence(message);
      setting.ledger.hear(this, message);
      this.inbox.add(message);
      const answer = this.answersRequests ? answerRequest(message) : null;
      if (answer) setting.recorder.sayFor('answer', () => socket.send(answer.text));
    });
    void socket.closeFrame?.then((closing) => this.inbox.hearCloseFrame(closing));
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
  ownFullJid(): string {
    if (this.#fullJid !== null) return this.#fullJid;
    throw new Error(`${this.party} has bound no resource: a step must bind it first`);
  }

  /** The id in the server's last `<open/>`, or null before one. */
  get streamId(): string | null {
    return this.last('/framing:open/@id');
  }

  /** What this party said last, or what happened elsewhere since; null before the first. */
  get stimulus(): Stimulus | null {
    return this.#stimulus;
  }

  /** What happened elsewhere last: what came since may be the reaction to it, whatever was said meanwhile. */
  get witnessed(): Stimulus {
    return this.#witnessed;
  }

  /** What `$name` stands for in this session's templates and expressions. */
  get variables(): Variables {
    const { revision, values } = this.#caseVariables;
    if (this.#variables?.of !== revision) {
      const own = { id: this.#id, prev_id: this.#previousStreamId };
      this.#variables = { of: revision, values: { ...own, ...deriveVariables(this), ...values } };
    }
    return this.#variables.values;
  }

  #noteBind(message: Message): void {
    // RFC 6120, section 7.6: what is bound is a full JID, and nothing else can be spoken of as one
    const jid = lastValue([message], '/client:iq[@type="result"]/bind:bind/bind:jid');
    if (jid?.includes('/')) this.#fullJid = jid;
    this.#variables = null;
    if (this.#fullJid !== null) this.setting.onBound?.(this.#fullJid);
  }

  /**
   * Makes a fresh request id the value of `$id`, and returns it. Openfire's clients write `uuid:purpose`.
   * @param kind `message` for what is no request: whoever is signed in as its addressee may hear it
   */
  nextId(purpose: string, kind: 'id' | 'message' = 'id'): string {
    this.#id = this.setting.recorder.recorder.inventions.draw(kind, (uuid) => `${uuid}:${purpose}`);
    this.#variables = null;
    return this.#id;
  }

  /**
   * Says one thing, as one text message. What comes from now on is the reaction to it.
   * @throws Withheld where it would sign in once more than the run's budget allows
   */
  send(text: Xml | string): Stimulus {
    const message = this.socket.recall?.(String(text)) ?? String(text);
    if (this.setting.account && signsIn.test(message)) currentBudget().takeSignIn(this.account.username);
    const stimulus = readStimulus(message, this.inbox.begin());
    if (stimulus.kind === 'close') this.hasClosedStream = true;
    if (stimulus.kind === 'open') {
      this.hasClosedStream = false;
      this.#previousStreamId = this.streamId ?? '';
    }
    if (this.#stimulus?.id) this.#earlierIds.add(this.#stimulus.id);
    // what was recorded has an id of its own
    if (this.socket.recall) this.#id = stimulus.id ?? this.#id;
    this.#variables = null;
    this.#stimulus = stimulus;
    this.setting.ledger.observe(this, message);
    this.socket.send(message);
    return stimulus;
  }

  /**
   * Says what a template holds; a template that names `$id` gets a fresh one.
   * @param more values for this template alone
   */
  sendTemplate(template: string, more: Variables = {}): Stimulus {
    if (/\$id\b/.test(template))
      this.nextId('request', /<(?:message|presence)\b/.test(template) ? 'message' : 'id');
    return this.send(fill(template, { ...this.variables, ...more }));
  }

  /** Takes frames, or something that happened elsewhere, as the stimulus: what comes from now on is the reaction. */
  witness(kind: 'frames' | 'elsewhere', what: string, closes = false): Stimulus {
    this.#witnessed = otherStimulus(kind, what, this.inbox.begin(), closes);
    this.#stimulus = this.#witnessed;
    return this.#witnessed;
  }

  /** Takes an earlier stimulus for the last one again: what was said since served another end. */
  resume(stimulus: Stimulus): void {
    this.#stimulus = stimulus;
  }

  /**
   * Waits, in the reaction to a stimulus, for a message that satisfies an XPath expression: unless told how long, for
   * what never came again and again no longer than it is worth.
   */
  async expect(
    expression: string,
    { stimulus = this.#stimulus ?? nothing, variables, withinMs }: Wait = {},
  ): Promise<Outcome> {
    const wanted = (message: Message): boolean => this.matches(message, expression, variables);
    if (withinMs !== undefined) return this.inbox.wait(stimulus.position, wanted, withinMs);
    const [kind, startedAt] = [`${stimulus.to ?? 'the server'} ${expression}`, performance.now()];
    const mostMs = this.patience.allow(kind, this.target.limits.replyMs);
    const outcome = await this.inbox.wait(stimulus.position, wanted, mostMs);
    this.patience.learn(kind, outcome.kind, performance.now() - startedAt);
    return outcome;
  }

  /** Whether an XPath expression, with this session's variables and some of its own, holds for a message. */
  matches(message: Message, expression: string, variables?: Variables): boolean {
    return matches(message, expression, variables ? { ...this.variables, ...variables } : this.variables);
  }

  /**
   * An XPath expression for what answers a stimulus: an iq the iq with its id, an `<open/>` the next message, a SASL
   * element a SASL element; a stream error or `<close/>` answers anything.
   */
  answerExpression({ kind } = this.#stimulus ?? nothing): string {
    return `${answers[kind] ?? '/*'} | /stream:error | /framing:close`;
  }

  /** Waits for what answers the last stimulus, until the deadline. */
  expectAnswer(wait: Wait = {}): Promise<Outcome> {
    return this.expect(this.answerExpression(wait.stimulus), wait);
  }

  /** The string value of an expression in the last message that has one. */
  last(expression: string): string | null {
    return lastValue(this.inbox.messages, expression, this.variables);
  }
}
