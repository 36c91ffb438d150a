import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestResult, TestResultContainer } from 'allure-js-commons';

/**
 * Writes the files that Allure reads. The library's own writer waits for the disk after each of them, which with a
 * thousand files takes longer than the run.
 */
export class AllureFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  writeResult(result: TestResult): void {
    this.#writeJson(`${result.uuid}-result.json`, result);
  }

  /** Set-up and tear-down of results. */
  writeGroup(group: TestResultContainer): void {
    this.#writeJson(`${group.uuid}-container.json`, group);
  }

  writeAttachment(source: string, content: string): void {
    writeFileSync(path.join(this.#folder, source), content);
  }

  writeCategories(categories: readonly object[]): void {
    this.#writeJson('categories.json', categories);
  }

  /** What ran the tests, where that is a CI. */
  writeExecutor(executor: object | null): void {
    if (executor) this.#writeJson('executor.json', executor);
  }

  /** Name and value by line, in the form of Java's properties. */
  writeEnvironment(environment: Readonly<Record<string, string>>): void {
    const lines = Object.entries(environment).map(
      ([name, value]) => `${name} = ${value.replace(/\s+/g, ' ')}`,
    );
    this.writeAttachment('environment.properties', `${lines.join('\n')}\n`);
  }

  #writeJson(name: string, value: object): void {
    this.writeAttachment(name, JSON.stringify(value));
  }
}
