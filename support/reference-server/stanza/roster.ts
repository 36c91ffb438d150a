import { namespaces } from '../../protocol/xml/namespaces';
import { attribute, xml, type Xml } from '../../protocol/xml/template';
import { parseJid } from '../jid';
import type { Server, Session } from '../stream/session';
import { stateOf, type RosterItem } from './contacts';
import type { IqRequest } from './iq';
import { childOf, type Refusal } from './stanza';

/** The contact list (RFC 6121, section 2). */
export const roster = {
  item: (item: RosterItem): Xml =>
    xml`<item jid="${item.jid}"${attribute('name', item.name ?? undefined)} subscription="${stateOf(item)}"${attribute('ask', item.asked ? 'subscribe' : undefined)}/>`,

  /** 2.1.4: what is shown of an account's roster. */
  shown: (session: Session): RosterItem[] =>
    session.server.contacts.of(session.address.bare).filter((item) => item.listed),

  query: (items: Xml[]): Xml => xml`<query xmlns="${namespaces.roster}">${items}</query>`,

  // 2.5.1: whoever has a contact may remove it
  checkRemoval: (() => null) as (contact: string) => Refusal | null,

  /** 2.1.6: a resource that has asked for the roster is interested in its changes. */
  hears: (session: Session): boolean => session.interested,

  /** 2.1.6: from the account itself, so without 'from'. */
  push: (id: string, to: string, query: Xml): Xml =>
    xml`<iq xmlns="${namespaces.client}" type="set" id="${id}" to="${to}">${query}</iq>`,
};

export type Roster = typeof roster;

declare module '../decisions' {
  interface Behaviour {
    roster: Roster;
  }
}

/** Answers a roster get or set. */
export function handleRoster(request: IqRequest): void {
  if (request.isGet) sendRoster(request);
  else changeRoster(request);
}

function sendRoster(request: IqRequest): void {
  const { session } = request;
  const { roster: phase } = session.server.behaviour;
  session.interested = true;
  request.reply(phase.query(phase.shown(session).map((item) => phase.item(item))));
}

function changeRoster(request: IqRequest): void {
  const { session, payload } = request;
  const { server } = session;
  const own = session.address.bare;
  const element = childOf(payload, namespaces.roster, 'item');
  const jid = parseJid(element?.getAttribute('jid') ?? '');
  const badRequest: Refusal = { condition: 'bad-request' };
  if (!element || !jid || jid.bare === own) {
    request.refuse(badRequest);
    return;
  }
  const removes = element.getAttribute('subscription') === 'remove';
  const problem = removes ? server.behaviour.roster.checkRemoval(jid.bare) : null;
  if (problem !== null) {
    request.refuse(problem);
    return;
  }
  const item = server.contacts.item(own, jid.bare);
  if (removes) {
    removeContact(server, own, jid.bare);
  } else {
    Object.assign(item, { name: element.getAttribute('name'), listed: true });
    pushRoster(server, own, item);
  }
  request.reply();
}

/** 2.5.2: the end of both subscriptions. */
function removeContact(server: Server, own: string, contact: string): void {
  const { roster: phase } = server.behaviour;
  const theirs = server.contacts.item(contact, own);
  Object.assign(theirs, { to: false, from: false, asked: false });
  if (theirs.listed) pushRoster(server, contact, theirs);
  server.contacts.remove(own, contact);
  push(server, own, phase.query([xml`<item jid="${contact}" subscription="remove"/>`]));
}

/** Tells the account's resources that asked for the roster what has become of one item. */
export function pushRoster(server: Server, owner: string, item: RosterItem): void {
  const { roster: phase } = server.behaviour;
  push(server, owner, phase.query([phase.item(item)]));
}

function push(server: Server, owner: string, query: Xml): void {
  const { roster: phase } = server.behaviour;
  for (const session of server.sessionsOf(owner).filter(phase.hears)) {
    session.send(phase.push(server.nextIqId(), session.full, query));
  }
}
