import { createHash, randomBytes } from 'node:crypto';

/** What the suite makes up while it holds a case. */
export type InventedKind =
  'id' | 'fence' | 'nonce' | 'message' | 'request' | 'word' | 'item' | 'key' | 'accept' | 'password';

/** A value that the suite has made up and that stands in the conversation. */
export interface Invented {
  /** The kind and how many of it were made up before, from 1: `id:3`. The same in each run of the case. */
  name: string;
  kind: InventedKind;
  /** As it stands in the conversation. */
  value: string;
  /** How it stands there, where not as it is. */
  form?: 'hex';
}

/** A value of the target's file that stands in the conversation, such as the domain. */
export interface Given {
  /** What it is: one name has one value. */
  name: string;
  value: string;
}

type Source = 'case' | 'chance' | 'elsewhere';

/**
 * Where a kind comes from: drawn anew in the same way for each holding of a case, or by chance where two runs on one
 * server could take each other's for their own, or where it was made elsewhere and only noted.
 */
const sources: Record<InventedKind, Source> = {
  // RFC 6120, section 8.1.3: a request's id is told from others of its own stream alone
  id: 'case',
  fence: 'case',
  // RFC 5802, section 5.1 wants it fresh where the exchange is finished: here it never is
  nonce: 'case',
  // a message reaches all that are signed in as its addressee, those of another run among them
  message: 'chance',
  // its event may name it, and reaches sessions of other runs as well
  request: 'chance',
  // it stands in the names of nodes and contacts, which outlive a run that is killed
  word: 'chance',
  // an item takes the place of another with its id, on nodes that all runs share
  item: 'chance',
  // certainly wrong, also for one who has read this
  password: 'chance',
  // RFC 6455, section 4.1: chosen at random for each connection, and what answers it is computed from it
  key: 'elsewhere',
  accept: 'elsewhere',
};

/** What is not written: where it stands in the conversation, it is hidden. */
const hidden: ReadonlySet<InventedKind> = new Set(['password']);

/** Everything that is made up for one case, in the order of its making. */
export class Inventions {
  readonly #made: { name: string; kind: InventedKind; value: string }[] = [];
  readonly #counts = new Map<InventedKind, number>();

  /** @param seed the case: what does not come by chance is the same for each holding of it */
  constructor(readonly seed: string) {}

  /**
   * Makes a value up.
   * @param write what becomes of the UUID that is drawn for it; nothing unless told
   */
  draw(kind: InventedKind, write = (uuid: string): string => uuid): string {
    const name = this.#nameNext(kind);
    const digest = createHash('sha256').update(`${this.seed}\n${name}`);
    const value = write(writeUuid(sources[kind] === 'case' ? digest.digest() : randomBytes(16)));
    this.#made.push({ name, kind, value });
    return value;
  }

  /** Notes a value that was made up elsewhere, or computed from one that was made up. */
  note(kind: InventedKind, value: string): void {
    this.#made.push({ name: this.#nameNext(kind), kind, value });
  }

  /** What stands in a text of all that was made up, in each form in which it stands there. */
  findIn(text: string): Invented[] {
    return this.#made.flatMap(({ name, kind, value }): Invented[] => {
      if (hidden.has(kind)) return [{ name, kind, value: '[redacted]' }];
      const hex = Buffer.from(value).toString('hex');
      return [
        ...(text.includes(value) ? [{ name, kind, value }] : []),
        ...(text.includes(hex) ? [{ name, kind, value: hex, form: 'hex' as const }] : []),
      ];
    });
  }

  #nameNext(kind: InventedKind): string {
    const number = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, number);
    return `${kind}:${String(number)}`;
  }
}

/** The first 16 bytes as a UUID of version 4. RFC 9562, section 5.4. */
function writeUuid(bytes: Buffer): string {
  const marked = Buffer.from(bytes.subarray(0, 16));
  marked.writeUInt8((marked.readUInt8(6) & 0x0f) | 0x40, 6);
  marked.writeUInt8((marked.readUInt8(8) & 0x3f) | 0x80, 8);
  return marked.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
