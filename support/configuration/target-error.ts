/** A target file that cannot be used. The message lists every problem; each is one sentence with key, file and fix. */
export class TargetError extends Error {
  override readonly name = 'TargetError';

  constructor(
    readonly file: string,
    readonly problems: readonly string[],
  ) {
    super(problems.length === 1 ? problems[0] : listProblems(file, problems));
  }
}

function listProblems(file: string, problems: readonly string[]): string {
  return [`${file} has ${problems.length} problems:`, ...problems.map((problem) => `- ${problem}`)].join(
    '\n',
  );
}
