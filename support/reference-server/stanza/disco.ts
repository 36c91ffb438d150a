import { namespaces } from '../../protocol/xml/namespaces';
import { attribute, xml, type Xml } from '../../protocol/xml/template';
import type { Server } from '../stream/session';
import type { Description } from './caps';
import type { IqRequest } from './iq';

/** Service discovery of the domain, the accounts and the bots (XEP-0030). */
export const disco = {
  domain: (): Description => ({
    identities: [{ category: 'server', type: 'im', name: 'Finesse reference server' }],
    features: [
      namespaces.caps,
      namespaces.info,
      namespaces.items,
      namespaces.roster,
      namespaces.version,
      namespaces.ping,
    ],
  }),

  account: (): Description => ({
    identities: [{ category: 'account', type: 'registered', name: '' }],
    features: [namespaces.info, namespaces.items, namespaces.ping],
  }),

  bot: (): Description => ({
    identities: [{ category: 'client', type: 'bot', name: 'Smack' }],
    features: [namespaces.caps, namespaces.info, namespaces.items, namespaces.version, namespaces.ping],
  }),

  /** 3.1 and 3.2: at least one identity and one feature, and the node of the request. */
  info: ({ identities, features }: Description, node: string | null): Xml =>
    xml`<query xmlns="${namespaces.info}"${attribute('node', node ?? undefined)}>${identities.map(
      ({ category, type, name }) =>
        xml`<identity category="${category}"${attribute('name', name || undefined)} type="${type}"/>`,
    )}${features.map((feature) => xml`<feature var="${feature}"/>`)}</query>`,

  items: (items: Xml[], node: string | null): Xml =>
    xml`<query xmlns="${namespaces.items}"${attribute('node', node ?? undefined)}>${items}</query>`,

  /** Whether a node of disco#info is one of those that the entity has (XEP-0115, 6.2). */
  knowsNode: (node: string | null, known: readonly string[]): boolean =>
    node === null || known.includes(node),

  /** Whether an account's disco#info is for this user: those who may see its presence (section 8). */
  admits: (request: IqRequest, bare: string): boolean =>
    request.session.address.bare === bare ||
    request.session.server.contacts.sees(request.session.address.bare, bare),
};

export type Disco = typeof disco;

declare module '../decisions' {
  interface Behaviour {
    disco: Disco;
  }
}

function answerInfo(request: IqRequest, description: Description, capsNode?: string): void {
  const { caps, disco: phase } = request.session.server.behaviour;
  const node = request.payload.getAttribute('node');
  const known = capsNode === undefined ? [] : [capsNode, `${capsNode}#${caps.version(description)}`];
  if (!request.isGet) request.refuse({ condition: 'not-allowed' });
  else if (phase.knowsNode(node, known)) request.reply(phase.info(description, node));
  else request.refuse({ condition: 'item-not-found' });
}

function answerItems(request: IqRequest, items: Xml[]): void {
  const { disco: phase } = request.session.server.behaviour;
  if (!request.isGet) request.refuse({ condition: 'not-allowed' });
  else if (request.payload.hasAttribute('node')) request.refuse({ condition: 'item-not-found' });
  else request.reply(phase.items(items, null));
}

/** The server's own caps hold for the node of its features (XEP-0115, 6.2). */
export function answerDomainInfo(request: IqRequest): void {
  const { caps, disco: phase } = request.session.server.behaviour;
  answerInfo(request, phase.domain(), caps.serverNode);
}

export function answerDomainItems(request: IqRequest): void {
  const { pubsub } = request.session.server;
  answerItems(request, [xml`<item jid="${pubsub}" name="Publish-Subscribe service"/>`]);
}

/** disco#info to an account: the own one, or another's where its presence may be seen. */
export function answerAccountInfo(request: IqRequest): void {
  const { disco: phase, iq } = request.session.server.behaviour;
  const bare = request.stanza.to?.bare ?? request.session.address.bare;
  if (phase.admits(request, bare)) answerInfo(request, phase.account());
  else iq.unknown(request);
}

/** disco#items to an account: its available resources, or nothing for those who may not see them (section 8). */
export function answerAccountItems(request: IqRequest): void {
  const { server } = request.session;
  const bare = request.stanza.to?.bare ?? request.session.address.bare;
  const resources = server.behaviour.disco.admits(request, bare)
    ? server.sessionsOf(bare).filter((session) => session.available)
    : [];
  if (server.exists(bare))
    answerItems(
      request,
      resources.map(({ full }) => xml`<item jid="${full}"/>`),
    );
  else server.behaviour.iq.unknown(request);
}

export function answerBotInfo(request: IqRequest): void {
  const { caps, disco: phase } = request.session.server.behaviour;
  answerInfo(request, phase.bot(), caps.botNode);
}

export function answerBotItems(request: IqRequest): void {
  answerItems(request, []);
}

/** The `<c/>` of the server's features. */
export function serverCaps(server: Server): Xml[] {
  const { caps, disco: phase } = server.behaviour;
  return caps.serverElement(caps.serverNode, caps.version(phase.domain()));
}

/** The `<c/>` in the presence of a bot. */
export function botCaps(server: Server): Xml {
  const { caps, disco: phase } = server.behaviour;
  return caps.element(caps.botNode, caps.version(phase.bot()));
}
