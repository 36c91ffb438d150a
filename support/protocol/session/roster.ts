import { xml, type Xml } from '../xml/template';
import type { ContactState } from './creation';
import type { Outcome } from './inbox';
import { documentOf } from './message';
import { rosterOf, type Roster } from './roster-items';
import type { Session } from './session';

const seeing = ['to', 'both'];
const seen = ['from', 'both'];

/** Reads the account's roster; null, with what came instead, where the server does not tell it. RFC 6121, section 2.1.3. */
export async function readRoster(session: Session): Promise<{ roster: Roster | null; outcome: Outcome }> {
  const id = session.nextId('roster');
  session.send(xml`<iq type='get' id='${id}' xmlns='jabber:client'><query xmlns='jabber:iq:roster'/></iq>`);
  const outcome = await session.expectAnswer();
  const document = outcome.kind === 'message' ? documentOf(outcome.message) : null;
  return { roster: document ? rosterOf(document) : null, outcome };
}

/** Whether a contact stands in the roster with more than it had before. */
export function gainedSince(before: ContactState, now: string): boolean {
  return before === null || gains(seeing, before, now) || gains(seen, before, now);
}

/** What brings a contact back to its earlier subscription. RFC 6121, sections 2.5, 3.2 and 3.3. */
export function undoContact(session: Session, jid: string, before: ContactState, now: string): Xml[] {
  if (before === null)
    return [
      xml`<iq type='set' id='${session.nextId('forget')}' xmlns='jabber:client'><query xmlns='jabber:iq:roster'><item jid='${jid}' subscription='remove'/></query></iq>`,
    ];
  return [
    ...(gains(seeing, before, now)
      ? [xml`<presence xmlns='jabber:client' type='unsubscribe' to='${jid}'/>`]
      : []),
    ...(gains(seen, before, now)
      ? [xml`<presence xmlns='jabber:client' type='unsubscribed' to='${jid}'/>`]
      : []),
  ];
}

function gains(states: readonly string[], before: string, now: string): boolean {
  return states.includes(now) && !states.includes(before);
}
