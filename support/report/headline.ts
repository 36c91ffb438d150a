import { verdicts, type Results } from '../judgement/verdict';

/** What stands first in every output of a run, in the same words. */
export interface Headline {
  /** Such as `Verdict: fail`. */
  verdict: string;
  /** Such as `Target: lab at wss://lab.example:8445/ws/`. */
  target: string;
  /** Such as `338 requirements: 20 fail, 3 blocked, 20 warn, 247 pass, 48 not-applicable`. */
  requirements: string;
  /** Such as `667 cases`. */
  cases: string;
}

/** The verdict, the target and the number of requirements by verdict; cases are counted beside, and called so. */
export function headlineOf({ verdict, target, counts, requirements, cases }: Results): Headline {
  // what a reader waits for is counted aloud, zero or not
  const spoken = verdicts.filter((each) => counts[each] > 0 || !['error', 'info'].includes(each));
  const numbers = spoken.map((each) => `${String(counts[each])} ${each}`).join(', ');
  return {
    verdict: `Verdict: ${verdict}`,
    target: `Target: ${target.name} at ${target.url}`,
    requirements: `${countOf(requirements, 'requirement')}: ${numbers}`,
    cases: countOf(cases, 'case'),
  };
}

/** Such as `1 case`, `2 cases`. */
export function countOf(things: readonly unknown[], noun: string): string {
  return `${String(things.length)} ${noun}${things.length === 1 ? '' : 's'}`;
}
