import type { Catalogue, Requirement } from '../judgement/catalogue/catalogue';
import type { Results, Verdict } from '../judgement/verdict';
import type { Exercised } from './exercised';
import type { Language } from '../language/language';
import { ruleTexts } from '../language/rule-texts';
import { verdictWords } from '../language/verdict-words';
import { wordsOf, type Words } from './words';

/** What every part of the page is written from. */
export interface Setting {
  language: Language;
  words: Words;
  catalogue: Catalogue;
  exercised: Exercised;
  /** Of the run whose verdicts stand in the page; null without one. */
  results: Results | null;
  verdictOf: (requirement: string) => Verdict | null;
  verdictOfCase: (id: string) => Verdict | null;
  /** What a requirement says, in Dutch where it is translated and wanted. */
  sentenceOf: (requirement: Requirement) => string;
  /** What people notice where a requirement is broken. */
  impactOf: (requirement: Requirement) => string;
  nameOf: (verdict: Verdict) => string;
  /** When, of what and by which suite a verdict was found, in one line. */
  provenance: string;
}

/** What a setting is made from. */
export type SettingSource = Pick<Setting, 'language' | 'catalogue' | 'exercised' | 'results'>;

export function makeSetting(source: SettingSource): Setting {
  const { language, results } = source;
  const requirements = new Map(results?.requirements.map(({ id, verdict }) => [id, verdict]));
  const cases = new Map(results?.cases.map(({ id, verdict }) => [id, verdict]));
  const texts = ruleTexts(language);
  return {
    ...source,
    words: wordsOf[language],
    verdictOf: (id) => requirements.get(id) ?? null,
    verdictOfCase: (id) => cases.get(id) ?? null,
    sentenceOf: texts.sentenceOf,
    impactOf: (requirement) => `${texts.labelOf(requirement.impact)}: ${texts.effectOf(requirement)}`,
    nameOf: (verdict) => verdictWords[language][verdict],
    provenance: results ? provenanceOf(results) : '',
  };
}

function provenanceOf({ startedAt, target, suite }: Results): string {
  return [dayOf(startedAt), target.name, target.software, `${suite.name} ${suite.version}`]
    .filter(Boolean)
    .join(' · ');
}

/** The day and the minute of a moment in ISO 8601, such as `2026-11-20 09:58 UTC`. */
export function dayOf(moment: string): string {
  return `${moment.slice(0, 10)} ${moment.slice(11, 16)} UTC`;
}
