import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LedgerEntry, LedgerStore } from '../session';

/** A subscription as the file keeps it: whose, where, under which JID. */
export interface KeptEntry {
  username: string;
  node: string;
  jid: string;
}

/**
 * Keeps the ledger of a target in a file, written before each request goes out: what a killed run left behind is
 * found there by the next. The file is gone when nothing is left.
 */
export class LedgerFile implements LedgerStore {
  readonly #file: string;
  readonly #entries = new Map<string, KeptEntry>();

  /** @throws Error where the file is there and cannot be read as a ledger */
  constructor(file: string) {
    this.#file = file;
    for (const entry of readEntries(file)) this.#entries.set(keyOf(entry), entry);
  }

  get entries(): readonly KeptEntry[] {
    return [...this.#entries.values()];
  }

  add({ account, node, jid }: LedgerEntry): void {
    this.keep({ username: account.username, node, jid });
  }

  /** Notes an entry, such as one that the server holds although it said otherwise. */
  keep(entry: KeptEntry): void {
    this.#entries.set(keyOf(entry), entry);
    this.#write();
  }

  remove({ account, node, jid }: LedgerEntry): void {
    this.drop({ username: account.username, node, jid });
  }

  /** Strikes an entry that the server no longer lists. */
  drop(entry: KeptEntry): void {
    if (this.#entries.delete(keyOf(entry))) this.#write();
  }

  /** Written beside and renamed, so that a run killed in the middle leaves a whole file. */
  #write(): void {
    if (this.#entries.size === 0) {
      rmSync(this.#file, { force: true });
      return;
    }
    mkdirSync(path.dirname(this.#file), { recursive: true });
    writeFileSync(
      `${this.#file}.new`,
      `${JSON.stringify({ schema: 1, subscriptions: this.entries }, null, 2)}\n`,
    );
    renameSync(`${this.#file}.new`, this.#file);
  }
}

function keyOf({ username, node, jid }: KeptEntry): string {
  return [username, node, jid].join('\n');
}

function readEntries(file: string): KeptEntry[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return (JSON.parse(text) as { subscriptions: KeptEntry[] }).subscriptions;
}
