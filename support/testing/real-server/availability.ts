import { explainMissing, isInstalled } from './installation';
import type { ServerName } from './real-server';

/** Set, a test of a real server that is not installed fails instead of being left out. */
export const requirement = 'FINESSE_CONFORMANCE_REQUIRE_REAL_SERVERS';

/**
 * Whether a test of a real server is left out, as `node:test` wants it: false, or the reason, which is printed as well.
 * @throws nothing: where real servers are required the test runs, and fails with the same sentence
 */
export function reasonToSkip(name: ServerName): string | false {
  if (isInstalled(name) || (process.env[requirement] ?? '') !== '') return false;
  const reason = `NOT TESTED against ${name}: ${explainMissing(name)}`;
  process.stderr.write(`\n*** ${reason} ***\n\n`);
  return reason;
}
