/** What one account has noted of another (RFC 6121, section 2.1.2). */
export interface RosterItem {
  jid: string;
  name: string | null;
  /** The account sees the contact. */
  to: boolean;
  /** The contact sees the account. */
  from: boolean;
  /** A request of the account waits for the contact's answer. */
  asked: boolean;
  /** In the roster; otherwise only a request of the contact waits here. */
  listed: boolean;
  /** A request of the contact waits for the account's answer. */
  wanted: boolean;
}

/** The rosters of all accounts, by bare JID. They last as long as the server. */
export class Contacts {
  readonly #rosters = new Map<string, Map<string, RosterItem>>();

  /** The note one account has of another, made where there is none. */
  item(owner: string, contact: string): RosterItem {
    const roster = this.#rosters.get(owner) ?? new Map<string, RosterItem>();
    this.#rosters.set(owner, roster);
    const blank = { name: null, to: false, from: false, asked: false, listed: false, wanted: false };
    const item = roster.get(contact) ?? { jid: contact, ...blank };
    roster.set(contact, item);
    return item;
  }

  /** What an account has noted, in the order in which it did. */
  of(owner: string): RosterItem[] {
    return [...(this.#rosters.get(owner)?.values() ?? [])];
  }

  /** Two accounts see each other, as the bots and everybody do. */
  befriend(one: string, other: string): void {
    for (const item of [this.item(one, other), this.item(other, one)]) {
      Object.assign(item, { to: true, from: true, listed: true });
    }
  }

  /** Whether `watcher` may see the presence of `watched`. */
  sees(watcher: string, watched: string): boolean {
    return this.of(watched).some((item) => item.jid === watcher && item.from);
  }

  remove(owner: string, contact: string): void {
    this.#rosters.get(owner)?.delete(contact);
  }
}

/** The subscription attribute of a roster item (RFC 6121, section 2.1.2.5). */
export function stateOf({ to, from }: RosterItem): string {
  if (to && from) return 'both';
  return to ? 'to' : from ? 'from' : 'none';
}
