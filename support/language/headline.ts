import { speak, type Language } from './language';
import { verdictWords } from './verdict-words';
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

const texts = {
  verdict: ['Verdict: {word}', 'Oordeel: {word}'],
  target: ['Target: {name} at {url}', 'Doel: {name} op {url}'],
  requirements: ['{n} requirement|{n} requirements', '{n} eis|{n} eisen'],
  cases: ['{n} case|{n} cases', '{n} geval|{n} gevallen'],
} as const;

/** The verdict, the target and the number of requirements by verdict; cases are counted beside, and called so. */
export function headlineOf(results: Results, language: Language = 'en'): Headline {
  const { verdict, target, counts, requirements, cases } = results;
  const say = speak(texts, language);
  const words = verdictWords[language];
  // what a reader waits for is counted aloud, zero or not
  const spoken = verdicts.filter((each) => counts[each] > 0 || !['error', 'info'].includes(each));
  const numbers = spoken.map((each) => `${String(counts[each])} ${words[each]}`).join(', ');
  const word = words[verdict];
  return {
    // the word of results.json, by which the outputs of other languages are found
    verdict: say('verdict', { word: word === verdict ? word : `${word} (${verdict})` }),
    target: say('target', { name: target.name, url: target.url }),
    requirements: `${say('requirements', { n: requirements.length })}: ${numbers}`,
    cases: say('cases', { n: cases.length }),
  };
}

/** Such as `1 case`, `2 cases`. */
export function countOf(things: readonly unknown[], noun: string): string {
  return `${String(things.length)} ${noun}${things.length === 1 ? '' : 's'}`;
}
