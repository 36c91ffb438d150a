import { speak, type Language } from '../language/language';
import type { RunReport } from './run-report';

const texts = {
  all: ['Signed in as {list}.', 'Aangemeld als {list}.'],
  one: [
    '{name} {n} time (at most {most} were announced)|{name} {n} times (at most {most} were announced)',
    '{name} {n} keer (hoogstens {most} waren aangekondigd)',
  ],
  as: [', as ', ', als '],
} as const;

/** One line on the sign-ins of a run, or an empty one where none was counted. */
export function describeSignIns({ signIns }: Pick<RunReport, 'signIns'>, language: Language = 'en'): string {
  const made = signIns.filter((each) => each.made > 0);
  if (made.length === 0) return '';
  const say = speak(texts, language);
  const counts = made.map(({ username: name, made: n, most }) => say('one', { name, n, most }));
  return say('all', { list: counts.join(say('as')) });
}
