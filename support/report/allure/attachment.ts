import type { Attachment } from 'allure-js-commons';
import { randomUuid } from 'allure-js-commons/sdk/reporter';
import type { AllureFolder } from './folder';

/** Writes attachments beside Allure's results. */
export class AttachmentWriter {
  readonly #writer: AllureFolder;

  constructor(writer: AllureFolder) {
    this.#writer = writer;
  }

  /** Plain text, whatever it holds: Allure would take a file named `.xml` for results of JUnit. */
  text(name: string, content: string): Attachment {
    const source = `${randomUuid()}-attachment.txt`;
    this.#writer.writeAttachment(source, content);
    return { name, type: 'text/plain', source };
  }
}
