import type { Account } from '../target';
import { parse, textOf } from '../xml';

/** A subscription that a case asked for and has not given back. */
export interface LedgerEntry {
  account: Account;
  node: string;
  jid: string;
}

/** What the ledger needs to know of the session that speaks. */
interface Speaker {
  readonly setting: { account: Account | null };
}

/** Where entries are kept beyond the case that made them, so that a killed run can be cleaned up after. */
export interface LedgerStore {
  add(entry: LedgerEntry): void;
  remove(entry: LedgerEntry): void;
}

/**
 * The subscriptions that were asked for, written down before the request goes out: an answer that never
 * comes must not hide a subscription that was made. On Finesse they outlive the session.
 */
export class Ledger {
  readonly #entries = new Map<string, LedgerEntry>();
  readonly #store: LedgerStore | null;

  constructor(store: LedgerStore | null = null) {
    this.#store = store;
  }

  /** Everything asked for and not yet given back. */
  get entries(): readonly LedgerEntry[] {
    return [...this.#entries.values()];
  }

  /** Reads a message about to be sent, and notes the subscription it asks for, if it does. */
  observe(speaker: Speaker, text: string): void {
    const account = speaker.setting.account;
    if (!account || !text.includes('subscribe')) return;
    const parsed = parse(text);
    if (!parsed.ok) return;
    const node = textOf('//ps:subscribe/@node', parsed.document);
    const jid = textOf('//ps:subscribe/@jid', parsed.document);
    if (node === '' || jid === '') return;
    const entry = { account, node, jid };
    this.#entries.set(`${node}\n${jid}`, entry);
    this.#store?.add(entry);
  }

  /** Strikes an entry out once the server no longer holds it. */
  strike(entry: LedgerEntry): void {
    this.#entries.delete(`${entry.node}\n${entry.jid}`);
    this.#store?.remove(entry);
  }
}
