import { replace, faultsOf, type Fault } from '../fault';
import type { Xml } from '../../protocol/xml/template';
import type { Session } from '../../reference-server/stream/session';

const telling = faultsOf('delivery');

/** How long an event waits for another that could go before it, in milliseconds. */
const heldMs = 500;

/** An event that waits. */
interface Held {
  node: string;
  release: () => void;
}

/**
 * Events come, and not in the order of what they tell: one waits until another has gone before it.
 * @param overtakes whether an event may go before one that waits, by their nodes
 */
function swapped(
  name: string,
  sentence: string,
  overtakes: (node: string, waiting: string) => boolean,
  waits: (node: string) => boolean = () => true,
): Fault {
  return telling(name, sentence, ['RFC6120-10.1-a'], (delivery) => {
    const waiting = new Map<Session, Held>();
    replace(delivery, 'handOver', (right) => (target, message) => {
      const node = nodeOf(message);
      const earlier = waiting.get(target);
      if (earlier && overtakes(node, earlier.node)) {
        right(target, message);
        earlier.release();
        return;
      }
      if (earlier || !waits(node)) {
        if (earlier?.node === node) earlier.release();
        right(target, message);
        return;
      }
      const release = (): void => {
        waiting.delete(target);
        clearTimeout(timer);
        right(target, message);
      };
      const timer = setTimeout(release, heldMs).unref();
      waiting.set(target, { node, release });
    });
  });
}

function nodeOf({ text }: Xml): string {
  return /<items node="([^"]*)"/.exec(text)?.[1] ?? '';
}

/** Events come, and not in the order of what they tell (RFC 6120, section 10.1). */
export const eventOrderFaults: readonly Fault[] = [
  swapped('events-swapped', 'Of two events the later comes first.', () => true),
  swapped(
    'events-of-a-node-swapped',
    'Of two events of one node the later comes first.',
    (node, earlier) => node === earlier,
  ),
  swapped(
    'events-of-nodes-swapped',
    'An event overtakes one of another node.',
    (node, earlier) => node !== earlier,
  ),
  swapped(
    'states-swapped',
    'Of two changes of state the later is told first to the team.',
    (node, earlier) => node === earlier,
    (node) => node.startsWith('/finesse/api/Team/'),
  ),
];
