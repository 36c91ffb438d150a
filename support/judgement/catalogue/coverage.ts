import type { Case } from './cases';
import type { Catalogue, Requirement } from './catalogue';

/** One requirement and what stands for it. */
export interface Covered {
  requirement: Requirement;
  /** Ids of the cases that test it, in the order of the features. */
  cases: string[];
  /** `tested` wins over `excluded`; what is neither is `open`. */
  state: 'tested' | 'excluded' | 'open';
}

/** Each requirement of the catalogue, in its order, with the cases that carry its `@req:` tag. */
export function cover(catalogue: Catalogue, cases: readonly Case[]): Covered[] {
  const byRequirement = new Map<string, string[]>();
  for (const { id, requirements } of cases) {
    if (id === null) continue;
    for (const requirement of requirements) {
      byRequirement.set(requirement, [...(byRequirement.get(requirement) ?? []), id]);
    }
  }
  return catalogue.requirements.map((requirement) => {
    const tested = byRequirement.get(requirement.id) ?? [];
    const otherwise = requirement.excluded === undefined ? 'open' : 'excluded';
    return { requirement, cases: tested, state: tested.length > 0 ? 'tested' : otherwise };
  });
}

/** The covered requirements folder by folder, in the catalogue's order. */
export function groupByFolder(covered: readonly Covered[]): Map<string, Covered[]> {
  const folders = new Map<string, Covered[]>();
  for (const one of covered) {
    const { folder } = one.requirement;
    folders.set(folder, [...(folders.get(folder) ?? []), one]);
  }
  return folders;
}

/** A sentence part such as `32 requirements: 20 tested, 2 excluded, 10 open`. */
export function describeCounts(covered: readonly Covered[]): string {
  const count = (state: Covered['state']): number => covered.filter((one) => one.state === state).length;
  const total = `${covered.length} requirement${covered.length === 1 ? '' : 's'}`;
  return `${total}: ${count('tested')} tested, ${count('excluded')} excluded, ${count('open')} open`;
}

/** Case ids for a reader, an outline's rows drawn together: `UPG-001, UPG-012 (8 cases)`. */
export function describeCases(ids: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const outline = /^[A-Z]+-\d+/.exec(id)?.[0] ?? id;
    groups.set(outline, [...(groups.get(outline) ?? []), id]);
  }
  return [...groups]
    .map(([outline, rows]) =>
      rows.length === 1 ? (rows[0] ?? outline) : `${outline} (${rows.length} cases)`,
    )
    .join(', ');
}
