import { xml } from '../../protocol/xml/template';
import { because, fault, replace, type Fault } from '../fault';
import { notify, type Delivery } from '../../reference-server/pubsub/delivery';
import type { Publishing } from '../../reference-server/pubsub/publishing';
import { refusal } from '../../reference-server/pubsub/service';

function telling(
  name: string,
  sentence: string,
  breaks: readonly string[],
  bend: (delivery: Delivery, publishing: Publishing) => void,
  reenacts?: string,
): Fault {
  return fault(name, sentence, breaks, ({ delivery, publishing }) => bend(delivery, publishing), reenacts);
}

const anyEvent = ['XEP0060-4.2-a', 'XEP0060-7.1.2-a', 'DOC-S11-a', 'FIN-NOTIFICATION-a'];

/** Publishing is not as it should be (XEP-0060, section 7). */
export const publishingFaults: readonly Fault[] = [
  because(
    'That events come is demanded of the state of a subscription, of a publication, by Finesse and in the documented conversation.',
    telling(
      'event-withheld',
      'What is published is told to nobody.',
      anyEvent,
      (_delivery, publishing) => (publishing.announces = () => false),
    ),
  ),
  telling(
    'event-every-third-lost',
    'Every third event is lost.',
    ['XEP0060-4.2-a'],
    (_delivery, publishing) => {
      let count = 0;
      publishing.announces = () => {
        count += 1;
        return count % 3 !== 0;
      };
    },
  ),
  telling(
    'publish-open-to-all',
    'Anybody may publish.',
    ['XEP0060-7.1.3.1-a', 'FIN-PUBLISH-a', 'XEP0060-7.2.3.1-a'],
    (_delivery, publishing) => (publishing.checkPublisher = () => null),
  ),
  telling(
    'item-kept-beside-the-older',
    'An item is kept beside the older one that has its id.',
    ['XEP0060-7.1.2-f'],
    (_delivery, publishing) => (publishing.store = (node, item) => (node.items = [...node.items, item])),
  ),
  telling(
    'publish-owners-only',
    'Whoever is a publisher of a node that is not Finesse\u2019s may not publish on it.',
    ['XEP0060-4.1-a'],
    (_delivery, publishing) =>
      replace(
        publishing,
        'checkPublisher',
        (right) => (node, affiliation, server) =>
          affiliation === 'publisher' && !node.name.startsWith('/finesse/')
            ? refusal('forbidden')
            : right(node, affiliation, server),
      ),
  ),
  telling(
    'publish-refusal-announced',
    'Whoever may not publish is refused, and the item is told all the same.',
    ['XEP0060-7.1.3.1-a', 'FIN-PUBLISH-a'],
    (delivery, publishing) =>
      replace(publishing, 'checkPublisher', (right) => (node, affiliation, server) => {
        const refused = right(node, affiliation, server);
        if (refused !== null) notify(server, node, delivery.items(node.name, xml`<item id="refused"/>`));
        return refused;
      }),
  ),
  telling(
    'publish-refusal-condition-other',
    'Whoever may not publish is answered with not-allowed.',
    ['XEP0060-7.1.3.1-a', 'XEP0060-7.2.3.1-a'],
    (_delivery, publishing) =>
      replace(
        publishing,
        'checkPublisher',
        (right) =>
          (...args) =>
            right(...args) && { condition: 'not-allowed' },
      ),
  ),
];
