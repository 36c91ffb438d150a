import { randomBytes } from 'node:crypto';
import { NotApplicable } from '../../verdict';
import type { ConformanceWorld } from '../world';

/**
 * A password that is certainly wrong, counted against the target's limit: servers and proxies lock accounts
 * and hosts after a few of them.
 * @throws NotApplicable where the limit is used up
 */
export function useBadPassword(world: ConformanceWorld): string {
  const { limits } = world.target;
  if (world.run.badPasswordsSent >= limits.badPasswords) {
    throw new NotApplicable(
      `limits.badPasswords is ${String(limits.badPasswords)} and ${String(world.run.badPasswordsSent)} wrong passwords have been sent`,
    );
  }
  world.run.badPasswordsSent += 1;
  return `not-the-password-${randomBytes(6).toString('hex')}`;
}
