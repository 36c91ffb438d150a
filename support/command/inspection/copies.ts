import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findLeft, redactCopy } from '../../inspection';
import { UsageError } from '../usage-error';
import type { CaptureFile } from './read-file';

/**
 * Writes a copy of each capture without what signs in: one into the file that was named, several into a folder.
 * @returns a line for each
 * @throws UsageError where something stands there, or a secret could not be taken out
 */
export function writeCopies(captures: readonly CaptureFile[], out: string): string[] {
  const isFolder = captures.length > 1 || statSync(out, { throwIfNoEntry: false })?.isDirectory() === true;
  return captures.map(({ file, name, text, holdings }) => {
    const copy = isFolder ? path.join(out, name) : out;
    if (existsSync(copy))
      throw new UsageError(
        `--redact ${copy} is taken: name a file that does not exist, since none is written over`,
      );
    const redacted = redactCopy(text, holdings);
    if (findLeft(redacted, holdings).length > 0)
      throw new UsageError(
        `${file} holds a secret in a form that could not be taken out: no copy was written`,
      );
    mkdirSync(path.dirname(path.resolve(copy)), { recursive: true });
    writeFileSync(copy, redacted);
    return `A copy of ${name} without passwords and tokens: ${copy}`;
  });
}
