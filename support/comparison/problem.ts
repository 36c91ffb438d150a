/** What was asked for cannot be done with the files that were named; the message says what to do about it. */
export class ComparisonProblem extends Error {
  override readonly name = 'ComparisonProblem';
}
