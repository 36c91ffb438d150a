import { speak, type Say } from '../language/language';
import type { RunReport } from './run-report';

/** What a run says at its end on a terminal: English, and Dutch for a run of the Dutch edition. */
const texts = {
  casesByStep: ['Cases by step', 'Gevallen per stap'],
  theRun: ['the run itself:', 'de testrun zelf:'],
  came: ['came', 'kwam'],
  next: ['next', 'vervolg'],
  moreRules: [
    'and {n} more rule in the report|and {n} more rules in the report',
    'en nog {n} eis in het rapport|en nog {n} eisen in het rapport',
  ],
  broken: [
    'Broken: {n} requirement, costliest first|Broken: {n} requirements, costliest first',
    'Niet nageleefd: {n} eis, de ernstigste eerst|Niet nageleefd: {n} eisen, de ernstigste eerst',
  ],
  more: ['and {n} more', 'en nog {n}'],
  breaks: ['It breaks {id}.', 'Daarmee wordt {id} niet nageleefd.'],
  cases: ['{n} case: {ids}|{n} cases: {ids}', '{n} geval: {ids}|{n} gevallen: {ids}'],
  rules: [
    '{n} rule in the report|{n} rules in the report',
    '{n} eis in het rapport|{n} eisen in het rapport',
  ],
  reasons: [
    '{n} reason in the report|{n} reasons in the report',
    '{n} reden in het rapport|{n} redenen in het rapport',
  ],
  furtherRules: [
    '{n} more rule in the report|{n} more rules in the report',
    'nog {n} eis in het rapport|nog {n} eisen in het rapport',
  ],
  furtherReasons: [
    '{n} more reason in the report|{n} more reasons in the report',
    'nog {n} reden in het rapport|nog {n} redenen in het rapport',
  ],
  report: ['{verdict}. Report: {file}', '{verdict}. Rapport: {file}'],
} as const;

/** Speaks these texts in the language of a report. */
export function consoleWords({ language }: Pick<RunReport, 'language'>): Say<typeof texts> {
  return speak(texts, language);
}
