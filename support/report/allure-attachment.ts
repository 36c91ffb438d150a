import type { Attachment } from 'allure-js-commons';
import { randomUuid, type FileSystemWriter } from 'allure-js-commons/sdk/reporter';

/** Writes attachments beside Allure's results. */
export class AttachmentWriter {
  readonly #writer: FileSystemWriter;

  constructor(writer: FileSystemWriter) {
    this.#writer = writer;
  }

  /** Plain text, whatever it holds: Allure would take a file named `.xml` for results of JUnit. */
  text(name: string, content: string): Attachment {
    const source = `${randomUuid()}-attachment.txt`;
    this.#writer.writeAttachment(source, Buffer.from(content, 'utf8'));
    return { name, type: 'text/plain', source };
  }
}
