import { TargetError, type Target } from '../configuration';
import type { Profile } from './profile';

/**
 * Refuses a profile whose cases may lock an account or disturb others, where others may use the target.
 * @throws TargetError naming the key that allows it
 */
export function refuseDanger({ file, dedicated }: Target, profile: Profile): void {
  if (profile !== 'full' || dedicated) return;
  const named = file ?? 'the target';
  throw new TargetError(named, [
    `--profile full has cases that lock accounts and disturb others, and ${named} does not say dedicated: true: write it there if these accounts belong to no live agent, or run --profile standard`,
  ]);
}
