import { currentBudget } from '../budget';
import type { Message } from './message';

/** How the WebSocket ended. */
export interface Closing {
  code: number;
  reason: string;
  /** Both sides sent a close frame. */
  clean: boolean;
  /** Why this client dropped the connection before its time; absent where it did not. */
  givenUp?: string;
  at: number;
}

/** How a wait ended; `heard` is everything that came meanwhile. */
export type Outcome =
  | { kind: 'message'; message: Message; heard: readonly Message[] }
  | { kind: 'closed'; closing: Closing; heard: readonly Message[] }
  | { kind: 'timed out'; withinMs: number; heard: readonly Message[] }
  /** A later request was answered first, so that nothing more will come; seldom waited for so long as a deadline. */
  | { kind: 'silent'; heard: readonly Message[] };

interface Waiter {
  examine(): void;
}

/**
 * Keeps every message of one session. A wait looks at what came since a position, so that a message that
 * arrives before the wait begins is not lost, and ends in a named outcome. An exception of the condition itself, such
 * as that of a mistyped expression, is the wait's alone: it reaches neither the socket nor the other waits.
 */
export class Inbox {
  readonly messages: Message[] = [];
  closing: Closing | null = null;
  /** The close frame of the reaction, behind which no message comes (RFC 6455, section 5.5.1). */
  #heardCloseFrame: Closing | null = null;
  readonly #waiters = new Set<Waiter>();
  #isProven: (() => boolean) | null = null;

  /**
   * Says that nothing more will come, since the conversation was recorded: no wait lasts any more.
   * @param isProven whether a later answer on record shows that what is awaited will not come
   */
  finish(isProven: () => boolean): void {
    this.#isProven = isProven;
  }

  add(message: Message): void {
    this.messages.push(message);
    this.#examine();
  }

  close(closing: Closing): void {
    this.closing = closing;
    this.#examine();
  }

  /** Begins a new reaction, which no close frame has ended yet. Gives the position of its first message. */
  begin(): number {
    this.#heardCloseFrame = null;
    return this.messages.length;
  }

  /** Ends the reaction, and with it the waits for what is in it, before the connection is gone. */
  hearCloseFrame(closing: Closing): void {
    this.#heardCloseFrame = closing;
    this.#examine();
  }

  /** Lets go of what came so far; only between waits and reactions, whose positions it would shift. */
  forget(): void {
    this.messages.length = 0;
  }

  /** What came since a position in `messages`. */
  since(position: number): readonly Message[] {
    return this.messages.slice(position);
  }

  /**
   * Waits for a message, from `position` on, that satisfies `wanted`.
   * @param withinMs milliseconds until the wait is given up as `timed out`
   * @throws what `wanted` throws; Withheld where the run is stopped meanwhile
   */
  wait(position: number, wanted: (message: Message) => boolean, withinMs: number): Promise<Outcome> {
    let next = position;
    return this.#until(position, withinMs, () => {
      // each message is looked at once, or a flood of them would take the time of its square
      while (next < this.messages.length) {
        const message = this.messages[next];
        next += 1;
        if (message && wanted(message)) return { kind: 'message', message, heard: this.since(position) };
      }
      const closing = this.closing ?? this.#heardCloseFrame;
      return closing && { kind: 'closed', closing, heard: this.since(position) };
    });
  }

  /** Waits until the connection is gone, whatever was heard of its end before. */
  waitForEnd(withinMs: number): Promise<Outcome> {
    const { length } = this.messages;
    return this.#until(length, withinMs, () => {
      return this.closing && { kind: 'closed', closing: this.closing, heard: this.since(length) };
    });
  }

  /** Waits until the WebSocket has closed. */
  waitForClosing(position: number, withinMs: number): Promise<Outcome> {
    return this.wait(position, () => false, withinMs);
  }

  #until(position: number, withinMs: number, conclude: () => Outcome | null): Promise<Outcome> {
    const { halt } = currentBudget();
    return new Promise((resolve, reject) => {
      halt.check();
      const unwatch = halt.watch((reason) => {
        stop();
        reject(reason);
      });
      const stop = (): void => {
        clearTimeout(timer);
        unwatch();
        this.#waiters.delete(waiter);
      };
      const settle = (outcome: Outcome): void => {
        stop();
        resolve(outcome);
      };
      const waiter: Waiter = {
        examine: () => {
          try {
            const outcome = conclude();
            if (outcome) settle(outcome);
          } catch (error) {
            stop();
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        },
      };
      const timer = setTimeout(
        () => settle({ kind: 'timed out', withinMs, heard: this.since(position) }),
        withinMs,
      );
      this.#waiters.add(waiter);
      waiter.examine();
      if (this.#isProven && this.#waiters.has(waiter)) settle(this.#nothing(position, this.#isProven()));
    });
  }

  #nothing(position: number, isProven: boolean): Outcome {
    const heard = this.since(position);
    return isProven ? { kind: 'silent', heard } : { kind: 'timed out', withinMs: 0, heard };
  }

  #examine(): void {
    for (const waiter of [...this.#waiters]) waiter.examine();
  }
}
