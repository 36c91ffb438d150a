import { readResults, renderBaseline, writeBaseline } from '../comparison';

/** What `baseline` is asked for on the command line. */
export interface BaselineOptions {
  run: string;
  out?: string;
}

/**
 * Writes the known findings of a run, to be filled in and accepted by `run --baseline`; to standard output where no file
 * is named. @throws ComparisonProblem where the folder holds no run
 */
export function baseline({ run, out }: BaselineOptions, now = new Date()): void {
  const results = readResults(run);
  if (out === undefined) {
    process.stdout.write(renderBaseline(results, now));
    return;
  }
  writeBaseline(out, results, now);
  console.log(`Written to ${out}; say there who accepts each finding and why.`);
}
