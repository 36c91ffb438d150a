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
        places.set(scenario.id, { feature: feature.name, rule, keywords, caseCells: cellsOf(scenario) });
      }
      if (nested) visit(nested.children, nested.name);
    }
  };
  visit(feature.children, null);
  return places;
}

function cellsOf(scenario: Scenario): Map<string, string> {
  const rows = scenario.examples.flatMap(({ tableHeader, tableBody }) => {
    const column = tableHeader?.cells.findIndex(({ value }) => value === 'case') ?? -1;
    return tableBody.map((row): [string, string] => [row.id, row.cells[column]?.value ?? '']);
  });
  return new Map(rows.filter(([, value]) => value !== ''));
}

/** The `@case` of the scenario; of an outline with the row's `case` cell behind it, such as `UPG-012-empty`. */
export function caseIdOf(pickle: Pickle, place: Place | undefined): string {
  const [id] = valuesOf(
    pickle.tags.map(({ name }) => name),
    '@case:',
  );
  const cell = place?.caseCells.get(pickle.astNodeIds[1] ?? '');
  if (id === undefined) return `${pickle.uri.replaceAll('\\', '/')}:${pickle.location?.line ?? 0}`;
  return cell === undefined ? id : `${id.replace(/-?<case>$/, '')}-${cell}`;
}

/** What stands behind a prefix in tags. */
export function valuesOf(tags: readonly string[], prefix: string): string[] {
  return tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
}
