import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from './usage-error';

/**
 * Makes the folder that was named by `--out`, where it is not there yet, and gives its path.
 * @throws UsageError where a file stands there, or nothing may be written there
 */
export function claimFolder(out: string): string {
  const folder = path.resolve(out);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (error) {
    throw explain(out, folder, error as NodeJS.ErrnoException);
  }
}

function explain(out: string, folder: string, { code }: NodeJS.ErrnoException): UsageError {
  if (code === 'ENOTDIR' || isFile(folder))
    return new UsageError(`--out wants a folder, and a file stands at ${out} or above it: name another`);
  return new UsageError(
    `--out ${out} cannot be written (${code ?? 'unknown reason'}): name a folder that this user may write`,
  );
}

function isFile(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isFile() === true;
}
