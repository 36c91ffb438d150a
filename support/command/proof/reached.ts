import { decisionsOf, type Decision, type Fault } from '../../faults';
import type { Case } from '../../judgement/catalogue/cases';

/** The decisions that the server took in each case of a run without a fault, by case id; `beforeCases` holds others. */
export type Reach = Readonly<Record<string, readonly Decision[]>>;

/** Where a reach holds the decisions that were taken as the server started: what comes of them any case may see. */
export const beforeCases = '';

/**
 * The cases that a fault can make a difference to: those in which the server takes a decision that the fault takes
 * otherwise. A case that asks for none of them is held as it is without the fault, to the last byte. The rules over all
 * transcripts look at what the others heard.
 * @returns case ids; null for every case
 */
export function casesReachedBy(fault: Fault, reach: Reach, cases: readonly Case[]): string[] | null {
  const decisions = decisionsOf(fault);
  if (decisions === null || reach[beforeCases]?.some((decision) => decisions.includes(decision))) return null;
  const isReached = ({ id, tags }: Case): boolean =>
    tags.includes('@passive') || (reach[id ?? ''] ?? []).some((decision) => decisions.includes(decision));
  return cases.filter(isReached).flatMap(({ id }) => id ?? []);
}

/** Where Cucumber finds some cases: each feature file with the lines of those in it. */
export function pathsOf(ids: readonly string[], cases: readonly Case[]): string[] {
  const wanted = new Set(ids);
  const lines = new Map<string, number[]>();
  for (const { id, feature, line } of cases) {
    if (id !== null && wanted.has(id)) lines.set(feature, [...(lines.get(feature) ?? []), line]);
  }
  return [...lines].map(([feature, at]) => [feature, ...at].join(':'));
}
