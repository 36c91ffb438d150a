import type { Transcript } from './transcript';

/**
 * What a recording by somebody else may show of a conversation: the HTTP request and response that began it; what the
 * client said; each message apart and whole; that character by character; whether a message is text or binary; the
 * heads of frames; how the connection ended; and when.
 */
export const aspects = [
  'upgrade',
  'sent',
  'messages',
  'text',
  'opcodes',
  'frames',
  'closing',
  'times',
] as const;
export type Aspect = (typeof aspects)[number];

/** What ended a recorded conversation though the server broke no rule by it, or that cannot be told. */
export interface Stop {
  /** The same for all conversations that were stopped by the like. */
  id: string;
  sentence: string;
  /** The number of the entry that shows it, or null where it is what does not come. */
  entry: number | null;
}

/** One conversation that was not held by the suite, as it was recorded, redacted. */
export interface Recording {
  /** `case` names the file, and the connection where the file holds several. */
  transcript: Transcript;
  shows: ReadonlySet<Aspect>;
  /** Such as `A HAR of Chrome`; starts a sentence. */
  format: string;
  /** What is wrong with what the client said, by the number of its entry. */
  clientFaults: ReadonlyMap<number, string>;
  stop: Stop | null;
  /** The full JID of a session whose bind was not recorded; null where it was, or nothing tells. */
  assumedJid: string | null;
  /** Nodes that the client subscribed to in place of those that features name. */
  nodes: Readonly<Record<string, string>>;
}
