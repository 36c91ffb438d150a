import { createRequire } from 'node:module';
import type * as deviation from '../../judgement/deviation';
import { TargetError, type Target } from '../../configuration';
import { nothingKnown, type KnownDeviations } from '../../judgement/verdict';
import { askSoftware, releaseOf } from './software';

/** The lists are read where one is named: other runs need not wait for them. */
const load = createRequire(__filename);

/**
 * The deviations of the list that a target names, with their reasons; none where it names no list.
 * @param release of the server, such as `4.7.5`; null where it is not known, and then those of every release
 * @throws TargetError where there is no such list
 */
export function listDeviations(
  { file, knownDeviations }: Pick<Target, 'file' | 'knownDeviations'>,
  release: string | null,
): KnownDeviations {
  if (knownDeviations === null) return nothingKnown;
  const { deviationsOf, readList, shippedLists } = load('../../judgement/deviation') as typeof deviation;
  const names = Object.hasOwn(shippedLists, knownDeviations) ? shippedLists[knownDeviations] : undefined;
  if (names) return deviationsOf(names.map(readList), release);
  const where = file ?? 'the target';
  const known = Object.keys(shippedLists).join(', ');
  throw new TargetError(where, [
    `knownDeviations in ${where} is "${knownDeviations}", and no list of that name is shipped: write one of ${known}, or take the key out.`,
  ]);
}

/** The same for the release that the server says it is, with that; the server is asked where a list is named. */
export async function askForDeviations(
  target: Target,
): Promise<{ knownDeviations: KnownDeviations; release: string | null }> {
  if (target.knownDeviations === null) return { knownDeviations: nothingKnown, release: null };
  const [product = ''] = target.knownDeviations.split('-');
  const release = releaseOf(await askSoftware(target), product);
  return { knownDeviations: listDeviations(target, release), release };
}
