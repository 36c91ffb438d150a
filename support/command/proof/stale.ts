import { checkKey, type UnkilledCheck, type UnkilledReason } from './unkilled-check';
import type { MutantRun } from './outcome';

/** A requirement with cases, none of which kills a fault that breaks it. */
export interface Unproven {
  id: string;
  /** Why that is so; null where nobody knows yet. */
  reason: string | null;
}

/** What the data files of the proof say, and what came out. */
export interface Said {
  faulty: readonly MutantRun[];
  unkilled: readonly UnkilledCheck[];
  unkilledReasons: readonly UnkilledReason[];
  unproven: readonly Unproven[];
  reasons: ReadonlyMap<string, string>;
}

/** Every entry of the data files that does not hold, or no longer: each is to be struck or mended there. */
export function findStale({ faulty, unkilled, unkilledReasons, unproven, reasons }: Said): string[] {
  const needed = new Set(unkilled.flatMap((found) => [found.case, checkKey(found.case, found.check)]));
  const open = new Set(unproven.map(({ id }) => id));
  return [
    ...unkilledReasons
      .flatMap(({ checks }) => checks.filter((check) => !needed.has(check)))
      .map(at('unkilled-checks.yaml')),
    ...[...reasons.keys()].filter((id) => !open.has(id)).map(at('unproven.yaml')),
    ...faulty.flatMap(greenPositiveControls).map(at('positive-controls.yaml')),
  ];
}

/** The cases that have to notice a fault of another rule, and did not. */
function greenPositiveControls({ mutant, outcomes }: MutantRun): string[] {
  const red = new Set(outcomes.filter(({ checks }) => checks.some((check) => check.red)).map(({ id }) => id));
  return mutant.also.filter((id) => !red.has(id)).map((id) => `${mutant.fault ?? ''}: ${id}`);
}

function at(file: string): (entry: string) => string {
  return (entry) => `${file}: ${entry}`;
}
