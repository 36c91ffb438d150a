import type { JSX } from 'preact';
import type { Language } from '../language/language';
import { verdictWords } from '../language/verdict-words';
import type { Verdict } from '../judgement/verdict';

/** A sign for each verdict beside its colour, for whoever sees none or prints without. */
export const signs: Record<Verdict, string> = {
  error: '‼',
  fail: '✘',
  blocked: '⊘',
  warn: '▲',
  pass: '✔',
  info: 'ℹ',
  'not-applicable': '–',
};

/** A verdict with its sign and colour; nothing that is not a pass looks like one. */
export function VerdictBadge({
  verdict,
  label,
  language = 'en',
}: {
  verdict: Verdict;
  label?: string;
  language?: Language;
}): JSX.Element {
  return (
    <span class={`verdict verdict-${verdict}`}>
      <span aria-hidden="true">{signs[verdict]}</span> {label ?? verdictWords[language][verdict]}
    </span>
  );
}
