import { checkKey, type IdleCheck, type IdleReason } from './idle';
import type { Tried } from './outcome';

/** A requirement with cases, none of which kills a fault that breaks it. */
export interface Unproven {
  id: string;
  /** Why that is so; null where nobody knows yet. */
  reason: string | null;
}

/** What the data files of the proof say, and what came out. */
export interface Said {
  faulty: readonly Tried[];
  idle: readonly IdleCheck[];
  idleReasons: readonly IdleReason[];
  unproven: readonly Unproven[];
  reasons: ReadonlyMap<string, string>;
}

/** Every entry of the data files that does not hold, or no longer: each is to be struck or mended there. */
export function findStale({ faulty, idle, idleReasons, unproven, reasons }: Said): string[] {
  const needed = new Set(idle.flatMap((found) => [found.case, checkKey(found.case, found.check)]));
  const open = new Set(unproven.map(({ id }) => id));
  return [
    ...idleReasons.flatMap(({ checks }) => checks.filter((check) => !needed.has(check))).map(at('idle.yaml')),
    ...[...reasons.keys()].filter((id) => !open.has(id)).map(at('unproven.yaml')),
    ...faulty.flatMap(greenTwins).map(at('twins.yaml')),
  ];
}

/** The cases that have to notice a fault of another rule, and did not. */
function greenTwins({ trial, outcomes }: Tried): string[] {
  const red = new Set(outcomes.filter(({ checks }) => checks.some((check) => check.red)).map(({ id }) => id));
  return trial.also.filter((id) => !red.has(id)).map((id) => `${trial.fault ?? ''}: ${id}`);
}

function at(file: string): (entry: string) => string {
  return (entry) => `${file}: ${entry}`;
}
