import { readFileSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { CucumberHtmlStream } from '@cucumber/html-formatter';

/** Characters that are gathered before they are packed: one message is little to hand to a thread. */
const pieceSize = 256 * 1024;

/**
 * Cucumber's own page. What `messages.ndjson` holds stands in it packed, with the script that shows it, and the browser
 * unpacks both: it would be as large as that file once more.
 */
export class PackedPage {
  readonly #gzip = createGzip();
  readonly #packed: Buffer[] = [];
  #gathered = 'window.CUCUMBER_MESSAGES = [\n';

  constructor() {
    this.#gzip.on('data', (piece: Buffer) => this.#packed.push(piece));
  }

  /** @param message as JSON */
  take(message: string): void {
    this.#gathered += `${message},\n`;
    if (this.#gathered.length < pieceSize) return;
    this.#gzip.write(this.#gathered);
    this.#gathered = '';
  }

  /** The page, when all messages are there. @throws Error of the file system */
  async end(): Promise<string> {
    const script = require.resolve('@cucumber/html-formatter/dist/main.js');
    this.#gzip.end(`${this.#gathered}];\n${readFileSync(script, 'utf8')}`);
    await finished(this.#gzip);
    const packed = Buffer.concat(this.#packed).toString('base64');
    const page = await renderEmpty();
    return page.replace(noMessages, () => `window.CUCUMBER_PACKED = "${packed}";`);
  }
}

const noMessages = 'window.CUCUMBER_MESSAGES = [];';

/** Cucumber's page of no messages, with our script in the place of its own. */
async function renderEmpty(): Promise<string> {
  const stream = new CucumberHtmlStream(undefined, path.join(__dirname, 'unpack-page.js'));
  let page = '';
  stream.on('data', (text: string | Buffer) => (page += String(text)));
  stream.end();
  await finished(stream);
  return page;
}
