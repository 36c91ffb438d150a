import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { root } from '../checkout';
import type { Fault } from '../faults';

/** Of each requirement the faults that its checks have been seen to reject. */
export type Exercised = ReadonlyMap<string, readonly string[]>;

const unproven = path.join(root, 'support/command/proof/unproven.yaml');

/**
 * By requirement the names of the faults that break it. `prove` holds that each is noticed for the reason its rule names;
 * what no fault breaks, or is listed as unproven, is left out.
 */
export function readExercised(faults: readonly Fault[]): Exercised {
  const excused = new Set(Object.keys(parse(readFileSync(unproven, 'utf8')) as Record<string, string>));
  const byRequirement = new Map<string, string[]>();
  for (const { name, breaks } of faults)
    for (const id of breaks.filter((each) => !excused.has(each)))
      byRequirement.set(id, [...(byRequirement.get(id) ?? []), name]);
  return byRequirement;
}
