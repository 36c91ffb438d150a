import { xml, type Xml } from '../xml/template';
import { nextFenceId, type Message } from './message';
import type { Session } from './session';

/** A request of an early stage, and what answers it, as XPath expressions. */
interface Question {
  text: Xml;
  /** What comes last. */
  answer: string;
  /** What comes before that. */
  before?: string;
}

/** A question under way. */
export interface EarlyFence {
  /** An expression for what comes last in answer to it. */
  answer: string;
  /** Whether a message is the last that came in answer to it. */
  isAnswered: (message: Message) => boolean;
  /** Marks what came in answer to it, which is no reaction to what was said before. */
  mark: () => void;
}

/**
 * Sends, before a resource is bound, what the stage of the conversation lets a client ask and a server has to answer,
 * so that its answer shows that what was sent before has been dealt with: an `<open/>` where no stream is open
 * (RFC 7395, section 3.4), authentication by a mechanism that nobody has before authentication (RFC 6120, section
 * 6.5.7), the bind of a resource of the server's choice behind it (section 7.6).
 * @returns null where nothing can be asked: its answer would be taken for another's
 */
export function sendEarlyFence(session: Session): EarlyFence | null {
  const fence = fenceOf(session);
  if (!fence || session.inbox.closing) return null;
  const { answer, before } = fence;
  const position = session.inbox.messages.length;
  session.setting.recorder.sayFor('fence', () => session.socket.send(fence.text.text));
  const all = before === undefined ? answer : `${before} | ${answer}`;
  const mark = (): void => {
    const since = session.inbox.since(position);
    // where the last answer never came, what came is the reaction: a header before an error, for one
    if (!since.some((message) => session.matches(message, answer))) return;
    for (const message of since) if (session.matches(message, all)) message.fence ??= all;
  };
  const isAnswered = (message: Message): boolean =>
    session.matches(message, answer) &&
    (before === undefined || session.inbox.since(position).some((each) => session.matches(each, before)));
  return { answer, isAnswered, mark };
}

function fenceOf(session: Session): Question | null {
  const { stimulus, target } = session;
  const isAuthenticated = session.last('/sasl:success') !== null;
  if (session.streamId === null)
    return {
      text: xml`<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='${target.domain}' version='1.0'/>`,
      answer: '/stream:features',
      before: '/framing:open',
    };
  if (stimulus?.kind === 'sasl' || session.last('/stream:features') === null) return null;
  if (!isAuthenticated)
    return {
      text: xml`<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='SUITE-FENCE'/>`,
      answer: '/sasl:failure',
    };
  if (session.last('/stream:features/bind:bind') === null) return null;
  const id = nextFenceId(session.setting.recorder.recorder.inventions);
  return {
    text: xml`<iq xmlns='jabber:client' type='set' id='${id}'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>`,
    answer: `/client:iq[@id='${id}']`,
  };
}
