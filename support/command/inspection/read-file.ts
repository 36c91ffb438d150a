import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  CaptureError,
  holdingsIn,
  holdingsInHar,
  readCapture,
  readText,
  type Holding,
  type Reading,
} from '../../inspection';
import { UsageError } from '../usage-error';

/** One capture that was named. */
export interface CaptureFile {
  file: string;
  name: string;
  text: string;
  reading: Reading;
  holdings: Holding[];
}

/** Reads a file that was named as a capture. @throws UsageError with one sentence where it is none */
export function readCaptureFile(file: string): CaptureFile {
  const bytes = readBytes(file);
  try {
    const reading = readCapture(bytes);
    const text = readText(bytes);
    const holdings = [...reading.conversations.flatMap(holdingsIn), ...holdingsInHar(text)];
    return { file, name: path.basename(file), text, reading, holdings };
  } catch (error) {
    if (error instanceof CaptureError) throw new UsageError(`${file} ${error.message}`);
    throw error;
  }
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EISDIR')
      throw new UsageError(`${file} is a folder: name a file, of a run folder one of wire/<case>.json`);
    if (code === 'ENOENT')
      throw new UsageError(`${file} cannot be read, there is no such file: name a capture`);
    throw new UsageError(
      `${file} cannot be read (${code ?? String(error)}): name a capture that this user may read`,
    );
  }
}
