import type { Subject } from '../judgement/catalogue/catalogue';
import type { Missing } from '../judgement/verdict';
import { documentOf, type Message, type Outcome, type Session } from '../protocol/session';
import { textOf, type Variables } from '../protocol/xml/query';
import { rootsOf } from '../protocol/xml/roots';
import { subjectsOf } from './subject';

/** What shows that a subject came, though otherwise than a check wants it; of the others nothing tells them apart. */
const seen: Partial<Record<Subject, string>> = {
  answer: '/client:iq[@id=$id and (@type="result" or @type="error")]',
  end: '/stream:error | /framing:close',
  event: '/client:message[@from=$pubsub]/pse:event/pse:items[@node=$node]',
  features: '/stream:features',
  open: '/framing:open',
  outcome: '/sasl:*',
};

const lowered = (value: string): string =>
  `translate(${value}, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")`;

/** An event that may be the one of `$node`, from another address or with its node told otherwise: no other node's. */
export const eventInPlace = `/client:message[pse:event and (not(@from) or @from!=$pubsub or not(pse:event/pse:items/@node) or ${lowered('pse:event/pse:items/@node')}=${lowered('$node')})]`;

/** What comes in place of a subject where a rule about its address, its id or its namespace is broken. */
const inPlace: Partial<Record<Subject, string>> = {
  answer: '/*[local-name()="iq" and (@type="result" or @type="error")]',
  end: '/*[local-name()="close"]',
  event: eventInPlace,
  open: '/*[local-name()="open"]',
  outcome: '/*[local-name()="success" or local-name()="failure" or local-name()="challenge"]',
  presence: '/client:presence[not(@type="error") and (not(@from) or @from=$bare)]',
};

const endings = '/stream:error | /framing:close';
const refusal = '/client:iq[@id=$id and @type="error"]';
/** Presence that was sent comes back as an error: nobody is told of it. */
const refusedPresence = '/client:presence[@type="error" and client:error]';
const conditions = '//stanzaerr:*[local-name()!="text"] | /stream:error/streamerr:*[local-name()!="text"]';
const unnamed =
  '/stream:error[not(streamerr:*[local-name()!="text"])] | /sasl:failure[not(sasl:*[local-name()!="text"])] | /client:*[@id=$id]/client:error[not(stanzaerr:*[local-name()!="text"])]';
/** The result of a bind that tells no full JID. RFC 6120, section 7.6.1. */
const unbound = '/client:iq[@id=$id and @type="result"][not(bind:bind/bind:jid[substring-after(.,"/")!=""])]';
/** An expression that looks into the JID that was bound. */
const looksAtJid = /\bbind:jid\b/;
/** An expression that wants an error to name a condition. */
const namesCondition = /\b(streamerr|stanzaerr):|sasl:failure\[/;

/**
 * What a wait for an expression never saw, or null where something came that the check can speak of. The end of a
 * stream may be no such thing: what is to end ends in some way, or goes on against the rule.
 * @param variables what else the expression may name
 */
export function findMissing(
  session: Session,
  expression: string,
  outcome: Outcome,
  variables?: Variables,
): Missing | null {
  const heard = outcome.heard.filter(({ fence }) => fence === undefined);
  const holds = (test: string): boolean => heard.some((message) => session.matches(message, test, variables));
  const subjects = subjectsOf(expression, session.stimulus);
  const subject = firstDue(subjects[0] ?? 'answer', holds);
  if (isMisnamed(session)) return misnamed;
  const misfit = subject === 'answer' ? findMisfit(session, holds) : null;
  if (misfit) return { subject, came: misfit, condition: null };
  if (looksAtJid.test(expression) && holds(unbound))
    return { subject: 'jid', came: 'nothing', condition: null };
  if (
    session.stimulus?.kind === 'stanza' &&
    session.stimulus.to === null &&
    subject === 'presence' &&
    holds(refusedPresence)
  )
    return { subject: 'result', came: 'refusal', condition: conditionIn(session, heard, refusedPresence) };
  if (isRefused(session, expression, subject, holds))
    return { subject: 'result', came: 'refusal', condition: conditionIn(session, heard, refusal) };
  if (namesCondition.test(expression) && holds(unnamed)) return { subject, came: 'unnamed', condition: null };
  // a <close/> that answers one is no end that the rule is about, but what its answer is
  const isClosing = session.stimulus?.kind === 'close' && outcome.kind !== 'message';
  const unread = heard.find(({ parsed }) => !parsed.ok);
  // what ends a stream is two things, a stream error and <close/>: the one that cannot be read may be the right one
  if (signsOf(subjects, expression).some(holds) && !(unread && subjects.includes('end'))) return null;
  if (isViolated(session, outcome)) return { subject, came: 'violation', condition: null };
  if (unread) return { subject, came: unread.binary ? 'binary' : 'ill-formed', condition: null };
  if (heard.some((message) => standsInPlace(session, subject, message)))
    return { subject, came: 'other', condition: null };
  // what is to end has ended, and without a word: as it may have done for any other reason
  if (subjects.includes('end') && !isClosing)
    return outcome.kind === 'closed' && !holds(endings) ? dropped : null;
  if (outcome.kind === 'closed' || holds(endings)) return endOf(session, subject);
  if (outcome.kind === 'message') return { subject, came: 'other', condition: null };
  return { subject, came: outcome.kind === 'silent' ? 'silence' : 'nothing', condition: null };
}

/** The end of a connection where the end of a stream was awaited. */
export const dropped: Missing = { subject: 'end', came: 'drop', condition: null };

/** What no JID of the session can be asked of. */
export const misnamed: Missing = { subject: 'jid', came: 'other', condition: null };

/** Whether a session is called by another full JID than the one it was told at its bind, and never by that. RFC 6120, section 7.6. */
export function isMisnamed({ inbox, fullJid, bareJid }: Session): boolean {
  if (fullJid === null) return false;
  const called = inbox.messages.map(addresseeOf).filter((to) => to.startsWith(`${bareJid}/`));
  return called.length > 0 && !called.includes(fullJid);
}

function addresseeOf(message: Message): string {
  const document = documentOf(message);
  return document ? textOf('string(/client:*/@to)', document) : '';
}

/** That a subject did not come, since the stream had ended; the error that says why may have come before the stimulus. */
export function endOf(session: Session, subject: Subject): Missing {
  return { subject, came: 'end', condition: conditionIn(session, session.inbox.messages, '/stream:error') };
}

/** Whether the server had ended a stream before the last stimulus: that was never heard. */
export function isEndedBefore(session: Session): boolean {
  const before = session.inbox.messages.slice(0, session.stimulus?.position ?? 0);
  return before.some((message) => session.matches(message, endings));
}

const types = "@type='get' or @type='set' or @type='result' or @type='error'";
const bareFrom = "substring-before(concat(@from,'/'),'/')";

/** What is wrong with an iq that has the id of an answer, and answers nothing: its type or namespace, or whose it is. */
function findMisfit(session: Session, holds: (test: string) => boolean): 'mistyped' | 'misaddressed' | null {
  const isClients = "namespace-uri()='jabber:client'";
  if (holds(`/*[local-name()='iq' and @id=$id and not(${isClients} and (${types}))]`)) return 'mistyped';
  const { stimulus, target, setting } = session;
  const asked = (stimulus?.to ?? '').split('/', 1)[0] ?? '';
  const lawful = [asked, target.domain, setting.account ? session.bareJid : ''].map(
    (jid) => `${bareFrom}=${quote(jid)}`,
  );
  return holds(`/client:iq[@id=$id and @from and not(${lawful.join(' or ')})]`) ? 'misaddressed' : null;
}

/** A string as XPath 1.0 writes it, for a JID: that holds one kind of quotation mark at most (RFC 7622, section 3.3). */
function quote(jid: string): string {
  return jid.includes("'") ? `"${jid.replaceAll('"', '')}"` : `'${jid}'`;
}

/** How an expression that xpath has written compares an id. */
const namesId = /\battribute::id\b/;

/** Whether a message came in place of a subject; what answers an earlier request only came late. */
function standsInPlace(session: Session, subject: Subject, message: Message): boolean {
  const expression = inPlace[subject];
  if (expression === undefined || !session.matches(message, expression)) return false;
  const document = documentOf(message);
  const id = document ? textOf('string(/*/@id)', document) : '';
  return id === '' || !session.isEarlier(id);
}

/** Whether the protocol of frames was broken on the way: the connection is then failed, and not for what was said. */
export function isViolated({ socket }: Session, outcome: Outcome): boolean {
  return outcome.kind !== 'message' && socket.violated === true;
}

/** The features come behind the `<open/>`: without that they are not due yet. RFC 7395, section 3.4. */
function firstDue(subject: Subject, holds: (test: string) => boolean): Subject {
  return subject === 'features' && !holds('/framing:open') ? 'open' : subject;
}

/** Expressions that show that one of the subjects came: by its kind, or as the same stanza in another form. */
function signsOf(subjects: readonly Subject[], expression: string): string[] {
  const roots = rootsOf(expression);
  // a stream error is no <close/>: where that alone is awaited it did not come
  const awaitsClose = roots.every(({ name }) => name === 'framing:close');
  const kinds = awaitsClose ? ['/framing:close'] : subjects.flatMap((each) => seen[each] ?? []);
  const same = subjects.includes('event') ? [] : roots.flatMap((root) => root.same ?? []);
  // who answers says nothing of which request is answered: RFC 6120, section 8.1.3
  return [...kinds, ...same.filter((test) => !(subjects.includes('answer') && !namesId.test(test)))];
}

/** Whether a request was refused whose result is what the check is about. */
function isRefused(
  session: Session,
  expression: string,
  subject: Subject,
  holds: (test: string) => boolean,
): boolean {
  const wantsResult = rootsOf(expression).every(
    ({ name, type }) => name === 'client:iq' && type === 'result',
  );
  return subject === 'answer' && wantsResult && session.stimulus?.kind === 'iq' && holds(refusal);
}

/** The name of the error condition in the first message that satisfies an expression, or null. */
export function conditionIn(session: Session, heard: readonly Message[], expression: string): string | null {
  const found = heard.find((message) => session.matches(message, expression));
  const document = found ? documentOf(found) : null;
  const name = document ? textOf(`local-name(${conditions})`, document) : '';
  return name === '' ? null : name;
}
