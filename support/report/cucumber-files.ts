import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Envelope } from '../judgement/verdict';
import { PackedPage } from './packed-page';
import { ShortIds } from './short-ids';

/** Characters that are gathered before a file is written to: a write for each message takes a second per run. */
const pieceSize = 1024 * 1024;
/** How old the end of a file may become, in milliseconds: a process that is ended by force loses no more. */
const ageMost = 1000;

/** Cucumber's own two files of a run: `messages.ndjson`, which grows as it goes, and `cucumber.html`. */
export class CucumberFiles {
  readonly #messages: GatheredFile;
  readonly #page = new PackedPage();
  readonly #ids = new ShortIds();

  constructor(readonly folder: string) {
    this.#messages = new GatheredFile(path.join(folder, 'messages.ndjson'));
  }

  take(envelope: Envelope): void {
    const message = this.#ids.shorten(JSON.stringify(envelope));
    this.#messages.write(`${message}\n`);
    this.#page.take(message);
    if (envelope.testCaseFinished) this.#messages.flushAged();
  }

  /** Completes both. @throws Error of the file system */
  async end(): Promise<void> {
    this.#messages.flush();
    writeFileSync(path.join(this.folder, 'cucumber.html'), await this.#page.end());
  }
}

class GatheredFile {
  #gathered = '';
  #flushedAtMs = performance.now();

  constructor(readonly file: string) {
    writeFileSync(file, '');
  }

  write(text: string): void {
    this.#gathered += text;
    if (this.#gathered.length >= pieceSize) this.flush();
  }

  flushAged(): void {
    if (performance.now() - this.#flushedAtMs > ageMost) this.flush();
  }

  flush(): void {
    this.#flushedAtMs = performance.now();
    appendFileSync(this.file, this.#gathered);
    this.#gathered = '';
  }
}
