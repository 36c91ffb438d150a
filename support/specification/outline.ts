import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator, type GherkinDocument, type Scenario, type TableRow } from '@cucumber/messages';
import { root } from '../checkout';
import { surveyDocument, type Case } from '../judgement/catalogue/cases';
import type { Language } from '../language/language';

/** One folder of features: a step of the conversation. */
export interface Chapter {
  /** Such as `1-upgrade`. */
  folder: string;
  sections: Section[];
}

/** One feature, in the language asked for where it has an edition in that. */
export interface Section {
  name: string;
  description: string;
  language: string;
  rules: RuleText[];
}

/** One Rule, as it is read. */
export interface RuleText {
  name: string;
  description: string;
  /** Ids of requirements that it, or one of its cases, tests. */
  requirements: string[];
  cases: CaseText[];
}

/** One scenario, or a row of an outline. */
export interface CaseText {
  name: string;
  id: string;
  requirements: string[];
  /** Steps as they are read, with what their tables hold. */
  steps: string[];
}

/** Reads all features, folder by folder, each once. */
export function readChapters(language: Language, folder = path.join(root, 'features')): Chapter[] {
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return folders.map((name) => ({ folder: name, sections: readSections(path.join(folder, name), language) }));
}

function readSections(folder: string, language: Language): Section[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.feature'))
    .sort();
  const documents = files.map((name) => ({
    name: name.split('.')[0] ?? name,
    document: parse(folder, name),
  }));
  const names = [...new Set(documents.map(({ name }) => name))];
  return names.flatMap((name) => {
    const editions = documents.filter((each) => each.name === name).map(({ document }) => document);
    const chosen = editions.find(({ feature }) => feature?.language === language) ?? editions[0];
    return chosen ? sectionOf(chosen) : [];
  });
}

function parse(folder: string, name: string): GherkinDocument {
  const parser = new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher());
  return parser.parse(readFileSync(path.join(folder, name), 'utf8'));
}

function sectionOf(document: GherkinDocument): Section[] {
  const { feature } = document;
  if (!feature) return [];
  const { cases } = surveyDocument(document, '');
  const rules = feature.children.flatMap(({ rule }): RuleText[] => {
    if (!rule) return [];
    const texts = rule.children.flatMap(({ scenario }) => (scenario ? textsOf(scenario, cases) : []));
    return [
      {
        name: rule.name,
        description: flow(rule.description),
        requirements: [...new Set(texts.flatMap(({ requirements }) => requirements))],
        cases: texts,
      },
    ];
  });
  return [{ name: feature.name, description: flow(feature.description), language: feature.language, rules }];
}

/** What a scenario tries; an outline is read row by row. */
function textsOf(scenario: Scenario, cases: readonly Case[]): CaseText[] {
  const steps = scenario.steps.map(({ keyword, text, dataTable }) =>
    [`${keyword}${text}`, ...(dataTable?.rows.map(cellsOf) ?? [])].join(' · '),
  );
  const rows = scenario.examples.flatMap(({ tableHeader, tableBody }) =>
    tableBody.map(({ id, cells }): [string, Map<string, string>] => [
      id,
      new Map(tableHeader?.cells.map(({ value }, index) => [value, cells[index]?.value ?? ''])),
    ]),
  );
  const tried = rows.length > 0 ? rows : [[scenario.id, new Map<string, string>()] as const];
  return tried.flatMap(([node, values]) => {
    const found = cases.find(({ nodeId }) => nodeId === node);
    if (found?.id == null) return [];
    const name = scenario.name.replace(/<([^<>]+)>/g, (place, key: string) => values.get(key) ?? place);
    return [{ name, id: found.id, requirements: found.requirements, steps }];
  });
}

const cellsOf = ({ cells }: TableRow): string => cells.map(({ value }) => value).join(' ');

/** A description as one paragraph. */
function flow(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
