import { attribute, xml, type Xml } from '../xml/template';
import type { Outcome } from './inbox';
import type { Session } from './session';

/** The `<open/>` of a client, with the attributes of the article unless told otherwise. RFC 7395, section 3.4. */
export function openElement(session: Session, attributes: Partial<Record<string, string>> = {}): Xml {
  const all = { to: session.target.domain, version: '1.0', ...attributes };
  const written = Object.entries(all).map(([name, value]) => attribute(name, value));
  return xml`<open xmlns='urn:ietf:params:xml:ns:xmpp-framing'${written}/>`;
}

/** Sends `<open/>` and waits for the features that follow the server's own. RFC 7395, section 3.4. */
export async function openStream(session: Session): Promise<Outcome> {
  session.send(openElement(session));
  return session.expect('/stream:features | /stream:error | /framing:close');
}

/** The `<close/>` that ends a stream. RFC 7395, section 3.6. */
export const closeElement = xml`<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>`;
