import type { StoredConversation, StoredEntry } from '../run/shape';
import { channelOf, pushKindOf, streamKindOf } from './channel';
import type { Exchange, Said, Talk } from './conversation';
import { EarlyAnswers } from './early-answers';
import { describeEnd } from './end';
import { readElement, writeElement, type Element } from './element';
import { readExchange } from './http';
import { readPayload } from './payload';
import { veil } from './opaque';
import { idOf, isStanza } from './stanza-kind';
import type { Naming } from './placeholders';

type Frame = Extract<StoredEntry, { kind: 'frame' }>;

/** Puts what was said on each connection of a case into the channels in which it is compared. */
export function readTalks({ connections, entries }: StoredConversation, name: Naming): Talk[] {
  const readers = new Map(connections.map(({ id, party }) => [id, new TalkReader(party, name)]));
  entries.forEach((entry, at) => readers.get(entry.connection)?.take(entry, at));
  return [...readers.values()].map((reader) => reader.end(entries, name));
}

class TalkReader {
  readonly talk: Talk;
  /** Requests by the id as it stood on the wire. */
  readonly #asked = new Map<string, Exchange>();
  readonly #early = new EarlyAnswers();
  readonly #own: number[] = [];
  #signedIn = false;

  constructor(
    party: string,
    readonly name: Naming,
  ) {
    this.talk = { party, sent: [], exchanges: [], stream: [], pushes: [], end: null };
  }

  take(entry: StoredEntry, at: number): void {
    this.#own.push(at);
    if (entry.kind === 'http') {
      const exchange = readExchange(entry, at, this.name);
      this.talk.sent.push(exchange.request);
      this.talk.exchanges.push(exchange);
    } else if (entry.kind === 'note') this.#takeNote(entry.text, entry.violations, at);
    else if (entry.direction === 'sent') this.#send(entry, at);
    else this.#receive(entry, at);
  }

  end(entries: readonly StoredEntry[], name: Naming): Talk {
    this.talk.end = describeEnd(this.#own, entries, name);
    return this.talk;
  }

  #send({ type, text, purpose }: Frame, at: number): void {
    const id = type === 'text' ? idOf(text) : undefined;
    const named = this.name(text);
    const element = type === 'text' ? readElement(named) : null;
    if (element) this.#early.ask(element, purpose === 'fence' ? 'fence' : 'case');
    // what the suite says for its own purposes differs with what it waits for
    if (purpose !== undefined) {
      if (id !== undefined) this.#asked.set(id, { channel: '', request: named, at, answers: [] });
      return;
    }
    this.talk.sent.push(`${type} ${named}`);
    if (id === undefined || !element) return;
    const exchange = { channel: channelOf(element), request: named, at, answers: [] };
    this.#asked.set(id, exchange);
    this.talk.exchanges.push(exchange);
  }

  #receive(entry: Frame, at: number): void {
    // how a connection ends is said once, for the whole of it
    if (entry.type === 'close') return;
    const named = this.name(startOf(entry));
    const element = entry.type === 'text' ? readElement(named) : null;
    const said = sayAs(element, named, at);
    if (!element || !isStanza(element)) {
      this.#takeStream(entry, element, said);
      return;
    }
    const exchange = this.#asked.get(idOf(entry.text) ?? '');
    if (exchange && isAnswer(element)) exchange.answers.push(said);
    // what comes between steps is what the giving back brings along
    else if (entry.step !== null)
      this.talk.pushes.push({
        kind: pushKindOf(said.element ?? element),
        said,
        chance: entry.unasked === true,
      });
  }

  #takeStream({ type }: Frame, element: Element | null, said: Said): void {
    if (element && (/^(?:close|error)$/.test(element.name) || this.#early.isFences(element))) return;
    const kind = element ? streamKindOf(element, this.#signedIn) : `${type} frame`;
    if (element?.name === 'success') this.#signedIn = true;
    this.talk.stream.push({ kind, said, behind: this.talk.sent.length });
  }

  #takeNote(text: string, violations: readonly string[] | undefined, at: number): void {
    if (violations === undefined) return;
    const said = { at, text: this.name(text).replace(/\d+/g, '‹number›'), element: null };
    this.talk.stream.push({ kind: 'frame that breaks the protocol', said, behind: this.talk.sent.length });
  }
}

/** What was said; of what was too long to be kept whole, its first start tag as an element of its own. */
function startOf({ text, omitted }: Frame): string {
  return omitted === undefined ? text : text.replace(/^(<[^<>]*?)\/?>.*$/s, '$1/>');
}

function sayAs(element: Element | null, named: string, at: number): Said {
  if (!element) return { at, text: named, element };
  const veiled = veil(readPayload(element));
  return { at, text: writeElement(veiled), element: veiled };
}

/** RFC 6120, sections 8.2.3 and 8.3.1: a result or an error; of a message or presence only an error is one. */
function isAnswer({ name, attributes }: Element): boolean {
  return (
    attributes.type === 'error' || (name === 'iq' && attributes.type !== 'get' && attributes.type !== 'set')
  );
}
