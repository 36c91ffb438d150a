import { describeAgainst, holdAgainst, readBaseline } from '../comparison';
import type { exitCodeOf, Results } from '../judgement/verdict';

type ExitCode = ReturnType<typeof exitCodeOf>;

/** Takes the sentences on what is not as the baseline has it. */
type Tell = (sentences: readonly string[]) => void;

/** The findings of a baseline, to be laid beside those of a run. */
export interface KnownFindings {
  /**
   * Says what is not as the baseline has it: 1 then, and never 1 for what it knows. What kept the run from being relied
   * on, and what it left behind, count as before.
   */
  weigh: (
    exitCode: ExitCode,
    results: Results,
    { strict, tell }: { strict: boolean; tell: Tell },
  ) => ExitCode;
}

/** Reads a baseline. @throws ComparisonProblem where the file cannot be used */
export function readKnownFindings(file: string): KnownFindings {
  const known = readBaseline(file);
  return {
    weigh: (exitCode, results, { strict, tell }) => {
      if (exitCode >= 4) return exitCode;
      const sentences = describeAgainst(holdAgainst(known, results, { strict, now: new Date() }));
      tell(sentences);
      if (sentences.length > 0) return 1;
      return exitCode === 1 ? 0 : exitCode;
    },
  };
}
