import type { Variables } from '../xml/query';

/**
 * What `$name` stands for in every template and expression of one case, whichever party uses it: the node spoken of
 * last, the item published last, what a party was told to remember.
 */
export class CaseVariables {
  #values: Variables;
  #revision = 0;

  constructor(values: Variables = {}) {
    this.#values = values;
  }

  get values(): Variables {
    return this.#values;
  }

  /** Grows with each change, so that whoever derives something from the values knows when to do so again. */
  get revision(): number {
    return this.#revision;
  }

  /** Gives names values from now on. */
  set(values: Variables): void {
    this.#values = { ...this.#values, ...values };
    this.#revision += 1;
  }
}
