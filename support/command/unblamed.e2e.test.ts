import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import type { Results, Verdict } from '../judgement/verdict';
import { answering, startServer } from '../testing/fake-server';
import { makeFolder, runCommand, writeTarget } from '../testing/command-line';
import { startRelay, write } from '../testing/hostile/relay';

interface Judged {
  code: number | null;
  results: Results;
}

/** Runs the suite, and reads what came of it. */
async function run(t: TestContext, ...parameters: string[]): Promise<Judged> {
  const out = path.join(makeFolder(t), 'out');
  const { code } = await runCommand(['run', '--no-allure', '--out', out, ...parameters], {}, 120_000);
  return { code, results: JSON.parse(readFileSync(path.join(out, 'results.json'), 'utf8')) as Results };
}

const that = (verdict: Verdict, { cases }: Results): string[] =>
  cases.flatMap((each) => (each.verdict === verdict ? [each.id] : []));

const verdictOf = (id: string, { requirements }: Results): Verdict | undefined =>
  requirements.find((each) => each.id === id)?.verdict;

const lawful = {
  'writes its 101 otherwise': [
    'interim-responses-before-101',
    'headers-of-twenty-kilobytes',
    'header-names-in-capitals',
    'upgrade-tokens-in-capitals',
    'header-values-between-blanks',
  ],
  'writes its XML otherwise': ['attributes-on-lines', 'elements-on-lines', 'text-in-references'],
  'says much': ['presences-of-seven-hundred', 'roster-of-three-thousand'],
  'asks all the time whether its client is there, and speaks in single octets': [
    'pinged-in-frames',
    'pinged-in-stanzas',
    'messages-in-single-octets',
  ],
};

describe('nothing is held against a server that', { concurrency: 2 }, () => {
  for (const [what, faults] of Object.entries(lawful))
    test(what, async (t) => {
      const parameters = faults.flatMap((fault) => ['--fault', fault]);
      const { code, results } = await run(t, '--profile', 'documented', ...parameters);
      assert.equal(code, 0);
      const judged = ['fail', 'warn', 'blocked', 'error'] as const;
      assert.deepEqual(
        judged.flatMap((verdict) => that(verdict, results)),
        [],
      );
    });
});

describe('a rule is not applicable where', { concurrency: 2 }, () => {
  for (const [what, id, ...more] of [
    ['no limit of tries is met', 'RFC6120-6.4.5-c', '--fault', 'retries-unlimited', '--profile', 'full'],
    ['nobody asks for the version', 'DOC-S09-b', '--fault', 'version-query-withheld'],
    ['no close element points elsewhere', 'RFC7395-3.6.1-a'],
  ] as const)
    test(what, async (t) => {
      const { results } = await run(t, '--requirement', id, ...more);
      assert.equal(verdictOf(id, results), 'not-applicable');
    });
});

describe('what stands in the way is not taken for another fault', { concurrency: 2 }, () => {
  for (const fault of ['close-unanswered', 'stream-id-missing'])
    test(`frames are not blamed where there is ${fault}`, async (t) => {
      const ids = ['FRM-033', 'FRM-043', 'FRM-046', 'FRM-047', 'FRM-101'];
      const tags = ids.map((id) => `@case:${id}`).join(' or ');
      const { results } = await run(t, '--tags', tags, '--fault', fault);
      assert.equal(results.cases.length, ids.length);
      assert.deepEqual(that('fail', results), []);
    });

  for (const status of ['404 Not Found', '405 Method Not Allowed'])
    test(`no rule about a 101 is judged where each request gets ${status}`, async (t) => {
      const { endpoint } = await startServer(
        t,
        answering(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`, { end: true }),
      );
      const target = writeTarget(makeFolder(t), [`url: ${endpoint.url}`, 'limits: { reply: 1s }']);
      const { code, results } = await run(t, '--target', target, '--profile', 'handshake');
      assert.equal(code, 3);
      assert.deepEqual(that('fail', results), []);
      for (const id of ['RFC6455-4.2.2-g', 'RFC6455-4.2.2-k', 'RFC6455-11.3.3-a', 'RFC7395-3.1-b'])
        assert.notEqual(verdictOf(id, results), 'pass', id);
    });

  test('a connection that is dropped right after success ends in no error of the suite', async (t) => {
    const { port, server } = await startRelay(t, {
      say: (socket, text) => {
        write(socket, text);
        if (text.includes('<success')) socket.destroySoon();
      },
    });
    const { agent } = server.accounts;
    const target = writeTarget(makeFolder(t), [
      `url: ws://127.0.0.1:${String(port)}/ws/`,
      `domain: ${server.domain}`,
      `accounts: { agent: { username: ${agent.username}, password: ${agent.password} } }`,
      'limits: { reply: 500ms }',
    ]);
    const { code, results } = await run(t, '--target', target, '--profile', 'documented');
    assert.deepEqual(that('error', results), []);
    assert.ok(code === 1 || code === 3, String(code));
  });
});
