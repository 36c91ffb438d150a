/** A command that cannot be carried out as it was given. The message is one sentence: what was wanted, found, to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
