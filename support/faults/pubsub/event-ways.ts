import type { Xml } from '../../protocol/xml/template';
import { fault, replace, type Fault } from '../fault';

/** Longer than an answer of the embedded server may take, and not so long that an event is lost; in milliseconds. */
const lateMs = 4000;

/** Events come, and not when or where they should (XEP-0060, section 7.1.2; RFC 6121, section 8.5.3.1). */
export const eventWayFaults: readonly Fault[] = [
  fault(
    'events-late',
    `Events follow what they tell of by ${String(lateMs / 1000)} seconds.`,
    ['XEP0060-7.1.2-d'],
    ({ delivery }) =>
      replace(delivery, 'handOver', (right) => (target, message) => {
        setTimeout(() => right(target, message), lateMs).unref();
      }),
  ),
  fault(
    'events-to-all-resources',
    'An event for one session reaches all sessions of its user.',
    ['RFC6121-8.5.3.1-c', 'XEP0060-4.2-b'],
    ({ delivery }) =>
      replace(delivery, 'targets', (right) => (server, jid) => {
        const [own] = right(server, jid);
        return own ? server.sessionsOf(own.address.bare) : [];
      }),
  ),
  fault(
    'events-after-unsubscribing',
    'Whoever was subscribed to a node is told of its events for as long as it is connected.',
    ['XEP0060-4.2-b'],
    ({ delivery }) => {
      const known = new Map<string, Map<string, Parameters<typeof delivery.address>[0]>>();
      replace(delivery, 'recipients', (right) => (node) => {
        const held = known.get(node.name) ?? new Map<string, Parameters<typeof delivery.address>[0]>();
        known.set(node.name, held);
        for (const each of right(node)) held.set(each.jid, each);
        return [...held.values()];
      });
      // one who asks for a subscription is told from then on, whether or not an event came before it ended
      replace(delivery, 'afterSubscribe', (right) => (server, node, subscription) => {
        const held = known.get(node.name) ?? new Map<string, typeof subscription>();
        known.set(node.name, held.set(subscription.jid, subscription));
        right(server, node, subscription);
      });
    },
  ),
  fault(
    'events-replayed',
    'A client that is back gets the events again that it had before.',
    ['XEP0060-7.1.2-c'],
    ({ delivery, bind }) => {
      const told = new Map<string, Xml[]>();
      replace(delivery, 'handOver', (right) => (target, message) => {
        told.set(target.full, [...(told.get(target.full) ?? []).slice(-5), message]);
        right(target, message);
      });
      replace(bind, 'afterwards', (right) => (session) => [
        ...right(session),
        ...(told.get(session.full) ?? []),
      ]);
    },
  ),
];
