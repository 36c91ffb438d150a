import path from 'node:path';
import type { Base, Change } from './change';
import { hold } from './hold';
import { plants } from './plants';
import { tagsOf } from './selection';
import { findDifferences, weighFound, type Outcome } from './weigh';

/** Conversations held again where times are compared: fewer give no interval worth the name. */
const timedRepeats = 8;

/** Plants changes one at a time, each compared with the server unchanged, which is held once for each way to speak to it. */
export class Planter {
  readonly #bases = new Map<Base, Promise<string>>();
  readonly #tags = tagsOf();

  /** @param folder where the run folders go; it exists */
  constructor(readonly folder: string) {}

  /** Plants one change, and says what came of it. @throws Error where a run did not end with a verdict */
  async plant(change: Change): Promise<Outcome> {
    const before = await this.#base(change.base);
    const after = await this.#hold(change.name, change.base, change);
    return weighFound(change, findDifferences(before, after));
  }

  #base(base: Base): Promise<string> {
    const held = this.#bases.get(base) ?? this.#hold(`base-${base}`, base);
    this.#bases.set(base, held);
    return held;
  }

  #hold(name: string, base: Base, change?: Change): Promise<string> {
    const plant = change && plants[change.name];
    return hold(path.join(this.folder, name), {
      tags: this.#tags,
      tls: base === 'tls',
      repeats: base === 'timed' ? timedRepeats : 0,
      faults: change?.fault === undefined ? [] : [change.fault],
      ...(plant && { plant }),
    });
  }
}
