import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { keyOf, type Creation } from '../../../protocol/session';

/** One line of a journal. */
type Line = { add: Creation } | { strike: string };

/** The creations that a journal's lines add and do not strike, by key. */
export function readJournal(file: string): Map<string, Creation> {
  const open = new Map<string, Creation>();
  const lines = readFileSync(file, 'utf8').split('\n');
  // a run that was killed in the middle of a line has not sent what the line announces
  lines.pop();
  for (const [index, text] of lines.entries()) {
    const line = parseLine(file, index + 1, text);
    if ('strike' in line) open.delete(line.strike);
    else if (!open.has(keyOf(line.add))) open.set(keyOf(line.add), line.add);
  }
  return open;
}

function parseLine(file: string, number: number, text: string): Line {
  try {
    return JSON.parse(text) as Line;
  } catch (cause) {
    throw new Error(
      `line ${String(number)} of the ledger ${file} is no JSON: look there for what an earlier run left on the server, remove that by hand, then delete the file`,
      { cause },
    );
  }
}

/**
 * The entries of one process for one account, appended line by line before each request goes out: what is in the file
 * when the process is killed is what it may have left on the server. The file is gone when nothing is left.
 */
export class Journal {
  readonly #file: string;
  readonly #open = new Map<string, Creation>();

  constructor(file: string) {
    this.#file = file;
  }

  get open(): readonly Creation[] {
    return [...this.#open.values()];
  }

  /** Notes a creation, unless it stands there already. Gives the one that stands. */
  add(creation: Creation): Creation {
    const standing = this.#open.get(keyOf(creation));
    if (standing) return standing;
    this.#open.set(keyOf(creation), creation);
    this.#append({ add: creation });
    return creation;
  }

  strike(key: string): void {
    if (!this.#open.delete(key)) return;
    if (this.#open.size === 0) rmSync(this.#file, { force: true });
    else this.#append({ strike: key });
  }

  #append(line: Line): void {
    mkdirSync(path.dirname(this.#file), { recursive: true });
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  }
}
