import type { Element } from '@xmldom/xmldom';
import type { Xml } from '../../protocol/xml/template';
import { initialNodes, type Population } from '../population';

/** A subscription of one JID to one node (XEP-0060, section 4.2). */
export interface Subscription {
  node: string;
  /** As it was subscribed: bare or full. */
  jid: string;
  state: 'subscribed' | 'pending';
  /** The option pubsub#deliver. */
  delivers: boolean;
}

export interface Item {
  id: string;
  publisher: string;
  payload: Xml;
}

/** What an owner can set of a node, by the names of XEP-0060, section 16.4.4. */
export interface NodeSettings {
  accessModel: string;
  persistItems: boolean;
  maxItems: number;
  subscribe: boolean;
  notifyDelete: boolean;
  notifyRetract: boolean;
  sendLastItem: boolean;
}

/** A leaf node; its name is an opaque string, in which case counts. */
export interface Node {
  name: string;
  /** Affiliations other than none, by bare JID. */
  affiliations: Map<string, string>;
  subscriptions: Subscription[];
  items: Item[];
  settings: NodeSettings;
}

export const defaultSettings: Readonly<NodeSettings> = {
  accessModel: 'open',
  persistItems: true,
  maxItems: 1,
  subscribe: true,
  notifyDelete: true,
  notifyRetract: true,
  sendLastItem: false,
};

/** The nodes of the service; subscriptions outlast the sessions that made them. */
export class NodeStore {
  readonly #nodes = new Map<string, Node>();

  /** The node of exactly this name. */
  find(name: string): Node | undefined {
    return this.#nodes.get(name);
  }

  all(): Node[] {
    return [...this.#nodes.values()];
  }

  add(name: string, affiliations: Iterable<[string, string]>): Node {
    const node: Node = {
      name,
      affiliations: new Map(affiliations),
      subscriptions: [],
      items: [],
      settings: { ...defaultSettings },
    };
    this.#nodes.set(name, node);
    return node;
  }

  delete(name: string): void {
    this.#nodes.delete(name);
  }
}

/** The nodes of Finesse: owned by its bot, open to its publishers, subscribed by the users they belong to. */
export function makeNodes(population: Population, automatic: (bare: string) => string | null): NodeStore {
  const { domain } = population;
  const store = new NodeStore();
  const affiliations: [string, string][] = [
    ...population.bots
      .filter(({ ownsNodes }) => ownsNodes)
      .map(({ username }): [string, string] => [`${username}@${domain}`, 'owner']),
    ...population.publishers.map(({ username }): [string, string] => [`${username}@${domain}`, 'publisher']),
  ];
  for (const { name, subscribers } of initialNodes(population)) {
    const node = store.add(name, affiliations);
    for (const username of subscribers) {
      const jid = automatic(`${username}@${domain}`);
      if (jid !== null) node.subscriptions.push({ node: name, jid, state: 'subscribed', delivers: true });
    }
  }
  return store;
}

/** The subscription of exactly this JID. */
export function findSubscription(node: Node, jid: string): Subscription | undefined {
  return node.subscriptions.find((subscription) => subscription.jid === jid);
}

/** A boolean of a data form (XEP-0004, section 3.3). */
export function isTrue(text: string): boolean {
  return text === '1' || text === 'true';
}

/** The values of a data form's fields, by name. */
export function readForm(form: Element | undefined): Map<string, string> {
  const fields = new Map<string, string>();
  for (const field of Array.from(form?.getElementsByTagName('field') ?? [])) {
    const name = field.getAttribute('var');
    if (name !== null) fields.set(name, field.getElementsByTagName('value')[0]?.textContent ?? '');
  }
  return fields;
}
