import { randomUUID } from 'node:crypto';
import { xml, type Xml } from '../xml';
import { fenceMark } from './message';
import type { Session } from './session';

/** A request of an early stage, and what answers it. */
interface EarlyFence {
  text: Xml;
  /** An XPath expression. */
  answer: string;
}

/**
 * Sends, before a resource is bound, what the stage of the conversation lets a client ask and a server has to answer,
 * so that its answer shows that what was sent before has been dealt with: an `<open/>` where no stream is open
 * (RFC 7395, section 3.4), authentication by a mechanism that nobody has before authentication (RFC 6120, section
 * 6.5.7), the bind of a resource of the server's choice behind it (section 7.6).
 * @returns an expression for the answer, or null where nothing can be asked: its answer would be taken for another's
 */
export function sendEarlyFence(session: Session): string | null {
  const fence = fenceOf(session);
  if (!fence || session.inbox.closing) return null;
  session.setting.recorder.sayFor('fence', () => session.socket.send(fence.text.text));
  return fence.answer;
}

function fenceOf(session: Session): EarlyFence | null {
  const { stimulus, target } = session;
  const isAuthenticated = session.last('/sasl:success') !== null;
  if (session.streamId === null)
    return {
      text: xml`<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='${target.domain}' version='1.0'/>`,
      answer: '/framing:open',
    };
  if (stimulus?.kind === 'sasl' || session.last('/stream:features') === null) return null;
  if (!isAuthenticated)
    return {
      text: xml`<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SUITE-FENCE'/>`,
      answer: '/sasl:failure',
    };
  if (session.last('/stream:features/bind:bind') === null) return null;
  const id = `${randomUUID()}${fenceMark}`;
  return {
    text: xml`<iq xmlns='jabber:client' type='set' id='${id}'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>`,
    answer: `/client:iq[@id='${id}']`,
  };
}
