import { documentOf, type Message, type Session } from '../../protocol/session';
import { textOf } from '../../protocol/xml/query';
import type { Change } from './change';

const item = '/client:message[@from=$pubsub]/pse:event/pse:items[@node=$at]/pse:item';

/**
 * An item that tells of a change: with its id, or its text and no other request's id. An event need not repeat the id
 * of the request that caused it.
 */
const signed = `${item}[@id=$sign or contains(.,$sign)][$request='' or not(contains(.,'<requestId>')) or contains(.,'<requestId></requestId>') or contains(.,concat('<requestId>',$request,'</requestId>'))]`;

/** The events of a node that a party has heard. */
export function eventsOf(session: Session, at: string): Message[] {
  return session.inbox.messages.filter((message) => session.matches(message, item, { at }));
}

/** Whether a message is an event of a node that tells of a change. */
export function tellsOf(session: Session, message: Message, at: string, change: Change): boolean {
  const { sign, request } = change;
  return session.matches(message, signed, { at, sign, request });
}

/** The changes that no event of a node tells of. One event stands for one of them. */
export function findLost(session: Session, at: string, changes: readonly Change[]): Change[] {
  const left = [...session.inbox.messages];
  return changes.filter((change) => {
    const index = left.findIndex((message) => tellsOf(session, message, at, change));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** A change as a finding names it. */
export function nameChange({ sign, request }: Change): string {
  return request === '' ? sign : `${sign} of the request ${request}`;
}

/** The id of the request that an event says it is due to, or when what it tells of happened; empty where it does not. */
export function fieldOf(message: Message, name: 'requestId' | 'stateChangeTime'): string {
  const document = documentOf(message);
  if (!document) return '';
  const start = `<${name}>`;
  const content = textOf('/client:message/pse:event/pse:items/pse:item', document);
  const from = content.indexOf(start);
  return from < 0 ? '' : content.slice(from + start.length, content.indexOf('<', from + start.length));
}
