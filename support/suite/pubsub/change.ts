/** One thing a case caused: the nodes it shows on, and what its items hold that tells it from the one before. */
export interface Change {
  nodes: readonly string[];
  /** The item's id, or a part of its text. */
  sign: string;
  /** The id of the REST request that caused it, which the event repeats or leaves out; empty where it was no such. */
  request: string;
  /** The text that was published, where the suite wrote it; null where the server did. */
  text: string | null;
}
