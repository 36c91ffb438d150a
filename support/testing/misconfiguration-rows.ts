import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import type { ReferenceServer } from '../reference-server/start';
import { diagnose } from './diagnosis';
import { startReference, writeMistaken, type Otherwise } from './misconfiguration';

/** What is wrong, what doctor has to call it, how it has to end, and a part of what it has to say. */
export type Row = [
  title: string,
  arrange: (t: TestContext) => Promise<Arranged>,
  code: string,
  exit: number,
  says: RegExp,
];

/** A server, a reference server unless given; what the target file says otherwise; and variables of the environment. */
export interface Arranged {
  server?: ReferenceServer;
  mistake?: Otherwise;
  environment?: Record<string, string>;
}

/** Only the target file, or the environment, is at fault. */
export const mistaken =
  (mistake: Otherwise, environment = {}) =>
  (): Promise<Arranged> =>
    Promise.resolve({ mistake, environment });

/** A test for each row: the cause is named first, with what to do, the exit code is right, and no secret is told. */
export function testRows(group: string, rows: readonly Row[]): void {
  void describe(`doctor names what is wrong with ${group}:`, () => {
    for (const [title, arrange, code, exit, says] of rows) {
      void test(title, async (t) => {
        const { server = await startReference(t), mistake, environment } = await arrange(t);
        const said = await diagnose(writeMistaken(t, server, mistake), environment);
        assert.match(said.first?.code ?? 'ready', new RegExp(`^(${code})$`), said.text);
        assert.equal(said.exit, exit, said.text);
        const { found = '', means = '', next = '' } = said.first ?? {};
        assert.match(`${found} ${means ?? ''} ${next ?? ''}`, says);
        assert.doesNotMatch(said.text, /hush/);
        assert.ok(said.durationMs < 15_000);
      });
    }
  });
}
