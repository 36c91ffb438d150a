import type { Account } from '../../configuration';
import { parse } from '../xml/parse';
import { textOf, type Variables } from '../xml/query';
import {
  bareOf,
  keyOf,
  mayCreate,
  readCreations,
  readRemovals,
  type ContactState,
  type Creation,
  type CreationOf,
} from './creation';
import { documentOf, matches, type Message } from './message';
import { rosterOf } from './roster-items';

/** What the ledger needs to know of the session that speaks. */
interface Speaker {
  readonly setting: { account: Account | null; variables?: { readonly values: Variables } };
}

/** Where entries are kept beyond the case that made them, so that a killed run can be cleaned up after. */
export interface LedgerStore {
  /** Notes a creation that is about to be asked for; gives the entry that stands, which may be an older one. */
  add(creation: Creation): Creation;
  /** The server has confirmed that it is gone. */
  strike(creation: Creation): void;
  /** The server has refused to make it. */
  withdraw(creation: Creation): void;
}

/** A request whose answer decides about entries. */
interface Pending {
  account: Account;
  asked: readonly Creation[];
  removes: (creation: Creation) => boolean;
}

/** What a server says that is asked to remove what it does not have. */
const notThere = '/client:iq/client:error/stanzaerr:item-not-found';

/**
 * Everything that was asked for and outlives its session, written down before the request goes out: an answer that
 * never comes must not hide what was made. An entry is struck when the server has confirmed its removal, or has
 * answered the request for it, by its very id, with an error.
 */
export class Ledger {
  readonly #entries = new Map<string, Creation>();
  /** Those that the server has confirmed once: a later refusal does not unmake them. */
  readonly #confirmed = new Set<string>();
  readonly #pending = new Map<string, Pending>();
  /** By username: the roster as it was read last. */
  readonly #rosters = new Map<string, ReadonlyMap<string, string>>();
  readonly #store: LedgerStore | null;

  constructor(store: LedgerStore | null = null) {
    this.#store = store;
  }

  /** Everything asked for and not yet given back. */
  get entries(): readonly Creation[] {
    return [...this.#entries.values()];
  }

  /** The subscriptions an account asked for and has not given back. */
  subscriptionsOf(account: Account | null): CreationOf<'subscription'>[] {
    return this.entries.filter(
      (entry) => entry.kind === 'subscription' && entry.username === account?.username,
    ) as CreationOf<'subscription'>[];
  }

  /** Reads a message about to be sent, and notes what it asks the server to make or to remove. */
  observe(speaker: Speaker, text: string): void {
    const { account, variables } = speaker.setting;
    if (!account || !mayCreate(text)) return;
    const parsed = parse(text);
    if (!parsed.ok) return;
    const before = (jid: string): ContactState | undefined =>
      this.#stateOf(account, jid, variables?.values.random);
    const asked = readCreations(parsed.document, account.username, before);
    const removes = readRemovals(parsed.document, account.username);
    for (const creation of asked) this.add(creation);
    const id = textOf('/client:iq/@id', parsed.document);
    if (id !== '') this.#pending.set(id, { account, asked, removes });
  }

  /** Reads a message that came: what it confirms or refuses of what was asked. */
  hear(speaker: Speaker, message: Message): void {
    const { account } = speaker.setting;
    if (!account || message.binary || !message.text.includes('iq')) return;
    this.#readRoster(account, message);
    for (const [id, pending] of this.#pending) {
      if (pending.account.username !== account.username || !message.text.includes(id)) continue;
      if (!matches(message, '/client:iq[@id=$id and (@type="result" or @type="error")]', { id })) continue;
      this.#pending.delete(id);
      this.#conclude(pending, message);
    }
  }

  /** Notes what is about to be asked for by other means than a session, such as REST. */
  add(creation: Creation): void {
    const entry = this.#store?.add(creation) ?? creation;
    if (!this.#entries.has(keyOf(creation))) this.#entries.set(keyOf(creation), entry);
  }

  /** Strikes an entry out once the server no longer holds it. */
  strike(creation: Creation): void {
    this.#entries.delete(keyOf(creation));
    this.#confirmed.delete(keyOf(creation));
    this.#store?.strike(creation);
  }

  /** Strikes an entry out that the server has refused to make; not one that it has confirmed before. */
  withdraw(creation: Creation): void {
    if (this.#confirmed.has(keyOf(creation)) || this.#isAwaited(creation)) return;
    this.#entries.delete(keyOf(creation));
    this.#store?.withdraw(creation);
  }

  /** Strikes the contacts of an account that its roster shows to be as they were before. */
  settleContacts(account: Account, roster: ReadonlyMap<string, string>): void {
    for (const entry of this.entries)
      if (entry.kind === 'contact' && entry.username === account.username)
        if ((roster.get(entry.jid) ?? null) === entry.before) this.strike(entry);
  }

  #conclude({ asked, removes }: Pending, message: Message): void {
    const refused = matches(message, '/client:iq[@type="error"]');
    for (const creation of asked) {
      if (refused) this.withdraw(creation);
      else this.#confirmed.add(keyOf(creation));
    }
    if (refused && !matches(message, notThere)) return;
    for (const entry of this.entries) if (removes(entry)) this.strike(entry);
  }

  /** Whether another request for the same is still unanswered. */
  #isAwaited(creation: Creation): boolean {
    const key = keyOf(creation);
    return [...this.#pending.values()].some(({ asked }) => asked.some((each) => keyOf(each) === key));
  }

  #readRoster(account: Account, message: Message): void {
    if (!message.text.includes('jabber:iq:roster')) return;
    const document = documentOf(message);
    const roster = document ? rosterOf(document) : null;
    if (roster) this.#rosters.set(account.username, roster);
  }

  /** What a roster said of a contact; of a name that the case has made up, that it was not in it. */
  #stateOf({ username }: Account, jid: string, random?: string): ContactState | undefined {
    const roster = this.#rosters.get(username);
    if (roster) return roster.get(bareOf(jid)) ?? null;
    return random !== undefined && jid.includes(random) ? null : undefined;
  }
}
