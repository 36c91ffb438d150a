/** One thing a case caused: the nodes it shows on, and what its items hold that tells it from the one before. */
export interface Change {
  nodes: readonly string[];
  /** The item's id, or a part of its text. */
  sign: string;
}
