import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { CucumberHtmlStream } from '@cucumber/html-formatter';
import type { Envelope } from '../judgement/verdict';

/** Characters that are gathered before a file is written to: a write for each message takes a second per run. */
const pieceSize = 1024 * 1024;
/** How old the end of a file may become, in milliseconds: a process that is ended by force loses no more. */
const ageMost = 1000;

/** Cucumber's own two files of a run, `messages.ndjson` and `cucumber.html`; they grow as it goes. */
export class CucumberFiles {
  readonly #messages: GatheredFile;
  readonly #page: GatheredFile;
  readonly #formatter = new CucumberHtmlStream();

  constructor(folder: string) {
    this.#messages = new GatheredFile(path.join(folder, 'messages.ndjson'));
    this.#page = new GatheredFile(path.join(folder, 'cucumber.html'));
    this.#formatter.on('data', (text: string | Buffer) => this.#page.write(String(text)));
  }

  take(envelope: Envelope): void {
    this.#messages.write(`${JSON.stringify(envelope)}\n`);
    this.#formatter.write(envelope);
    if (envelope.testCaseFinished) this.#messages.flushAged();
  }

  /** Completes both. @throws Error of the file system */
  async end(): Promise<void> {
    this.#messages.flush();
    this.#formatter.end();
    await finished(this.#formatter);
    this.#page.flush();
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
