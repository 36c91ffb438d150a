import { NotApplicable } from '../../judgement/verdict';
import type { ConformanceWorld } from '../world';

/**
 * A password that is certainly wrong, counted against the target's limit: servers and proxies lock accounts
 * and hosts after a few of them.
 * @throws NotApplicable where the limit is used up
 */
export function useBadPassword(world: ConformanceWorld): string {
  const { budget } = world.run;
  if (!budget.takeBadPassword()) {
    throw new NotApplicable(
      `limits.badPasswords is ${String(world.target.limits.badPasswords)} and ${String(budget.badPasswords)} wrong passwords have been sent${describeShare(budget.badPasswordsMost, world.target.limits.badPasswords)}`,
    );
  }
  return world.recorder.inventions.draw('password', (uuid) => `not-the-password-${uuid.slice(-12)}`);
}

/** Workers of a parallel run divide the limit among them. */
function describeShare(own: number, all: number): string {
  return own === all ? '' : ` by this worker, whose share is ${String(own)}`;
}
