import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { impactTexts, type Impact, type Requirement } from '../judgement/catalogue/catalogue';
import type { Language } from './language';

/** What a requirement says of itself, as far as people read it. */
type Told = Pick<Requirement, 'id' | 'sentence' | 'impact' | 'effect'>;

/** The catalogue's words in one language; English where the other has none. */
export interface RuleTexts {
  sentenceOf: (requirement: Told) => string;
  /** What people notice of a breach, without the name of the impact. */
  effectOf: (requirement: Told) => string;
  /** The name of an impact, such as `loses events`. */
  labelOf: (impact: Impact) => string;
  /** What stood in the way of cases. */
  causeOf: (cause: { id: string; sentence: string }) => string;
}

interface Dutch {
  impacts: Record<Impact, { label: string; sentence: string }>;
  causes: Record<string, string | undefined>;
  rules: Record<string, { sentence: string; effect?: string } | undefined>;
}

let dutch: Dutch | undefined;

/** The words of `documented.nl.yaml`, read once per process. */
export function readDutch(): Dutch {
  dutch ??= parse(readFileSync(path.join(__dirname, 'documented.nl.yaml'), 'utf8')) as Dutch;
  return dutch;
}

/** How the catalogue reads in a language. */
export function ruleTexts(language: Language): RuleTexts {
  if (language === 'en')
    return {
      sentenceOf: ({ sentence }) => sentence,
      effectOf: ({ impact, effect }) => effect ?? impactTexts[impact].sentence,
      labelOf: (impact) => impactTexts[impact].label,
      causeOf: ({ sentence }) => sentence,
    };
  const { impacts, causes, rules } = readDutch();
  return {
    sentenceOf: ({ id, sentence }) => rules[id]?.sentence ?? sentence,
    effectOf: ({ id, impact, effect }) => rules[id]?.effect ?? effect ?? impacts[impact].sentence,
    labelOf: (impact) => impacts[impact].label,
    causeOf: ({ id, sentence }) => causes[id] ?? sentence,
  };
}
