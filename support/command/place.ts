import path from 'node:path';
import { defaultTarget } from '../suite/run';

/** The target file that was named, or the embedded server's. */
export function resolveTarget(named: string | undefined): string {
  return named === undefined ? path.relative('', defaultTarget) : named;
}
