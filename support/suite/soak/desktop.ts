import { endSession, fence, SetupFailure, type Session } from '../../protocol/session';
import { beginConversation } from '../conversation';
import type { NodeName } from '../node-name';
import { assumeSubscribed } from '../pubsub/subscribed';
import { describeEnd } from '../transcript/endings';
import type { ConformanceWorld } from '../world';
import { Repetitions } from './arrivals';
import { nameEnd } from './end';
import type { SoakRecord } from './record';

/** The nodes whose events a desktop shows. */
export const watched: readonly NodeName[] = ["the user's state", "the team's users"];

/** What a desktop takes for the end of its connection, in milliseconds without an answer. Cisco's EventTunnel. */
const pingLimitMs = 10_000;
/** How long a desktop waits before it connects again, in milliseconds. */
const backoffMs = 1000;

/** A desktop's sessions, one after the other: each is connected, bound, present and subscribed as those before. */
export class Desktop {
  readonly #repetitions = new Repetitions();
  #boundAt = 0;
  #connections = 0;
  /** Why it gave up to connect again; null while it has not. */
  givenUp: string | null = null;

  constructor(
    readonly world: ConformanceWorld,
    readonly record: SoakRecord,
  ) {}

  get session(): Session {
    return this.world.session('the agent');
  }

  /** Connects, or connects again. @throws SetupFailure where that goes wrong */
  async connect(): Promise<void> {
    await beginConversation(this.world, 'the agent', 'bound and present');
    const { session, world, record } = this;
    const result = '/client:iq[@type="result"]/bind:bind/bind:jid';
    const bound = session.inbox.messages.find((message) => session.matches(message, result));
    this.#boundAt = bound?.at ?? world.recorder.now();
    this.#connections += 1;
    record.result.sessions.push({ livedMs: 0, end: null });
    for (const name of watched) await assumeSubscribed(session, world.node(name));
    this.#repetitions.look(session, this.#connections, record);
  }

  /** Notes what has come, and whether the session still lives. @returns whether it does */
  look(): boolean {
    const { session, record, world } = this;
    this.#repetitions.look(session, this.#connections, record);
    const lived = record.result.sessions.at(-1);
    const { closing } = session.inbox;
    const endedAt = closing?.at ?? world.recorder.now();
    if (lived) lived.livedMs = Math.round(endedAt - this.#boundAt);
    if (!closing) return true;
    const how = nameEnd(session, closing);
    if (lived && how !== null) {
      lived.end = how;
      const end = { at: endedAt, how };
      const { party, fullJid } = session;
      record.tell('ended', describeEnd({ party, fullJid: fullJid ?? '', boundAt: this.#boundAt, end }));
    }
    return false;
  }

  /** Asks whether the server is there, as a desktop does. */
  async ping(): Promise<void> {
    const { session, record } = this;
    record.result.pings.sent += 1;
    const sentAt = performance.now();
    const outcome = await fence(session, pingLimitMs);
    const afterMs = Math.round(performance.now() - sentAt);
    if (outcome.kind === 'message') record.ponged(afterMs);
    if (outcome.kind !== 'timed out') return;
    record.tell(
      'unanswered',
      `no answer to a ping within ${String(afterMs)} ms, ${String(record.result.heldMs)} ms after the start`,
    );
  }

  /** Ends the session in order, as the page that is loaded anew does. */
  async leave(): Promise<void> {
    this.look();
    await endSession(this.session);
  }

  /** Connects again, however the session ended; gives up where that goes wrong twice. */
  async comeBack(): Promise<void> {
    for (const isLast of [false, true])
      try {
        await this.world.run.budget.pause(backoffMs);
        await this.connect();
        return;
      } catch (error) {
        if (!(error instanceof SetupFailure)) throw error;
        if (isLast) this.givenUp = error.message;
      }
  }
}
