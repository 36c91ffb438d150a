import { byImpact, type Requirement } from '../judgement/catalogue/catalogue';
import type { Conclusion, JudgedCase } from '../judgement/verdict';
import type { RunReport } from './run-report';

/** A requirement that came to a verdict, with the cases that show it. */
export interface BrokenRule {
  requirement: Requirement;
  shown: { judged: JudgedCase; conclusion: Conclusion }[];
}

/** The requirements of one verdict, those first whose breach costs people most, then in the order of the run. */
export function brokenRules({ run }: RunReport, verdict: 'fail' | 'warn' | 'info'): BrokenRule[] {
  const found = run.requirements.filter((judged) => judged.verdict === verdict);
  return found
    .map(({ requirement, cases }) => ({
      requirement,
      shown: cases.flatMap((judged) => {
        const conclusion = judged.conclusions.find(
          ({ finding, verdict: concluded }) =>
            concluded === verdict && (finding === null || finding.requirement === requirement.id),
        );
        return conclusion ? [{ judged, conclusion }] : [];
      }),
    }))
    .sort((a, b) => byImpact(a.requirement, b.requirement));
}
