import { impactTexts, loadCatalogue, type Catalogue } from '../judgement/catalogue/catalogue';
import { readFeatures, type Case } from '../judgement/catalogue/cases';
import {
  cover,
  describeCases,
  describeCounts,
  groupByFolder,
  type Covered,
} from '../judgement/catalogue/coverage';

/** Where the verb takes its matter from; tests hand in their own. */
export interface RequirementsSources {
  catalogue: Catalogue;
  cases: readonly Case[];
}

/**
 * The catalogue with its coverage, as `finesse-conformance requirements [--json]` prints it: a table for each folder
 * and the totals, or the JSON of the contract.
 */
export function requirements({ json }: { json: boolean }, sources = readSources()): string {
  const covered = cover(sources.catalogue, sources.cases);
  return json ? renderJson(covered) : renderTables(covered);
}

function readSources(): RequirementsSources {
  return { catalogue: loadCatalogue(), cases: readFeatures().cases };
}

function renderJson(covered: readonly Covered[]): string {
  const rows = covered.map(({ requirement: { id, level, provenance, impact, effect, excluded }, cases }) => ({
    id,
    level,
    provenance,
    impact,
    effect: effect ?? impactTexts[impact].sentence,
    cases,
    excluded: excluded ?? null,
  }));
  return `${JSON.stringify({ requirements: rows }, null, 2)}\n`;
}

function renderTables(covered: readonly Covered[]): string {
  const idWidth = Math.max(0, ...covered.map(({ requirement }) => requirement.id.length));
  const line = (one: Covered): string => {
    const { id, level } = one.requirement;
    return `  ${id.padEnd(idWidth)}  ${level.padEnd(10)}  ${one.state.padEnd(8)}  ${describeState(one)}`;
  };
  const tables = [...groupByFolder(covered)].map(([folder, rows]) =>
    [`${folder}, ${describeCounts(rows)}`, ...rows.map(line), ''].join('\n'),
  );
  return [...tables, `In all ${describeCounts(covered)}.\n`].join('\n');
}

/** What a reader wants to know next: the cases, the reason, or what still has to be tested. */
function describeState({ requirement, cases, state }: Covered): string {
  const { severity, because } = requirement;
  const graded = severity === undefined ? '' : ` (${severity}: ${because ?? ''})`;
  if (state === 'tested') return `${describeCases(cases)}${graded}`;
  return state === 'excluded' ? (requirement.excluded ?? '') : requirement.sentence;
}
