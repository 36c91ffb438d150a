import { xml, type Xml } from '../xml/template';
import type { Outcome } from './inbox';
import type { Session } from './session';
import type { Stimulus } from './stimulus';

/** A bind request for a resource, or for one that the server makes up. RFC 6120, sections 7.6 and 7.7. */
export function bindElement(session: Session, resource?: string): Xml {
  const wanted = resource === undefined ? undefined : xml`<resource>${resource}</resource>`;
  return xml`<iq type='set' id='${session.nextId('bind')}' xmlns='jabber:client'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>${wanted}</bind></iq>`;
}

/** Binds the account's resource and waits for the answer. */
export async function bind(session: Session): Promise<Outcome> {
  session.send(bindElement(session, session.account.resource));
  return session.expect('/client:iq[@id=$id and (@type="result" or @type="error")]');
}

/** Sends the presence that makes the resource available, bare as the desktop sends it. RFC 6121, section 4.2.1. */
export function becomePresent(session: Session): Stimulus {
  return session.send(xml`<presence xmlns='jabber:client'/>`);
}

/** Asks the server for a pong. XEP-0199, section 4.2. */
export function ping(session: Session): void {
  session.send(
    xml`<iq type='get' to='${session.target.domain}' id='${session.nextId('ping')}' xmlns='jabber:client'><ping xmlns='urn:xmpp:ping'/></iq>`,
  );
}
