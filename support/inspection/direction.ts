import type { Direction } from '../protocol/wire/transcript';

/** What only one side says, by how it begins or what it holds. */
const signs: readonly [pattern: RegExp, direction: Direction][] = [
  [/^<(?:[\w.-]+:)?(?:features|success|failure|challenge|error)\b/, 'received'],
  [/^<(?:[\w.-]+:)?(?:auth|response|abort)\b/, 'sent'],
  [/^<open\b[^>]*\sfrom=/, 'received'],
  [/^<open\b/, 'sent'],
  [/^<message\b[^>]*>[^]*pubsub#event/, 'received'],
  [/^<presence\b[^>]*\sfrom=/, 'received'],
  [/^<presence\b/, 'sent'],
  [/^<iq\b[^>]*\stype=["']set["'][^]*xmpp-bind/, 'sent'],
  [/^<iq\b[^>]*\stype=["'](?:result|error)["'][^]*xmpp-bind/, 'received'],
];

const attribute = (name: string, text: string): string | undefined =>
  new RegExp(`^<[^>]*?\\s${name}=["']([^"']*)`).exec(text)?.[1];

/** Tells of messages without their direction who said each: by what only one side says, and by what was asked before. */
export class DirectionGuess {
  readonly #asked = new Map<string, Direction>();
  #last = '';
  #hasClosed = false;

  of(text: string): Direction {
    const known = /^<close\b/.test(text)
      ? this.#ofClose()
      : signs.find(([pattern]) => pattern.test(text))?.[1];
    const direction = known ?? this.#ofStanza(text);
    this.#last = text;
    const id = attribute('id', text);
    if (id !== undefined && /^<iq\b[^>]*\stype=["'](?:get|set)/.test(text)) this.#asked.set(id, direction);
    return direction;
  }

  /** The first is of the client, unless the server has just said what is wrong; a second answers it. */
  #ofClose(): Direction {
    const isAnswer = this.#hasClosed || /^<(?:[\w.-]+:)?error\b/.test(this.#last);
    this.#hasClosed = true;
    return isAnswer ? 'received' : 'sent';
  }

  /** What answers was said by the other side; a server is asked by a full JID, or by one who need not say who it is. */
  #ofStanza(text: string): Direction {
    const from = attribute('from', text);
    if (/^<iq\b[^>]*\stype=["'](?:result|error)/.test(text)) {
      const asked = this.#asked.get(attribute('id', text) ?? '');
      if (asked) return asked === 'sent' ? 'received' : 'sent';
      return from === undefined || from.includes('/') ? 'sent' : 'received';
    }
    if (/^<message\b/.test(text)) return from === undefined ? 'sent' : 'received';
    return from === undefined || from.includes('/') ? 'sent' : 'received';
  }
}
