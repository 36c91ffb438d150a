import { lawfully, replace, type Fault } from '../fault';

/** Rosters and pubsub as RFC 6121 and XEP-0060 leave room for them. */
export const lawfulServices: readonly Fault[] = [
  lawfully(
    'roster-pushes-to-the-available',
    'Only available resources are told of changes of the roster.',
    ({ roster }) => replace(roster, 'hears', (right) => (session) => right(session) && session.available),
  ),
  lawfully('member-unknown', 'Whoever is made a member of a node is kept as an outcast.', ({ owning }) =>
    replace(owning, 'keptAffiliation', (right) => (asked) => right(asked === 'member' ? 'outcast' : asked)),
  ),
  lawfully('items-seen-late', 'The first look at the items of a node shows none yet.', ({ querying }) => {
    const seen = new Set<string>();
    replace(querying, 'items', (right) => (node, items) => {
      const isFirst = !seen.has(node);
      seen.add(node);
      return right(node, isFirst ? [] : items);
    });
  }),
  lawfully(
    'events-after-a-while',
    'Events follow what they tell of by a quarter of a second.',
    ({ delivery }) =>
      replace(delivery, 'handOver', (right) => (target, message) => {
        setTimeout(() => right(target, message), 250).unref();
      }),
  ),
];
