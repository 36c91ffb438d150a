import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { before, test, type TestContext } from 'node:test';
import { parseOrThrow } from '../protocol/xml/parse';
import { textOf, textsOf } from '../protocol/xml/query';
import { writeAllure, writeAllureResults } from './allure';
import { renderConsole } from './console';
import { renderJunit } from './junit';
import type { RunReport } from './run-report';
import { makeSampleReport } from '../testing/samples/report';
import { findSecrets } from './secrets';
import { renderSummary } from './summary';
import { writeRunFolder } from './write-run';

let report: RunReport;
before(async () => (report = await makeSampleReport()));

async function makeFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'run-folder-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('results.json has the shape of the contract, key by key', () => {
  const { results } = report;
  assert.deepEqual(Object.keys(results), [
    ...['schema', 'suite', 'target', 'profile', 'startedAt', 'durationMs'],
    ...['verdict', 'causes', 'counts', 'requirements', 'cases'],
  ]);
  assert.deepEqual(results.target, {
    name: 'Sample target',
    url: 'ws://127.0.0.1:7070/ws/',
    domain: 'example.org',
    software: 'Openfire 4.7.5',
  });
  assert.equal(results.verdict, 'error');
  assert.deepEqual(results.requirements[0], {
    id: 'RFC7395-3.1-a',
    level: 'MUST',
    provenance: 'rfc',
    verdict: 'fail',
    cases: ['UPG-001', 'UPG-002'],
  });
  const { durationMs, ...failed } = results.cases[1] ?? assert.fail('no second case');
  assert.equal(typeof durationMs, 'number');
  assert.deepEqual(failed, {
    id: 'UPG-002',
    name: 'The answer names no other subprotocol',
    rule: 'A server MUST name the xmpp subprotocol in its answer',
    feature: 'features/1-upgrade/subprotocol.feature',
    requirements: ['RFC7395-3.1-a', 'DOC-S01-b'],
    verdict: 'fail',
    message: 'the answer does not name the subprotocol',
    finding: {
      requirement: 'RFC7395-3.1-a',
      sent: 'GET /ws/ with Sec-WebSocket-Protocol: xmpp',
      expected: ['101 with Sec-WebSocket-Protocol: xmpp', 'an HTTP error'],
      got: '101 with Upgrade and Connection alone, after 0.4 ms <&\u0000',
      next: 'A proxy may drop the header: ask the server itself.',
    },
    wire: 'wire/UPG-002.txt',
  });
});

test('the terminal hears findings, reasons and a last line that counts aloud', () => {
  const lines = renderConsole(report, { folder: 'reports/x', colours: false }).split('\n');
  assert.deepEqual(lines, [
    'Cases by step',
    '  1 Upgrade  1 fail, 1 warn, 1 pass',
    '  2 Framing  1 error, 1 blocked, 1 pass, 1 not-applicable',
    '',
    'fail UPG-002 · cosmetic · RFC7395-3.1-a MUST',
    '  The server keeps RFC7395-3.1-a.',
    '  came 101 with Upgrade and Connection alone, after 0.4 ms <&\\u0000',
    '  next A proxy may drop the header: ask the server itself.',
    '',
    'error TypeError: cannot read x of undefined (at “the suite crashes”) (FRM-004)',
    'blocked the target file names no second account: add accounts.peer (FRM-002)',
    'warn 1 rule in the report',
    'not-applicable 1 reason in the report',
    '',
    'Target: Sample target at ws://127.0.0.1:7070/ws/',
    '3 requirements: 1 error, 1 fail, 0 blocked, 1 warn, 0 pass, 0 not-applicable. 7 cases.',
    `Verdict: error. Report: ${path.join('reports/x', 'report.html')}`,
  ]);
});

test('who asks for all hears each finding in the failure form and each reason as it was given', () => {
  const lines = renderConsole(report, { folder: 'reports/x', colours: false, verbose: true }).split('\n');
  assert.ok(lines.includes(`  where     ${path.join('reports/x', 'wire/UPG-002.txt')}`));
  assert.ok(lines.includes('  came      101 with Upgrade and Connection alone, after 0.4 ms <&\\u0000'));
  assert.ok(lines.includes('not-applicable GET /.well-known/host-meta was answered 404 (FRM-003)'));
});

test('colours change nothing but colours', () => {
  const coloured = renderConsole(report, { folder: 'x', colours: true });
  assert.notEqual(coloured, renderConsole(report, { folder: 'x', colours: false }));
  assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), renderConsole(report, { folder: 'x', colours: false }));
});

test('the summary puts failures first and shows the upgrade as a browser lists it', () => {
  const summary = renderSummary(report);
  const titles = [...summary.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
  assert.deepEqual(titles, [
    ...['What to do next', 'Broken rules: 1 requirement, 1 case', 'Faults of the suite itself: 1 case'],
    ...['Warnings: 1 requirement, 1 case', 'Could not be judged: 1 case', 'Not applicable: 1 case'],
    ...['All cases', 'All requirements'],
  ]);
  assert.ok(
    summary.includes(
      '| 101 | GET | 127.0.0.1:7070 | /ws/ | finesse-conformance (websocket) | plain | 129 B | 0 B |',
    ),
  );
});

test('junit.xml is well-formed and shows nothing unjudged as passed', () => {
  const document = parseOrThrow(renderJunit(report));
  const totals = ['tests', 'failures', 'errors', 'skipped'].map((name) =>
    textOf(`/testsuites/@${name}`, document),
  );
  assert.deepEqual(totals, ['7', '1', '2', '1']);
  assert.deepEqual(textsOf('//testcase[error]/@name', document), [
    'FRM-002 A server MUST answer an open › A second account sees the same',
    'FRM-004 A server MUST answer an open › A crash of the suite',
  ]);
  assert.match(textOf('//failure', document), /^RFC7395-3\.1-a · MUST · /);
  assert.match(textOf('//system-out', document), /^warn: DOC-S01-b · EXAMPLE · /);
});

test('Allure gets the status of each verdict, and a warning stays green in a category of its own', async (t) => {
  const folder = path.join(await makeFolder(t), 'allure-results');
  await writeAllureResults(folder, report);
  await writeAllureResults(folder, report);
  const names = (await readdir(folder)).filter((name) => name.endsWith('-result.json'));
  const results = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(folder, name), 'utf8');
      return JSON.parse(text) as { name: string; status: string; statusDetails: { message?: string } };
    }),
  );
  const told = results.map(
    ({ name, status, statusDetails }) => `${name.slice(0, 7)} ${status} ${statusDetails.message ?? ''}`,
  );
  assert.deepEqual(told.sort(), [
    'FRM-001 passed ',
    'FRM-002 broken blocked: the target file names no second account: add accounts.peer',
    'FRM-003 skipped not-applicable: GET /.well-known/host-meta was answered 404',
    'FRM-004 broken error: TypeError: cannot read x of undefined (at “the suite crashes”)',
    'UPG-001 passed ',
    'UPG-002 failed fail: RFC7395-3.1-a: The server keeps RFC7395-3.1-a.',
    'UPG-003 passed warn: DOC-S01-b: The server keeps DOC-S01-b.',
  ]);
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.endsWith('.xml')),
    [],
  );
});

test('a run folder holds every file of the contract, and no secret in any of them', async (t) => {
  const folder = await makeFolder(t);
  writeRunFolder(folder, report);
  const allure = await (await writeAllure(folder, report)).made;
  const names = await readdir(folder);
  for (const name of [
    'results.json',
    'summary.md',
    'report.html',
    'junit.xml',
    'offer.json',
    'allure-results',
    'wire',
  ]) {
    assert.ok(names.includes(name), name);
  }
  assert.equal(names.includes('allure-report'), allure?.ok);
  assert.deepEqual((await readdir(path.join(folder, 'wire'))).sort(), [
    ...['FRM-001.json', 'FRM-001.txt', 'UPG-001.json', 'UPG-001.txt'],
    ...['UPG-002.json', 'UPG-002.txt', 'UPG-003.json', 'UPG-003.txt'],
  ]);
  assert.deepEqual(await findSecrets(folder, ['correct-horse-battery']), []);
});
