import { xml, Xml } from '../../protocol/xml/template';
import { because, fault, replace, rewrite, type Fault } from '../fault';
import { type Delivery } from '../../reference-server/pubsub/delivery';
import type { Publishing } from '../../reference-server/pubsub/publishing';

function telling(
  name: string,
  sentence: string,
  breaks: readonly string[],
  bend: (delivery: Delivery, publishing: Publishing) => void,
  reenacts?: string,
): Fault {
  return fault(name, sentence, breaks, ({ delivery, publishing }) => bend(delivery, publishing), reenacts);
}

/** Events are not as they should be (XEP-0060, sections 7.1.2 and 12). */
export const deliveryFaults: readonly Fault[] = [
  telling('event-doubled', 'Every event comes twice.', ['XEP0060-7.1.2-a', 'XEP0060-6.1.6-c'], (delivery) => {
    delivery.repeats = 2;
  }),
  telling('event-without-id', 'Event messages have no id.', ['XEP0060-7.1.2-b'], (delivery) =>
    rewrite(delivery, 'message', (text) => text.replace(/^(<message[^>]*) id="[^"]*"/, '$1')),
  ),
  telling('event-id-repeated', 'All event messages have the same id.', ['XEP0060-12.4-a'], (delivery) => {
    delivery.nextId = () => 'QM0FAiNp';
  }),
  telling(
    'event-to-bare-jid',
    'Events go to the bare JID where a full one is subscribed.',
    ['XEP0060-12.3-a', 'XEP0060-6.1.6-c'],
    (delivery) => (delivery.address = (_subscription, target) => target.address.bare),
  ),
  telling(
    'event-to-full-jid',
    'Events go to the full JID where the bare one is subscribed.',
    ['XEP0060-12.3-a'],
    (delivery) => (delivery.address = (_subscription, target) => target.full),
  ),
  telling('event-from-domain', 'Events come from the domain.', ['XEP0060-7.1.2.1-a'], (delivery) =>
    rewrite(delivery, 'message', (text) => text.replace('from="pubsub.', 'from="')),
  ),
  telling(
    'event-without-from',
    'Events come without a from.',
    ['XEP0060-7.1.2.1-a', 'RFC6120-8.1.2.1-d'],
    (delivery) => rewrite(delivery, 'message', (text) => text.replace(/ from="[^"]*"/, '')),
  ),
  telling('event-type-chat', 'Event messages have the type chat.', ['XEP0060-7.1.2.1-a'], (delivery) =>
    rewrite(delivery, 'message', (text) => text.replace('<message ', '<message type="chat" ')),
  ),
  telling('event-node-missing', 'Events do not name the node.', ['XEP0060-7.1.2.1-a'], (delivery) =>
    rewrite(delivery, 'items', (text) => text.replace(/^<items node="[^"]*"/, '<items')),
  ),
  telling(
    'event-node-lower-cased',
    'Events name the node in lower case.',
    ['XEP0060-7.1.2.1-a'],
    (delivery) => replace(delivery, 'items', (right) => (node, items) => right(node.toLowerCase(), items)),
  ),
  telling(
    'event-item-id-missing',
    'Items in events have no id.',
    ['XEP0060-7.1.2-a', 'XEP0060-7.1.2.1-a', 'DOC-S11-b'],
    (delivery) => rewrite(delivery, 'item', (text) => text.replace(/^<item id="[^"]*"/, '<item')),
  ),
  telling('event-with-two-payloads', 'An item has two payloads.', ['XEP0060-7.1.2.1-a'], (delivery) =>
    replace(
      delivery,
      'item',
      (right) => (item) =>
        right({ ...item, payload: new Xml(`${item.payload.text}<copy xmlns="urn:second"/>`) }),
    ),
  ),
  because(
    'What the payload is has four rules, two of them Finesse’s, and there is none.',
    telling(
      'event-payload-withheld',
      'Items come without their payload.',
      ['DOC-S11-b', 'DOC-S11-c', 'FIN-NOTIFICATION-b', 'FIN-NOTIFICATION-c'],
      (delivery) => replace(delivery, 'item', (right) => (item) => right({ ...item, payload: new Xml('') })),
    ),
  ),
  telling(
    'event-to-one-session-only',
    'Of several sessions only the newest gets events.',
    ['XEP0060-6.1.6-c', 'FIN-SESSION-a'],
    (delivery) =>
      replace(delivery, 'targets', (right) => (server, jid) => {
        const newest = server.allSessions().at(-1);
        return right(server, jid).filter((target) => target === newest);
      }),
  ),
  telling(
    'event-to-pending',
    'Events go to those whose subscription is pending.',
    ['XEP0060-4.2-b'],
    (delivery) => (delivery.recipients = (node) => node.subscriptions),
  ),
  fault('retraction-untold', 'A retraction is told to nobody.', ['XEP0060-7.2.2.1-a'], ({ publishing }) => {
    publishing.announcesRetraction = () => false;
  }),
  fault('deletion-untold', 'The end of a node is told to nobody.', ['XEP0060-8.4.2-a'], ({ owning }) => {
    owning.announcesDeletion = () => false;
  }),
  fault('purge-untold', 'A purge is told to nobody.', ['XEP0060-8.5.2-a'], ({ owning }) => {
    owning.announcesPurge = () => false;
  }),
  fault(
    'purge-as-retraction',
    'A purge is told as the retraction of an item.',
    ['XEP0060-8.5.2-a'],
    ({ delivery }) => {
      delivery.purge = (node) => delivery.items(node, delivery.retraction('all'));
    },
  ),
  fault(
    'purge-with-retraction',
    'A purge is told together with the retraction of an item.',
    ['XEP0060-8.5.2-a'],
    ({ delivery }) =>
      replace(
        delivery,
        'purge',
        (right) => (node) => xml`${right(node)}${delivery.items(node, delivery.retraction('all'))}`,
      ),
  ),
  fault(
    'last-item-unstamped',
    'Whoever subscribes gets the last item without a stamp.',
    ['XEP0060-6.1.7-a', 'XEP0060-6.1.7-b'],
    ({ delivery }) =>
      (delivery.afterSubscribe = (server, node, { jid }) => {
        const item = node.items.at(-1);
        if (!item) return;
        const event = delivery.event(delivery.items(node.name, delivery.item(item)));
        for (const target of delivery.targets(server, jid)) {
          target.send(delivery.message(server.pubsub, jid, delivery.nextId(), event));
        }
      }),
  ),
];
