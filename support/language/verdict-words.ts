import type { Verdict } from '../judgement/verdict';
import type { Language } from './language';

/** How verdicts are called for people. The words of `results.json` are the English ones, with a hyphen. */
export const verdictWords: Readonly<Record<Language, Readonly<Record<Verdict, string>>>> = {
  en: {
    error: 'error',
    fail: 'fail',
    blocked: 'blocked',
    warn: 'warn',
    pass: 'pass',
    info: 'info',
    'not-applicable': 'not-applicable',
  },
  nl: {
    error: 'fout van de testsuite',
    fail: 'afgekeurd',
    blocked: 'niet te beoordelen',
    warn: 'met waarschuwing',
    pass: 'voldaan',
    info: 'vastgelegd',
    'not-applicable': 'niet van toepassing',
  },
};
