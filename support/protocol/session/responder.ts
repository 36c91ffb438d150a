import { holds, textOf } from '../xml/query';
import { xml, attribute, type Xml } from '../xml/template';
import { documentOf, type Message } from './message';

/** What the client tells a server that asks for its software version (XEP-0092). */
const software = { name: 'finesse-conformance', version: '0.1.0' };

const version = '/client:iq[@type="get"]/version:query';
const ping = '/client:iq[@type="get"]/ping:ping';
const info = '/client:iq[@type="get"]/info:query[not(@node)]';

/** Requests that were answered, by what they asked for. */
const answered = new WeakMap<Message, string>();

/** What a request asked for that the session has answered by itself; undefined of any other message. */
export function answeredRequest(message: Message): string | undefined {
  return answered.get(message);
}

/**
 * The answer a client owes to an iq get or set: its version (XEP-0092), a pong (XEP-0199), its features
 * (XEP-0030), and `service-unavailable` for all else (RFC 6120, section 8.2.3). Null where none is owed.
 */
export function answerRequest(message: Message): Xml | null {
  const document = documentOf(message);
  if (!document || !holds('/client:iq[@type="get" or @type="set"][@id]', document)) return null;
  const id = textOf('/client:iq/@id', document);
  const from = textOf('/client:iq/@from', document);
  const to = from === '' ? undefined : from;
  const result = (child: Xml): Xml =>
    xml`<iq xmlns='jabber:client' type='result' id='${id}'${attribute('to', to)}>${child}</iq>`;

  const asks = (expression: string): boolean => holds(expression, document);
  answered.set(
    message,
    asks(version) ? 'for the software version' : asks(ping) ? 'for a pong' : 'of another kind',
  );
  if (asks(version)) {
    return result(
      xml`<query xmlns='jabber:iq:version'><name>${software.name}</name><version>${software.version}</version></query>`,
    );
  }
  if (asks(ping)) return result(xml``);
  if (asks(info)) {
    return result(
      xml`<query xmlns='http://jabber.org/protocol/disco#info'><identity category='client' type='bot' name='${software.name}'/><feature var='http://jabber.org/protocol/disco#info'/><feature var='jabber:iq:version'/><feature var='urn:xmpp:ping'/></query>`,
    );
  }
  return xml`<iq xmlns='jabber:client' type='error' id='${id}'${attribute('to', to)}><error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`;
}
