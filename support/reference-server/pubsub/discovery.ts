import { namespaces } from '../../protocol/xml/namespaces';
import { xml } from '../../protocol/xml/template';
import type { Description } from '../stanza/caps';
import type { IqRequest } from '../stanza/iq';

const feature = (name: string): string => `${namespaces.ps}#${name}`;

/** What the service and its nodes say of themselves (XEP-0060, sections 5.1 to 5.5). */
export const discovery = {
  /** 5.1 */
  describeService: (): Description => ({
    identities: [{ category: 'pubsub', type: 'service', name: 'Publish-Subscribe service' }],
    features: [
      namespaces.info,
      namespaces.items,
      namespaces.ps,
      ...[
        ...['access-authorize', 'access-open', 'access-whitelist', 'config-node', 'create-and-configure'],
        ...[
          'create-nodes',
          'delete-items',
          'delete-nodes',
          'item-ids',
          'modify-affiliations',
          'outcast-affiliation',
        ],
        ...['persistent-items', 'publish', 'publisher-affiliation', 'purge-nodes', 'retract-items'],
        ...[
          'retrieve-affiliations',
          'retrieve-items',
          'retrieve-subscriptions',
          'subscribe',
          'subscription-notifications',
          'subscription-options',
        ],
      ].map(feature),
    ],
  }),

  /** 5.3 */
  describeNode: (): Description => ({
    identities: [{ category: 'pubsub', type: 'leaf', name: '' }],
    features: [namespaces.info, namespaces.ps],
  }),
};

export type Discovery = typeof discovery;

declare module '../decisions' {
  interface Behaviour {
    discovery: Discovery;
  }
}

/** disco#info to the service or a node. */
export function answerPubsubInfo(iq: IqRequest): void {
  const { server } = iq.session;
  const { discovery: phase, disco, service } = server.behaviour;
  const name = iq.payload.getAttribute('node');
  const node = name === null ? undefined : server.nodes.find(name);
  const missing = name !== null && !node ? service.unknownNode() : null;
  if (!iq.isGet) iq.refuse({ condition: 'not-allowed' });
  else if (missing) iq.refuse(missing);
  else iq.reply(disco.info(node ? phase.describeNode() : phase.describeService(), name));
}

/** 5.2 and 5.5: the nodes of the service, or the items of a node by their ids. */
export function answerPubsubItems(iq: IqRequest): void {
  const { server } = iq.session;
  const { disco, service } = server.behaviour;
  const name = iq.payload.getAttribute('node');
  const node = name === null ? undefined : server.nodes.find(name);
  const missing = name !== null && !node ? service.unknownNode() : null;
  const items = node
    ? node.items.map(({ id }) => xml`<item jid="${server.pubsub}" name="${id}"/>`)
    : server.nodes.all().map((each) => xml`<item jid="${server.pubsub}" node="${each.name}"/>`);
  if (!iq.isGet) iq.refuse({ condition: 'not-allowed' });
  else if (missing) iq.refuse(missing);
  else iq.reply(disco.items(items, name));
}
