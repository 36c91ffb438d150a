import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator, type GherkinDocument, type Scenario, type Tag } from '@cucumber/messages';
import { root } from '../../checkout';
import { readCaseCells, readCaseId, valuesOf } from './tags';

/** One thing that is run: a scenario, or one row of an outline's examples. */
export interface Case {
  /** From `@case:`; of an outline's row `UPG-012-<case>`. Null where the tag or the `case` column is missing. */
  id: string | null;
  name: string;
  /** Path of the feature file, with forward slashes, relative to the checkout. */
  feature: string;
  line: number;
  /** All tags with those inherited from feature, rule and examples, as written. */
  tags: string[];
  /** The ids that the `@req:` tags name. */
  requirements: string[];
  /** Id of the scenario or of the row in its document: the last of the pickle's `astNodeIds`. */
  nodeId: string;
}

/** One `Rule` and the tags that hold for it, the feature's included. */
export interface Rule {
  name: string;
  feature: string;
  line: number;
  tags: string[];
  requirements: string[];
}

/** What the catalogue needs to know of one or of all feature files. */
export interface Features {
  rules: Rule[];
  cases: Case[];
}

/**
 * Reads every `.feature` file of a language beneath a folder, in alphabetical order; an absent folder holds none.
 * @throws Error naming the file that is not Gherkin.
 */
export function readFeatures(folder = join(root, 'features'), language = 'en'): Features {
  const files = listFeatures(folder).flatMap((path) => parseFeature(path, language));
  return { rules: files.flatMap(({ rules }) => rules), cases: files.flatMap(({ cases }) => cases) };
}

/** Rules and cases of one parsed feature file, `feature` being the path to report them under. */
export function surveyDocument(document: GherkinDocument, feature: string): Features {
  const rules: Rule[] = [];
  const cases: Case[] = [];
  const featureTags = namesOf(document.feature?.tags);
  for (const child of document.feature?.children ?? []) {
    if (child.scenario) cases.push(...expand(child.scenario, featureTags, feature));
    if (!child.rule) continue;
    const tags = [...featureTags, ...namesOf(child.rule.tags)];
    const { name, location } = child.rule;
    rules.push({ name, feature, line: location.line, tags, requirements: requirementsOf(tags) });
    for (const { scenario } of child.rule.children) {
      if (scenario) cases.push(...expand(scenario, tags, feature));
    }
  }
  return { rules, cases };
}

/** The case a scenario is, or the cases its outline stands for. */
function expand(scenario: Scenario, inherited: readonly string[], feature: string): Case[] {
  const own = [...inherited, ...namesOf(scenario.tags)];
  const describe = (tags: string[], id: string | null, line: number, nodeId: string): Case => ({
    id,
    name: scenario.name,
    feature,
    line,
    tags,
    requirements: requirementsOf(tags),
    nodeId,
  });
  const { examples, location } = scenario;
  if (examples.length === 0) return [describe(own, readCaseId(own), location.line, scenario.id)];
  const caseCells = readCaseCells(examples);
  return examples.flatMap(({ tags: more, tableBody }) => {
    const tags = [...own, ...namesOf(more)];
    return tableBody.map((row) => {
      const cell = caseCells.get(row.id);
      return describe(tags, cell === undefined ? null : readCaseId(tags, cell), row.location.line, row.id);
    });
  });
}

function requirementsOf(tags: readonly string[]): string[] {
  return [...new Set(valuesOf(tags, '@req:'))];
}

function namesOf(tags: readonly Tag[] = []): string[] {
  return tags.map(({ name }) => name);
}

function listFeatures(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.feature'))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function parseFeature(path: string, language: string): Features[] {
  const feature = relative(root, path).split(sep).join('/');
  const parser = new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher());
  try {
    const document = parser.parse(readFileSync(path, 'utf8'));
    return document.feature?.language === language ? [surveyDocument(document, feature)] : [];
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`wanted a feature in Gherkin, found in ${feature}: ${reason}`, { cause });
  }
}
