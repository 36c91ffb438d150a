import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from './usage-error';

/**
 * Makes the folder that was named by `--out`, or by another option, where it is not there yet, and gives its path.
 * @throws UsageError where a file stands there, or nothing may be written there
 */
export function claimFolder(out: string, option = '--out'): string {
  const folder = path.resolve(out);
  try {
    make(folder);
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (error) {
    throw explain(option, { out, folder }, error as NodeJS.ErrnoException);
  }
}

/** Makes a folder and those above it. Node's own way of doing so never ends where the system refuses by ENOENT, as /proc does. */
function make(folder: string): void {
  if (isFile(folder)) throw Object.assign(new Error(`${folder} is a file`), { code: 'ENOTDIR' });
  if (existsSync(folder)) return;
  make(path.dirname(folder));
  mkdirSync(folder);
}

function explain(
  option: string,
  { out, folder }: { out: string; folder: string },
  { code }: NodeJS.ErrnoException,
): UsageError {
  if (code === 'ENOTDIR' || isFile(folder))
    return new UsageError(`${option} wants a folder, and a file stands at ${out} or above it: name another`);
  return new UsageError(
    `${option} ${out} cannot be written (${code ?? 'unknown reason'}): name a folder that this user may write`,
  );
}

function isFile(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isFile() === true;
}
