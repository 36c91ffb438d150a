import { createHash } from 'node:crypto';
import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { keyOf, type Creation, type LedgerStore } from '../../../protocol/session';
import type { Target } from '../../../configuration';
import { Journal, readJournal } from './journal';
import { mayBeAlive, nameOwner, ownOwner, readOwner } from './owner';

const ending = '.ndjson';

/**
 * Keeps the ledger of a target in files, one for each account and process, so that nobody writes where another does:
 * runs at once do not lose each other's entries. The name begins with what the account is, by URL, domain and user
 * name, and ends with whose process it is: what a killed run left is found there by the next.
 */
export class LedgerFile implements LedgerStore {
  readonly #folder: string;
  readonly #target: Target;
  readonly #journals = new Map<string, Journal>();
  /** What this run made and the server has confirmed to be gone: the server is asked about it once more. */
  readonly #ended = new Map<string, Creation>();

  constructor(folder: string, target: Target) {
    this.#folder = folder;
    this.#target = target;
  }

  /** What may be on the server. */
  get open(): readonly Creation[] {
    return [...this.#journals.values()].flatMap((journal) => journal.open);
  }

  /** What was on the server, and is gone by its own word. */
  get ended(): readonly Creation[] {
    return [...this.#ended.values()];
  }

  add(creation: Creation): Creation {
    this.#ended.delete(keyOf(creation));
    return this.#journalOf(creation.username).add(creation);
  }

  strike(creation: Creation): void {
    this.#ended.set(keyOf(creation), creation);
    this.withdraw(creation);
  }

  withdraw(creation: Creation): void {
    this.#journalOf(creation.username).strike(keyOf(creation));
  }

  /**
   * Takes over what runs that are no more have left in the ledger of the target's accounts.
   * @throws Error where one of their files cannot be read as a journal
   */
  adopt(): void {
    for (const { username } of Object.values(this.#target.accounts)) {
      const prefix = journalPrefix(this.#target, username);
      for (const name of this.#list()) {
        if (!name.startsWith(prefix) || !name.endsWith(ending)) continue;
        this.#take(path.join(this.#folder, name), name.slice(prefix.length, -ending.length), username);
      }
    }
  }

  #take(file: string, ownerName: string, username: string): void {
    const owner = readOwner(ownerName);
    const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (!owner || written === undefined || mayBeAlive(owner, written)) return;
    // of two runs that find it, one renames it; killed after that, it leaves a file of a process that is no more
    const taken = this.#freshFile(username);
    try {
      renameSync(file, taken);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    for (const creation of readJournal(taken).values()) this.add(creation);
    rmSync(taken, { force: true });
  }

  #list(): string[] {
    try {
      return readdirSync(this.#folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  #journalOf(username: string): Journal {
    const prefix = journalPrefix(this.#target, username);
    const journal = this.#journals.get(prefix) ?? new Journal(this.#freshFile(username));
    this.#journals.set(prefix, journal);
    return journal;
  }

  #freshFile(username: string): string {
    return path.join(
      this.#folder,
      `${journalPrefix(this.#target, username)}${nameOwner(ownOwner())}${ending}`,
    );
  }
}

/**
 * What the names of an account's journals begin with: for people the account and its domain, for certainty a digest of
 * all that tells it from others.
 */
export function journalPrefix({ url, domain }: Pick<Target, 'url' | 'domain'>, username: string): string {
  const identity = JSON.stringify([url, domain.toLowerCase(), username.toLowerCase()]);
  const digest = createHash('sha256').update(identity).digest('hex').slice(0, 16);
  const readable = `${username}-at-${domain}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `${readable.slice(0, 60)}-${digest}.`;
}
