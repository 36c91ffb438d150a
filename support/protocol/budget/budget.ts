import { Halt } from './halt';
import { divide, RateLimit, wholeShare, type Share } from './pace';
import { Withheld } from './withheld';

/** Sign-ins by account: its name, in small letters. */
export type SignIns = ReadonlyMap<string, number>;

/** What a run may do to its server. */
export interface Allowance {
  /** Of all workers together; Infinity for no limit. */
  connectsPerSecond: number;
  /** Of all workers together; Infinity for no limit. */
  badPasswords: number;
  share?: Share;
}

/** Sign-ins of a whole run that only give back what a case took whose own session is gone. */
export const cleanUpsMost = 20;

/** What one case may do, and what of it is used up. */
interface CaseAllowance {
  left: Map<string, number>;
  cleanedUp: Set<string>;
}

/**
 * What a run does to its server, counted and bounded over all its conversations: those of the cases, those that look
 * before and after, the clean-up. Whoever opens a connection or signs in takes it from here first.
 */
export class Budget {
  readonly halt = new Halt();
  /** Connections opened so far. */
  connections = 0;
  /** Wrong passwords sent so far. */
  badPasswords = 0;
  /** Wrong passwords that this process may send. */
  readonly badPasswordsMost: number;
  readonly #pace: RateLimit;
  readonly #made = new Map<string, number>();
  readonly #cleanUps = new Map<string, number>();
  #most: SignIns | null = null;
  #case: CaseAllowance | null = null;

  constructor({ connectsPerSecond, badPasswords, share = wholeShare }: Allowance) {
    this.#pace = new RateLimit(connectsPerSecond, share);
    this.badPasswordsMost = divide(badPasswords, share);
  }

  /** Sign-ins made so far. */
  get signIns(): SignIns {
    return this.#made;
  }

  /** How many sign-ins the whole run may make, or null where that is not bounded. */
  get signInsMost(): SignIns | null {
    return this.#most;
  }

  /** Bounds the sign-ins of the whole run. An account that is not named may not sign in. */
  limitSignIns(most: SignIns): void {
    this.#most = most;
  }

  /** Begins a case, which may sign in so many times. */
  beginCase(signIns: SignIns): void {
    this.halt.cleaning = false;
    this.#case = { left: new Map(signIns), cleanedUp: new Set() };
  }

  /** Ends the case: what follows belongs to the run. */
  endCase(): void {
    this.#case = null;
  }

  /**
   * Resolves when the next connection may be opened. Servers and proxies turn away clients that come too fast.
   * @throws Withheld where the run was stopped
   */
  async takeConnection(): Promise<void> {
    this.halt.check();
    const waitMs = this.#pace.take(Date.now());
    if (waitMs > 0) await this.pause(waitMs);
    this.connections += 1;
  }

  /** Takes one sign-in of an account. @throws Withheld where the case, or the run, may make no more */
  takeSignIn(username: string): void {
    this.halt.check();
    const name = username.toLowerCase();
    const made = this.#made.get(name) ?? 0;
    const most = this.#most ? (this.#most.get(name) ?? 0) : Infinity;
    if (made >= most) {
      throw new Withheld(
        `${username} has signed in ${times(made)}, and the run was announced with no more: this sign-in was left out`,
      );
    }
    const left = this.#case ? (this.#case.left.get(name) ?? 0) : Infinity;
    if (left <= 0) {
      throw new Withheld(
        `the case has signed ${username} in as often as its steps do: one more sign-in was left out`,
      );
    }
    this.#case?.left.set(name, left - 1);
    this.#made.set(name, made + 1);
  }

  /**
   * Grants one sign-in more, to give back what an account holds: once per account and case, and so many times in a run.
   * @returns whether it was granted
   */
  takeCleanUp(username: string): boolean {
    const name = username.toLowerCase();
    const before = this.#cleanUps.get(name) ?? 0;
    if (!this.#case || this.#case.cleanedUp.has(name) || before >= cleanUpsMost) return false;
    this.#case.cleanedUp.add(name);
    this.#case.left.set(name, (this.#case.left.get(name) ?? 0) + 1);
    this.#cleanUps.set(name, before + 1);
    return true;
  }

  /** Takes one wrong password. @returns whether it may be sent */
  takeBadPassword(): boolean {
    if (this.badPasswords >= this.badPasswordsMost) return false;
    this.badPasswords += 1;
    return true;
  }

  /** Waits for so many milliseconds. @throws Withheld where the run is stopped meanwhile */
  pause(waitMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const unwatch = this.halt.watch((reason) => {
        clearTimeout(timer);
        reject(reason);
      });
      const timer = setTimeout(() => {
        unwatch();
        resolve();
      }, waitMs);
    });
  }
}

function times(count: number): string {
  return count === 1 ? 'once' : `${String(count)} times`;
}

let current = new Budget({ connectsPerSecond: Infinity, badPasswords: Infinity });

/** Makes a budget the one that everything in this process is taken from, from now on. */
export function useBudget(budget: Budget): void {
  current = budget;
}

/** The budget of the run under way; one without bounds where there is none. */
export function currentBudget(): Budget {
  return current;
}
