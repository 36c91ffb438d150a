import type { Demand, Subject } from '../catalogue/catalogue';

/** What kept cases from being judged: once for all of them that it stands in the way of. */
export interface Cause {
  /** The same for every case that it blocks, such as `missing-event`. */
  id: string;
  /** What it is, for a reader who has to act on it. */
  sentence: string;
  /** The sentence taken apart, where it also says what to do: for a page that has a place for either. */
  parts?: { means: string; next: string };
}

/** Silence that nothing proves: behind what may have come, an answer is missing as well. */
export const missingFence: Cause = {
  id: 'missing-fence',
  sentence: 'The server does not answer pings, so that nothing proves what does not come.',
};

/**
 * What may be why something did not come, beside what its case is about: the server ends connections, answers no pings,
 * alters messages on their way, or opens no stream.
 */
export type Suspect = 'end' | 'ping' | 'message' | 'open';

/** What a check waited for and never saw, so that its rule may not have been exercised at all. */
export interface Missing {
  subject: Subject;
  /** What was seen instead; `drop`, where a stream was to end, is that its connection did, and no word of it came. */
  came:
    | 'nothing'
    | 'silence'
    | 'end'
    | 'drop'
    | 'refusal'
    | 'other'
    | 'mistyped'
    | 'misaddressed'
    | 'unnamed'
    | 'ill-formed'
    | 'binary'
    | 'violation';
  /** The error condition of a refusal or of a stream error, or null. */
  condition: string | null;
}

/** Conditions of stream errors that tell of something outside of the conversation. RFC 6120, section 4.9.3. */
const outside = new Set([
  'conflict',
  'connection-timeout',
  'policy-violation',
  'reset',
  'resource-constraint',
  'see-other-host',
  'system-shutdown',
]);

const absence: Record<Subject, string> = {
  upgrade: 'the upgrade to WebSocket was not granted',
  open: 'no <open/> answered that of the client',
  features: 'no stream features came',
  outcome: 'an authentication came to no outcome',
  answer: 'a request was not answered',
  result: 'a request was refused',
  jid: 'a resource was bound, and no full JID was told',
  push: 'the server made no request of its own',
  presence: 'presence did not come',
  message: 'a message was not delivered',
  event: 'an event did not come',
  frame: 'a frame did not come',
  end: 'the stream was not ended',
  document: 'the document is not served',
};

/** What came where something else was due. */
const inPlace: Partial<Record<Subject, string>> = {
  answer: 'The server answered with an id that no request had.',
  document: 'The payload of an event is elements, and no document that was written as text.',
  event: 'An event came from another address, or of another node, than it should.',
  jid: 'The server calls a session by another full JID than it told when it bound the resource.',
  presence: 'Presence came from another address than it should.',
};

/** What a rule demands that is broken by what came in place of a subject; else it is the subject itself. */
const otherwise: Partial<Record<Subject, Demand>> = {
  answer: 'id',
  end: 'address',
  event: 'address',
  frame: 'id',
  open: 'address',
  presence: 'address',
};

/** The cause of which a missing subject is the sign. */
export function causeOf({ subject, came, condition }: Missing): Cause {
  if (came === 'ill-formed')
    return { id: 'ill-formed', sentence: 'The server sent a message that is not one well-formed document.' };
  if (came === 'violation')
    return { id: 'violation', sentence: 'The server sent a frame that breaks the WebSocket protocol.' };
  if (came === 'mistyped')
    return {
      id: 'mistyped-answer',
      sentence: 'The server sent an answer of a type, or in a namespace, that no answer has.',
    };
  if (came === 'misaddressed')
    return { id: 'misaddressed-answer', sentence: 'An answer came from somebody who was not asked.' };
  if (came === 'binary') return { id: 'binary', sentence: 'The server sent a binary message.' };
  if (came === 'unnamed')
    return { id: 'unnamed-error', sentence: 'The server sent an error that names no condition.' };
  if (came === 'other') return { id: `other-${subject}`, sentence: inPlace[subject] ?? `${start(subject)}.` };
  if (came === 'end' && condition !== null)
    return { id: `stream-error-${condition}`, sentence: `The server ended a stream with <${condition}/>.` };
  if (came === 'end') {
    const sentence = `The server ended a connection, and ${absence[subject]}.`;
    return { id: `ended-${subject}`, sentence };
  }
  if (came === 'refusal' && condition !== null)
    return { id: `refused-${condition}`, sentence: `The server refused a request with <${condition}/>.` };
  return { id: `missing-${subject}`, sentence: `${start(subject)}.` };
}

/** What is absent, as the start of a sentence. */
function start(subject: Subject): string {
  const [first = '', ...rest] = absence[subject];
  return first.toUpperCase() + rest.join('');
}

/**
 * Whether the absence of a subject is held against a rule with these demands. What came and cannot be read is no absence;
 * what came in its place is held against the rule about ids, addresses or conditions alone; where a stream ended for a
 * reason outside of the conversation, only a rule about its going on is broken.
 */
export function isHeldAgainst({ subject, came, condition }: Missing, demands: readonly Demand[]): boolean {
  if (['ill-formed', 'binary', 'violation', 'mistyped'].includes(came)) return false;
  if (came === 'misaddressed') return demands.includes('address');
  if (came === 'unnamed') return demands.includes('condition');
  if (came === 'other') return demands.includes(otherwise[subject] ?? subject);
  if (came === 'end' && demands.includes('stream')) return true;
  if (came === 'end' && condition !== null && outside.has(condition)) return false;
  return demands.includes(subject);
}
