import { xml, type Xml } from '../xml/template';
import type { Outcome } from './inbox';
import { plainMessage } from './plain-message';
import type { Session } from './session';

/** Which authorization identity a PLAIN message names. */
export type Authzid = 'bare JID' | 'empty';

/** An `<auth/>` for the session's account, as the Finesse desktop writes it. RFC 6120, section 6.4.2. */
export function authElement(session: Session, authzid: Authzid, password = session.account.password): Xml {
  const identity = authzid === 'empty' ? '' : session.bareJid;
  return wrapAuth(plainMessage(identity, session.account.username, password));
}

/** Any character data in an `<auth/>` for PLAIN. */
export function wrapAuth(data: string): Xml {
  return xml`<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${data}</auth>`;
}

/** Authenticates with the account's own password and waits for the verdict. */
export async function authenticate(session: Session, authzid: Authzid = 'bare JID'): Promise<Outcome> {
  session.send(authElement(session, authzid));
  return session.expect('/sasl:success | /sasl:failure | /stream:error | /framing:close');
}
