import type { Element } from './element';

type Asker = 'case' | 'fence';

/**
 * Tells, before a resource is bound, whose the answers are that carry no id. An early fence is sent only where a server
 * is slow, so that what answers it would be noise. A server answers in the order in which it was asked: RFC 6120,
 * section 10.1.
 */
export class EarlyAnswers {
  /** Who asked for a stream, and whether its header has come already; features come behind that. */
  readonly #opens: { by: Asker; opened: boolean }[] = [];
  readonly #authentications: Asker[] = [];

  /** Something was sent. */
  ask({ name }: Element, by: Asker): void {
    if (name === 'open') this.#opens.push({ by, opened: false });
    if (name === 'auth') this.#authentications.push(by);
  }

  /** Whether what was received answers a fence. */
  isFences({ name }: Element): boolean {
    if (name === 'open') return this.#takeOpen() === 'fence';
    if (name === 'features') return this.#opens.shift()?.by === 'fence';
    if (name === 'success' || name === 'failure') return this.#authentications.shift() === 'fence';
    return false;
  }

  #takeOpen(): Asker | undefined {
    // one that comes before the features of the last stands for the next
    if (this.#opens[0]?.opened) this.#opens.shift();
    const [next] = this.#opens;
    if (next) next.opened = true;
    return next?.by;
  }
}
