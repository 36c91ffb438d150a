import path from 'node:path';
import { defaultTarget } from '../run';

/** The checkout: features, steps and reports are found from here, whichever folder the command was called in. */
export const root = path.resolve(__dirname, '../..');

/** The target file that was named, or the embedded server's. */
export function resolveTarget(named: string | undefined): string {
  return named === undefined ? path.relative('', defaultTarget) : named;
}
