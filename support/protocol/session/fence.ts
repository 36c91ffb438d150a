import { xml, type Xml } from '../xml/template';
import { sendEarlyFence } from './early-fence';
import type { Outcome } from './inbox';
import { nextFenceId } from './message';
import type { Session } from './session';

/** What nothing may follow: a stream error (RFC 6120, section 4.9.1.1), the server's `<close/>` (RFC 7395, section 3.6). */
const ending = '/stream:error | /framing:close';

/**
 * Sends a ping behind the last stimulus, or before a resource is bound what may be asked there, and waits for its answer
 * (RFC 6120, section 10.1), in whichever namespace, or for what nothing may follow, the end of the connection among it. What the stimulus was to cause has come by then.
 * Neither it nor its reaction changes.
 * @param limitMs how long it may take
 */
export async function fence(session: Session, limitMs = session.target.limits.replyMs): Promise<Outcome> {
  const { patience, target } = session;
  const early = session.fullJid === null ? sendEarlyFence(session) : null;
  const answer = early?.answer ?? `/*[@id='${sendFence(session, target.domain)}']`;
  const askedAt = performance.now();
  const withinMs = patience.allow('fence', limitMs);
  const outcome = await session.expect(`${answer} | ${ending}`, { withinMs });
  early?.mark();
  if (outcome.kind === 'timed out') patience.missed('fence');
  else patience.came('fence', performance.now() - askedAt);
  return outcome;
}

/**
 * Sends a request whose answer shows that its addressee has dealt with what was sent to it before: a ping for the
 * server, a question for its features for the pubsub service, which need not know pings.
 * @returns the id of the request
 */
export function sendFence(session: Session, to: string): string {
  const { recorder } = session.setting;
  const id = nextFenceId(recorder.recorder.inventions);
  const question: Xml =
    to === session.target.pubsub
      ? xml`<query xmlns='http://jabber.org/protocol/disco#info'/>`
      : xml`<ping xmlns='urn:xmpp:ping'/>`;
  const request = xml`<iq xmlns='jabber:client' type='get' id='${id}' to='${to}'>${question}</iq>`;
  if (!session.inbox.closing) {
    recorder.sayFor('fence', () => session.socket.send(request.text));
  }
  return id;
}

/** Sends pings to the server one behind the other. @returns their ids, by which their answers are known as fences */
export function sendPings(session: Session, count: number): string[] {
  return Array.from({ length: count }, () => sendFence(session, session.target.domain));
}
