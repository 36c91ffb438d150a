import { createRequire } from 'node:module';
import type * as referenceServer from '../reference-server';
import { TargetError, type Target } from '../target';
import type { KnownDeviation } from '../verdict';

/** The shipped lists, each with the behaviour of the reference server it is made from. */
const lists: Readonly<Record<string, string>> = { openfire: 'openfire-4' };

/** The reference server is loaded where a list is named: other runs need not wait for it. */
const load = createRequire(__filename);

/**
 * The deviations of the list that a target names, with their reasons; none where it names no list.
 * @throws TargetError where there is no such list
 */
export function listDeviations({ file, knownDeviations }: Target): KnownDeviation[] {
  if (knownDeviations === null) return [];
  const behaviour = Object.hasOwn(lists, knownDeviations) ? lists[knownDeviations] : undefined;
  if (behaviour === undefined) {
    const where = file ?? 'the target';
    const known = Object.keys(lists).join(' or ');
    throw new TargetError(where, [
      `knownDeviations in ${where} is "${knownDeviations}", and no list of that name is shipped: write ${known}, or take the key out.`,
    ]);
  }
  const { deviationsOf, findBehaviour } = load('../reference-server') as typeof referenceServer;
  return deviationsOf(findBehaviour(behaviour));
}
