import { Blocked } from '../../judgement/verdict';
import type { Closing, Message, Socket } from '../../protocol/websocket';
import type { Recording } from '../../protocol/wire/recording';
import type { Entry, FrameEntry } from '../../protocol/wire/transcript';
import { holds, textOf } from '../../protocol/xml/query';
import { joinMessages, read } from '../transcript/messages';
import { actOf } from './act';
import { findRefusal } from './refusal';
import { unrecorded } from './unrecorded';

/** Acts that begin a step of the way to a session: what comes behind them belongs to the next. */
const steps = ['open', 'auth', 'bind', 'close'];

/** One WebSocket whose conversation was recorded: what is said on it is looked up there, and what came is handed over. */
export class RecordedSocket implements Socket {
  readonly handshake = { status: 101, headers: [] };
  readonly remote = { localPort: 0, remotePort: 0 };
  readonly isClosing = true;
  readonly violated: boolean;
  readonly closed: Promise<Closing> = new Promise(() => undefined);
  readonly #messages: readonly FrameEntry[];
  #listener: (message: Message) => void = () => undefined;
  /** The first message that was not handed over, and the one that was said last. */
  #next = 0;
  #said = -1;

  constructor(readonly recording: Recording) {
    const { transcript } = recording;
    this.#messages = joinMessages(transcript);
    this.violated = transcript.entries.some((entry) => entry.kind === 'note' && entry.violations);
  }

  readonly recall = (text: string): string => {
    const act = actOf(text);
    const found = this.#messages.findIndex(
      (entry, index) =>
        index >= this.#next && entry.direction === 'sent' && act !== null && actOf(entry.text) === act,
    );
    const entry = this.#messages[found];
    if (!entry) throw unrecorded(this.recording, `a client that does this: ${text}`);
    const fault = this.recording.clientFaults.get(this.#numberOf(entry));
    if (fault !== undefined)
      throw new Blocked(`what the client said is at fault: ${fault}`, {
        id: 'client-fault',
        sentence: `The client is at fault: ${fault}`,
      });
    this.#said = this.#endOfAct(found);
    this.#handOver(this.#said);
    const refusal = findRefusal(this.#messages.slice(this.#said + 1), this.#messages[this.#said] ?? entry);
    if (refusal) throw new Blocked(refusal.sentence, refusal);
    return this.#messages[this.#said]?.text ?? entry.text;
  };

  /** Of an exchange of SASL in several steps the last thing said: the outcome answers that. */
  #endOfAct(found: number): number {
    if (actOf(this.#messages[found]?.text ?? '') !== 'auth') return found;
    const end = this.#nextStep(found);
    return Math.max(
      found,
      this.#messages.findLastIndex(
        (entry, index) => index < end && entry.direction === 'sent' && actOf(entry.text) === 'response',
      ),
    );
  }

  /** Hands over what belongs to the reaction to what was said last. */
  send(): void {
    const act = actOf(this.#messages[this.#said]?.text ?? '');
    this.#handOver(act !== null && steps.includes(act) ? this.#nextStep(this.#said) : this.#endOfReaction());
  }

  /** An end that the client has spoken on before is no reaction to what it had said by then. */
  #endOfReaction(): number {
    const end = this.#messages.findIndex((entry, index) => index > this.#said && isEnd(entry));
    const hasSpoken = this.#messages.slice(this.#said + 1, end).some(({ direction }) => direction === 'sent');
    return end >= 0 && hasSpoken ? end : this.#messages.length;
  }

  /** Hands over all before the first message of the server that satisfies a test, where there is one. */
  approach(isNext: (entry: FrameEntry) => boolean): void {
    const found = this.#messages.findIndex((entry) => entry.direction === 'received' && isNext(entry));
    if (found >= 0) this.#handOver(found);
  }

  /** Hands over all up to a message of the server that satisfies a test. @returns whether there is one */
  advance(isReached: (entry: FrameEntry) => boolean): boolean {
    const found = this.#messages.findIndex(
      (entry, index) => index >= this.#next && entry.direction === 'received' && isReached(entry),
    );
    if (found < 0) return false;
    this.#handOver(found + 1);
    return true;
  }

  /** Hands over all that there is: of what nobody asked for nothing tells when it was due. */
  finish(): void {
    this.#handOver(this.#messages.length);
  }

  /** Hands over what must have come before the recording began. */
  assume(text: string): void {
    this.#listener({ text, at: 0, binary: false });
  }

  /** Whether a request behind what was said last was answered: what had not come by then never did. RFC 6120, section 10.1. */
  isOvertaken(): boolean {
    const said = this.#messages[this.#said];
    // what is no request the server deals with itself, before it passes anything on that was said later
    const own = said?.text.startsWith('<iq') ? addresseeOf(said) : null;
    const later = this.#messages.slice(this.#said + 1);
    return later.some((entry, index) => {
      if (entry.direction !== 'sent' || !entry.text.startsWith('<iq')) return false;
      if (own !== null && addresseeOf(entry) !== own) return false;
      const id = idOf(entry);
      return later
        .slice(index + 1)
        .some((each) => each.direction === 'received' && each.text.startsWith('<iq') && idOf(each) === id);
    });
  }

  onMessage(listener: (message: Message) => void): void {
    this.#listener = listener;
  }

  close(): void {
    // nobody is there
  }

  terminate(): void {
    // nobody is there
  }

  #nextStep(from: number): number {
    const found = this.#messages.findIndex(
      (entry, index) => index > from && entry.direction === 'sent' && steps.includes(actOf(entry.text) ?? ''),
    );
    return found < 0 ? this.#messages.length : found;
  }

  #handOver(end: number): void {
    for (const { direction, type, text, at, bytes } of this.#messages.slice(this.#next, end))
      if (direction === 'received')
        this.#listener({ text, at, binary: type === 'binary', ...(bytes && { bytes }) });
    this.#next = Math.max(this.#next, end);
  }

  #numberOf({ at, text }: FrameEntry): number {
    const { entries } = this.recording.transcript;
    return entries.findIndex(
      (entry: Entry) => entry.kind === 'frame' && entry.at === at && entry.text === text,
    );
  }
}

function isEnd(entry: FrameEntry): boolean {
  const parsed = entry.direction === 'received' ? read(entry) : null;
  return parsed?.ok === true && holds('/stream:error | /framing:close', parsed.document);
}

function idOf(entry: FrameEntry): string {
  const parsed = read(entry);
  return parsed.ok ? textOf('string(/*/@id)', parsed.document) : '';
}

function addresseeOf(entry: FrameEntry | undefined): string {
  const parsed = entry ? read(entry) : null;
  return parsed?.ok ? textOf('string(/client:iq/@to)', parsed.document) : '';
}
