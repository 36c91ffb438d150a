import { documentOf, type Message, type Session } from '../../protocol/session';
import { select, textOf } from '../../protocol/xml/query';
import type { Change } from '../pubsub/change';
import { tellsOf } from '../pubsub/signed-event';
import type { SoakRecord } from './record';

/** An event that is to come. */
export interface Awaited {
  at: string;
  change: Change;
  /** On the clock of the transcript, in milliseconds. */
  causedAt: number;
}

/** Events that are remembered, to tell one that comes again. */
const rememberedMost = 2000;

/** The message that tells of each awaited event, or null; one message stands for one event. */
export function findArrived(session: Session, awaited: readonly Awaited[]): (Message | null)[] {
  const left = [...session.inbox.messages];
  return awaited.map(({ at, change }) => {
    const index = left.findIndex((message) => tellsOf(session, message, at, change));
    return index < 0 ? null : (left.splice(index, 1)[0] ?? null);
  });
}

/** Whether the events of one burst came in the order in which they were caused, each node for itself. RFC 6120, section 10.1. */
export function isInOrder(
  session: Session,
  awaited: readonly Awaited[],
  came: readonly (Message | null)[],
): boolean {
  const last = new Map<string, number>();
  return awaited.every(({ at }, index) => {
    const message = came[index];
    if (!message) return true;
    const place = session.inbox.messages.indexOf(message);
    const before = last.get(at) ?? -1;
    last.set(at, place);
    return place > before;
  });
}

/** Tells events that have come before: twice on one connection, or once more on a later one. XEP-0060, section 7.1.2. */
export class Repetitions {
  /** By what tells an event from all others, the connection on which it came. */
  readonly #seen = new Map<string, number>();
  readonly #read = new WeakSet<Message>();
  /** The last item of each node, and what it was when the present connection was made. */
  readonly #latest = new Map<string, string>();
  #latestBefore: ReadonlyMap<string, string> = new Map();
  #connection = 0;

  /** Notes what a session has heard so far; what says that it is late is no repetition (XEP-0203). */
  look(session: Session, connection: number, record: SoakRecord): void {
    if (connection !== this.#connection) this.#latestBefore = new Map(this.#latest);
    this.#connection = connection;
    for (const message of session.inbox.messages) {
      const document = this.#read.has(message) ? null : documentOf(message);
      this.#read.add(message);
      if (!document) continue;
      const to = textOf('/client:message[pse:event and not(delay:delay)]/@to', document);
      if (to === '') continue;
      const node = textOf('//pse:items/@node', document);
      for (const item of select('//pse:item[@id]', document)) {
        const id = textOf('@id', item);
        const key = [to, node, id, textOf('.', item)].join('\n');
        this.#judge({ key, id, node }, connection, record);
      }
    }
  }

  #judge(
    { key, id, node }: { key: string; id: string; node: string },
    connection: number,
    record: SoakRecord,
  ): void {
    const before = this.#seen.get(key);
    this.#latest.set(node, id);
    this.#seen.set(key, connection);
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > rememberedMost && oldest !== undefined) this.#seen.delete(oldest);
    if (before === undefined) return;
    // whoever subscribes anew may be sent the last item, which is only better stamped (XEP-0060, section 6.1.7)
    if (before !== connection && this.#latestBefore.get(node) === id) return;
    const mishap = before === connection ? 'doubled' : 'replayed';
    record.result.events[mishap] += 1;
    record.tell(
      mishap,
      mishap === 'doubled'
        ? `the item ${id} of ${node} came twice on one connection`
        : `the item ${id} of ${node}, which had come before the connection was lost, came again after it was back, and is not marked as late`,
    );
  }
}
