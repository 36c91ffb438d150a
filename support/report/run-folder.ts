import { createHash } from 'node:crypto';
import { lstat, mkdir, readlink, symlink, unlink } from 'node:fs/promises';
import path from 'node:path';

/**
 * A name as part of a path: lower case, letters, digits and dashes. What is lost of a name in another script stands
 * behind it as a digest, so that names that differ stay different.
 */
export function slug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const readable = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'target';
  return isAscii(name) ? readable : `${readable}-${digestOf(name)}`;
}

function isAscii(name: string): boolean {
  return /^\p{ASCII}*$/u.test(name);
}

/** One for both ways to write an accented letter: a file may come from either editor. */
function digestOf(name: string): string {
  return createHash('sha256').update(name.normalize('NFC')).digest('hex').slice(0, 8);
}

/** What `makeRunFolder` calls its folders. */
const moment = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(-\d+)?$/;

/** Whether a folder has the name of a run's. */
export function isRunFolderName(name: string): boolean {
  return moment.test(name);
}

/** A moment as part of a path, such as `2026-11-20T09-58-00Z`. */
export function slugMoment(moment: Date): string {
  return moment
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-');
}

/**
 * Makes the folder of a run, `<reports>/<target>/<time>`; of two runs in one second the later gets a number.
 * Returns its path.
 */
export async function makeRunFolder(reports: string, targetName: string, startedAt: Date): Promise<string> {
  const parent = path.join(reports, slug(targetName));
  await mkdir(parent, { recursive: true });
  for (let number = 1; ; number += 1) {
    const folder = path.join(parent, slugMoment(startedAt) + (number === 1 ? '' : `-${number}`));
    if (await makes(folder)) return folder;
  }
}

async function makes(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Points `latest`, beside a run folder, at it: a symbolic link, or a junction where those are refused.
 * A folder the user named gets none, what stands there and is no link is left alone, and so is a link to a newer run.
 * Returns the path of the link, or null where there is none.
 */
export async function linkLatest(folder: string): Promise<string | null> {
  if (!moment.test(path.basename(folder))) return null;
  const link = path.join(path.dirname(folder), 'latest');
  const present = await lstat(link).catch(() => null);
  if (present && !present.isSymbolicLink()) return null;
  const linked = present ? path.basename(await readlink(link).catch(() => '')) : '';
  if (linked.localeCompare(path.basename(folder), 'en', { numeric: true }) > 0) return null;
  // of two runs that end at once, either may be the latest
  if (present) await unlink(link).catch(allow('ENOENT'));
  try {
    await symlink(path.basename(folder), link, 'dir').catch(allow('EEXIST'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
    await symlink(path.resolve(folder), link, 'junction').catch(allow('EEXIST'));
  }
  return link;
}

function allow(code: string): (error: unknown) => void {
  return (error) => {
    if ((error as NodeJS.ErrnoException).code !== code) throw error;
  };
}
