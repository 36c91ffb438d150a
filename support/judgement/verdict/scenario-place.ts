import { readCaseCells, readCaseId } from '../catalogue/tags';
import type { Envelope, Pickle } from './envelope';

type Document = NonNullable<Envelope['gherkinDocument']>;
type Feature = NonNullable<Document['feature']>;
type Scenario = NonNullable<Feature['children'][number]['scenario']>;

/** What a feature or a rule holds. */
interface Child {
  background?: { steps: Scenario['steps'] };
  scenario?: Scenario;
  rule?: { name: string; children: readonly Child[] };
}

/** Where a scenario stands in its feature, and the keywords and `case` cells its pickles have lost. */
export interface Place {
  feature: string;
  rule: string | null;
  /** Keywords by id of the step's node, Backgrounds included. */
  keywords: Map<string, string>;
  /** The `case` column of an outline, by id of the row. */
  caseCells: Map<string, string>;
}

/** The places of a document's scenarios, by id of the scenario's node. */
export function readPlaces({ feature }: Document): Map<string, Place> {
  const places = new Map<string, Place>();
  if (!feature) return places;
  const keywords = new Map<string, string>();
  const visit = (children: readonly Child[], rule: string | null): void => {
    for (const { background, scenario, rule: nested } of children) {
      for (const step of [...(background?.steps ?? []), ...(scenario?.steps ?? [])]) {
        keywords.set(step.id, step.keyword.trim());
      }
      if (scenario) {
        places.set(scenario.id, {
          feature: feature.name,
          rule,
          keywords,
          caseCells: readCaseCells(scenario.examples),
        });
      }
      if (nested) visit(nested.children, nested.name);
    }
  };
  visit(feature.children, null);
  return places;
}

/** The `@case` of the scenario; of an outline with the row's `case` cell behind it, such as `UPG-012-empty`. */
export function caseIdOf(pickle: Pickle, place: Place | undefined): string {
  const tags = pickle.tags.map(({ name }) => name);
  const id = readCaseId(tags, place?.caseCells.get(pickle.astNodeIds[1] ?? ''));
  return id ?? `${pickle.uri.replaceAll('\\', '/')}:${pickle.location?.line ?? 0}`;
}

/** How a case is named above its conversation. */
export interface CaseHeading {
  id: string;
  name: string;
  /** Title of the rule, or null where the scenario stands outside one. */
  rule: string | null;
  /** Path of the feature file, with forward slashes. */
  feature: string;
  /** Keywords by the text of the step. */
  keywords: ReadonlyMap<string, string>;
}

/** What is known of a case before it is held. */
export function readHeading(pickle: Pickle, place: Place | undefined): CaseHeading {
  return {
    id: caseIdOf(pickle, place),
    name: pickle.name,
    rule: place?.rule ?? null,
    feature: pickle.uri.replaceAll('\\', '/'),
    keywords: new Map(
      pickle.steps.map(({ text, astNodeIds: [node = ''] }) => [text, place?.keywords.get(node) ?? '']),
    ),
  };
}

/** The ids of cases, as the messages of their run tell where each stands. */
export function listCaseIds(pickles: readonly Pickle[], envelopes: readonly Envelope[]): string[] {
  const places = new Map(
    envelopes.flatMap(({ gherkinDocument }) => (gherkinDocument ? [...readPlaces(gherkinDocument)] : [])),
  );
  return pickles.map((pickle) => caseIdOf(pickle, places.get(pickle.astNodeIds[0] ?? '')));
}
