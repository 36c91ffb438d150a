/** The word of RFC 2119 a rule stands under; EXAMPLE where only the example in Cisco's article shows it. */
export const levels = ['MUST', 'MUST NOT', 'SHOULD', 'SHOULD NOT', 'MAY', 'EXAMPLE'] as const;
export type Level = (typeof levels)[number];

/** Who says so: `cisco` is stated in Cisco's documentation, `example` only shown in the article. */
export const provenances = ['rfc', 'xep', 'cisco', 'example'] as const;
export type Provenance = (typeof provenances)[number];

/** The verdict a broken rule gets. */
export const severities = ['fail', 'warn', 'info'] as const;
export type Severity = (typeof severities)[number];

/** What an agent or a supervisor would notice of a broken rule, that which costs most first. */
export const impacts = [
  'cannot-sign-in',
  'loses-events',
  'stale-state',
  'security',
  'clean-up',
  'cosmetic',
] as const;
export type Impact = (typeof impacts)[number];

/**
 * What has to come before a rule can be judged by it: a WebSocket, the `<open/>` and the features of a stream, the
 * outcome of an authentication, an answer to a request, or one that grants it, a full JID that is bound, a request or
 * push of the server's own,
 * presence, a message, an event, a frame, the end of the stream, a document of the web.
 */
export const subjects = [
  'upgrade',
  'open',
  'features',
  'outcome',
  'answer',
  'result',
  'jid',
  'push',
  'presence',
  'message',
  'event',
  'frame',
  'end',
  'document',
] as const;
export type Subject = (typeof subjects)[number];

/**
 * What a rule itself demands: that a subject comes; that the `stream` goes on, whatever its end is said to be for; that
 * an answer has the `id` of its request, a stanza the `address` it should, an error a `condition`.
 */
export const demands = [...subjects, 'stream', 'id', 'address', 'condition'] as const;
export type Demand = (typeof demands)[number];

/** One rule that a client can see a server keep or break, in our own words. */
export interface Requirement {
  /** Never reused, never renamed. */
  id: string;
  level: Level;
  provenance: Provenance;
  /** Only where it departs from what level and provenance say; then `because` gives the reason. */
  severity?: Severity;
  because?: string;
  /** The document: `RFC 6120`, `XEP-0060`, a title of Cisco's. */
  source: string;
  section: string;
  /** Where a reader can open that section. */
  url: string;
  sentence: string;
  /** `core`: needs no special set-up; `extended`: does, or is soft; `optional`: recorded only. */
  tier: 'core' | 'extended' | 'optional';
  /** What an agent or a supervisor would notice of its breach. */
  impact: Impact;
  /** The same for this rule alone, in one plain sentence; absent where that of the impact says it. */
  effect?: string;
  /**
   * What its cases may do to a server in use beyond what `limits.badPasswords` and the suite's own nodes bound; absent
   * where nothing. Such cases need a target that is dedicated, whatever their tags say.
   */
  safety?: 'may-lock-account' | 'disruptive';
  /** The condition under which the rule applies; absent where it always does. */
  applies?: string;
  seeAlso: string[];
  /**
   * What it demands that comes: the rule is judged where that never came. Of every other subject the rule is about what
   * comes, and without it nothing can be said.
   */
  demands: readonly Demand[];
  /** Why no case tests it. */
  excluded?: string;
  /** The data file it stands in: a folder of features, `documented` or `finesse`. */
  folder: string;
}
