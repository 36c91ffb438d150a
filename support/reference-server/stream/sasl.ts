import type { Element } from '@xmldom/xmldom';
import { namespaces } from '../../protocol/xml/namespaces';
import { xml, type Xml } from '../../protocol/xml/template';
import { parseJid } from '../jid';
import { endWithError } from './closing';
import type { StreamProblem } from './input';
import type { PlainMessage } from './plain';
import type { Server, Session } from './session';

/** The outcome of an attempt: the account, or a condition of RFC 6120, section 6.5. */
export type Outcome = { username: string } | { condition: string };

/** Authentication (RFC 6120, section 6). */
export const sasl = {
  /** Failures after which the stream ends: the first try and two more (6.4.5 asks for 2 to 5 retries). */
  maxFailures: 3,

  /** 6.4.5: the error that ends the stream at the limit. */
  atLimit: (session: Session): void =>
    endWithError(session, {
      condition: 'policy-violation',
      text: 'Too many failed attempts to authenticate.',
    }),

  // 6.5.7: also where no mechanism is named
  checkMechanism: (name: string | null, offered: readonly string[]): string | null =>
    name !== null && offered.includes(name) ? null : 'invalid-mechanism',

  /** Whether the password is the account's; an unknown user is no other case than a wrong password (6.5.10). */
  verifies: (server: Server, { authcid, password }: PlainMessage): boolean =>
    server.passwords.get(authcid.toLowerCase()) === password,

  /** The account to act as. 6.3.8: an authorization identity is the own bare JID or none. */
  authorise: (server: Server, { authzid, authcid }: PlainMessage): Outcome => {
    const username = authcid.toLowerCase();
    const own = `${username}@${server.domain}`;
    return authzid === '' || parseJid(authzid)?.full === own
      ? { username }
      : { condition: 'invalid-authzid' };
  },

  /** 6.4.6: the 'from' of the client's header, where there is one, is the identity that signs in. */
  checkClaim: (session: Session, username: string): boolean =>
    session.claimed === null || session.claimed === `${username}@${session.server.domain}`,

  /** What base64 data leads to. */
  judge: (session: Session, data: string): Outcome => {
    const { plain, sasl: phase } = session.server.behaviour;
    // 6.4.2: "=" stands for data of no length
    const bytes = data === '=' ? Buffer.alloc(0) : plain.decodeBase64(data);
    if (bytes === null) return { condition: 'incorrect-encoding' };
    const message = plain.read(bytes, plain.octetsMost);
    if (message === null) return { condition: 'malformed-request' };
    if (!phase.verifies(session.server, message)) return { condition: 'not-authorized' };
    const outcome = phase.authorise(session.server, message);
    if ('username' in outcome && !phase.checkClaim(session, outcome.username)) {
      return { condition: 'not-authorized' };
    }
    return outcome;
  },

  /** What the data of a `<response/>` lead to, where a challenge asked for them. */
  judgeResponse: (session: Session, data: string): Outcome =>
    session.server.behaviour.sasl.judge(session, data),

  /** 6.4.4: an abort fails, and the stream can be used for another attempt. */
  judgeAbort: (() => ({ condition: 'aborted' })) as (session: Session) => Outcome,

  /** Whether `<auth/>` brings along all that its mechanism asks for; without, a challenge does so (6.3.10). */
  isComplete: ((data) => data !== '') as (data: string, mechanism: string | null) => boolean,

  challenge: (() => xml`<challenge xmlns="${namespaces.sasl}"/>`) as (
    data: string,
    mechanism: string | null,
  ) => Xml,
  success: (): Xml => xml`<success xmlns="${namespaces.sasl}"/>`,
  failure: (condition: string): Xml => xml`<failure xmlns="${namespaces.sasl}"><${condition}/></failure>`,

  /** A SASL element once somebody is signed in; a stream is authenticated once (6.4.6). */
  judgeLate: (() => ({
    condition: 'unsupported-stanza-type',
    text: 'The stream is authenticated.',
  })) as (session: Session, root: Element) => StreamProblem | null,

  /** What the server says unasked after `<success/>`. */
  afterSuccess: (() => []) as (session: Session) => Xml[],

  /** What goes with `<success/>`. */
  onSuccess: (session: Session, username: string): void => {
    session.username = username;
    session.stage = 'authenticated';
  },
};

export type Sasl = typeof sasl;

declare module '../decisions' {
  interface Behaviour {
    sasl: Sasl;
  }
}

/** Takes an element of the SASL namespace. */
export function handleSasl(session: Session, root: Element): void {
  const { sasl: phase, stream } = session.server.behaviour;
  if (session.username !== null) {
    const problem = phase.judgeLate(session, root);
    if (problem) endWithError(session, problem);
    return;
  }
  const data = root.textContent ?? '';
  switch (root.localName) {
    case 'auth': {
      session.exchanges += 1;
      const mechanism = root.getAttribute('mechanism');
      const refusal = phase.checkMechanism(mechanism, stream.mechanisms);
      if (refusal !== null) conclude(session, { condition: refusal });
      else if (phase.isComplete(data, mechanism)) conclude(session, phase.judge(session, data));
      else challenge(session, data, mechanism);
      return;
    }
    case 'response':
      conclude(
        session,
        session.challenged === null ? { condition: 'malformed-request' } : phase.judgeResponse(session, data),
      );
      return;
    case 'abort':
      conclude(session, phase.judgeAbort(session));
      return;
    default:
      conclude(session, { condition: 'malformed-request' });
  }
}

function challenge(session: Session, data: string, mechanism: string | null): void {
  session.challenged = mechanism ?? '';
  session.send(session.server.behaviour.sasl.challenge(data, mechanism));
}

function conclude(session: Session, outcome: Outcome): void {
  const { sasl: phase } = session.server.behaviour;
  session.exchanges = 0;
  session.challenged = null;
  if ('username' in outcome) {
    phase.onSuccess(session, outcome.username);
    session.send(phase.success());
    for (const element of phase.afterSuccess(session)) session.send(element);
    return;
  }
  session.failedAttempts += 1;
  session.send(phase.failure(outcome.condition));
  if (session.failedAttempts >= phase.maxFailures) phase.atLimit(session);
}
