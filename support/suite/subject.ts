import type { Subject } from '../judgement/catalogue';
import { documentOf, type Message, type Outcome, type Session, type Stimulus } from '../protocol/session';
import type { Missing } from '../judgement/verdict';
import { rootsOf, textOf, type Root, type Variables } from '../protocol/xml';

/** By the root that an expression names. */
const byRoot: Readonly<Record<string, Subject>> = {
  'client:message': 'message',
  'client:presence': 'presence',
  'framing:close': 'end',
  'framing:open': 'open',
  'stream:error': 'end',
  'stream:features': 'features',
};

/** By what the party did, where an expression leaves the root open. */
const byStimulus: Partial<Record<Stimulus['kind'], Subject>> = {
  close: 'end',
  open: 'open',
  sasl: 'outcome',
};

/** What shows that a subject came, though otherwise than a check wants it; of the others nothing tells them apart. */
const seen: Partial<Record<Subject, string>> = {
  answer: '/client:iq[@id=$id and (@type="result" or @type="error")]',
  end: '/stream:error | /framing:close',
  event: '/client:message/pse:event',
  features: '/stream:features',
  open: '/framing:open',
  outcome: '/sasl:*',
};

const endings = '/stream:error | /framing:close';
/** An answer to no request: what the client asks has ids of its own. */
const stray = '/client:iq[(@type="result" or @type="error") and not(@id=$id)]';
const refusal = '/client:iq[@id=$id and @type="error"]';
const conditions = '//stanzaerr:*[local-name()!="text"] | /stream:error/streamerr:*[local-name()!="text"]';

/** What an XPath expression waits for, in the reaction to a stimulus. */
export function subjectsOf(expression: string, stimulus: Stimulus | null): Subject[] {
  return [...new Set(rootsOf(expression).map((root) => subjectOf(root, stimulus)))];
}

function subjectOf({ name, type, child }: Root, stimulus: Stimulus | null): Subject {
  if (name === 'client:iq') return type === 'get' || type === 'set' ? 'push' : 'answer';
  if (name === 'client:message' && child === 'pse:event') return 'event';
  if (name.startsWith('sasl:')) return 'outcome';
  return byRoot[name] ?? (stimulus && byStimulus[stimulus.kind]) ?? 'answer';
}

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
  const [subject = 'answer'] = subjects;
  if (isRefused(session, expression, subject, holds))
    return { subject: 'result', came: 'refusal', condition: conditionIn(session, heard, refusal) };
  const tests = subjects.flatMap((each) => seen[each] ?? []);
  const same = rootsOf(expression).flatMap((root) => root.same ?? []);
  if ([...tests, ...same].some(holds)) return null;
  const unread = heard.find(({ parsed }) => !parsed.ok);
  if (unread) return { subject, came: unread.binary ? 'binary' : 'ill-formed', condition: null };
  if (subjects.includes('end')) return null;
  if (outcome.kind === 'closed' || holds(endings))
    return { subject, came: 'end', condition: conditionIn(session, heard, '/stream:error') };
  if (subject === 'answer' && session.stimulus?.kind === 'iq' && holds(stray))
    return { subject, came: 'stray', condition: null };
  if (outcome.kind === 'message') return { subject, came: 'other', condition: null };
  return { subject, came: outcome.kind === 'silent' ? 'silence' : 'nothing', condition: null };
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
function conditionIn(session: Session, heard: readonly Message[], expression: string): string | null {
  const found = heard.find((message) => session.matches(message, expression));
  const document = found ? documentOf(found) : null;
  const name = document ? textOf(`local-name(${conditions})`, document) : '';
  return name === '' ? null : name;
}
