import type { Results } from '../judgement/verdict';
import type { Language } from '../language/language';

/** What a run comes to in one word. */
export type Compliance =
  'not-conformant' | 'undecided' | 'conformant-in-what-must-be' | 'conformant-throughout';

/**
 * One word for whoever accepts. A broken rule decides, whatever else could not be judged; without one, what could not be
 * judged leaves the matter open: it is never conformant by silence.
 */
export function complianceOf({ counts, verdict }: Pick<Results, 'counts' | 'verdict'>): Compliance {
  if (counts.fail > 0 || verdict === 'fail') return 'not-conformant';
  if (counts.error > 0 || counts.blocked > 0 || ['error', 'blocked', 'not-applicable'].includes(verdict))
    return 'undecided';
  return counts.warn > 0 ? 'conformant-in-what-must-be' : 'conformant-throughout';
}

export const complianceWords: Readonly<Record<Language, Readonly<Record<Compliance, string>>>> = {
  en: {
    'not-conformant': 'not conformant',
    undecided: 'not decided: some rules could not be judged',
    'conformant-in-what-must-be': 'conformant in what must be',
    'conformant-throughout': 'conformant throughout',
  },
  nl: {
    'not-conformant': 'niet conform',
    undecided: 'niet beslist: sommige regels konden niet worden beoordeeld',
    'conformant-in-what-must-be': 'conform in wat moet',
    'conformant-throughout': 'geheel conform',
  },
};
