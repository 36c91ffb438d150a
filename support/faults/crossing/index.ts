import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Fault } from '../fault';
import { mutations, type Mutation } from './mutations';
import type { Step } from './step';
import { steps } from './steps';

const ids = z.array(z.string()).min(1);
/** What a crossing breaks; `lawful`; or why there is none: it is a fault made by hand, or it has no meaning. */
const entry = z.union([
  ids,
  z.literal('lawful'),
  z.strictObject({ breaks: ids, because: z.string() }),
  z.strictObject({ like: z.string() }),
  z.strictObject({ without: z.string() }),
]);
const table = z.record(z.string(), z.record(z.string(), entry));

export type Entry = z.infer<typeof entry>;

/** What each crossing breaks, by step and mutation. @throws Error naming what does not fit. */
export function readCrossings(): Record<string, Record<string, Entry>> {
  return table.parse(parse(readFileSync(join(__dirname, 'crossings.yaml'), 'utf8')));
}

/** Every step spoilt in every way that has a meaning for it, but for those that a fault made by hand is already. */
export const crossings: readonly Fault[] = cross(readCrossings());

function cross(entries: Record<string, Record<string, Entry>>): Fault[] {
  return steps.flatMap((step) =>
    mutations.flatMap((mutation) => {
      const found = entries[step.name]?.[mutation.name];
      return found === undefined || isLeftOut(found) ? [] : [crossing(step, mutation, found)];
    }),
  );
}

function isLeftOut(found: Entry): found is { like: string } | { without: string } {
  return typeof found === 'object' && !Array.isArray(found) && !('breaks' in found);
}

function crossing(
  step: Step,
  mutation: Mutation,
  found: Exclude<Entry, { like: string } | { without: string }>,
): Fault {
  const common = {
    name: `${step.name}.${mutation.name}`,
    sentence: `${step.subject} ${mutation.predicate}.`,
    at: [step.taken],
    bend: (behaviour: Parameters<Fault['bend']>[0]) => step.intercept(behaviour, mutation.make(step)),
  };
  if (found === 'lawful') return { ...common, breaks: [], lawful: true };
  return Array.isArray(found) ? { ...common, breaks: found } : { ...common, ...found };
}
