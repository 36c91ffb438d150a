import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What Allure knows of the runs before, for one target: the files of its generators as they write them, which name cases
 * by their ids. A file that cannot be read as JSON, line by line, is left out: it costs the trend, and not the report.
 * @param folder null where none is kept
 */
export function readHistory(folder: string | null): Map<string, string> {
  const files = folder === null ? [] : listFiles(folder);
  return new Map(
    files.flatMap((name): [string, string][] => {
      const text = readFileSync(path.join(folder ?? '', name), 'utf8');
      return isReadable(name, text) ? [[name, text]] : [];
    }),
  );
}

/** Puts files into a history's folder, each whole or not at all. @throws Error of the file system */
export function keepHistory(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    // another run against the target may read it now
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, text);
    renameSync(draft, file);
  }
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /\.jsonl?$/.test(name));
  } catch {
    return [];
  }
}

function isReadable(name: string, text: string): boolean {
  const documents = name.endsWith('.jsonl') ? text.split('\n').filter((line) => line !== '') : [text];
  try {
    for (const document of documents) JSON.parse(document);
    return true;
  } catch {
    return false;
  }
}
