import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { root } from '../../checkout';
import { spec } from '../../command/spec';
import { expectOneTruth, readOutputs } from '../one-truth';
import { startEjabberd, startJabberd2, startProsody } from './index';
import { reasonToSkip } from './availability';
import type { ServerName } from './real-server';
const knownDeviations = path.join(root, 'docs/known-deviations.md');
const judged = ['pass', 'warn', 'fail'];

/** What of results.json is looked at here. */
interface Results {
  verdict: string;
  requirements: { id: string; verdict: string }[];
  cases: { feature: string }[];
}

for (const [name, start] of [
  ['prosody', startProsody],
  ['ejabberd', startEjabberd],
  ['jabberd2', startJabberd2],
] as const) {
  const skip = reasonToSkip(name);

  test(`${name} holds the documented conversation over ws and wss`, { skip }, async (t) => {
    const server = await start();
    t.after(() => server.stop());
    for (const [scheme, target] of [
      ['ws', server.target],
      ['wss', server.secureTarget],
    ] as const) {
      await t.test(`over ${scheme}`, async (inner) => {
        await judge(inner, name, target, 'documented');
      });
    }
    await t.test('in Dutch, step by step as in English', (inner) => judgeDutch(inner, name, server.target));
    await t.test(
      'breaks no rule but those that are written down, and says one verdict and one count in seven outputs',
      async (inner) => {
        const { out, output } = await judge(inner, name, hasten(inner, server.target), 'standard');
        await expectOneTruth(out, await readOutputs(out, output));
      },
    );
  });
}

/** The same target with a short deadline: what these servers never answer is waited for in vain. */
function hasten(t: TestContext, target: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'target-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'target.yaml');
  writeFileSync(file, readFileSync(target, 'utf8').replace(/^limits:$/m, 'limits:\n  reply: 1s'));
  return file;
}

/** A run of the Dutch edition: each case of it is Dutch, and so are the report, the terminal and the specification. */
async function judgeDutch(t: TestContext, name: ServerName, target: string): Promise<void> {
  const { out, output, results } = await judge(t, name, target, 'documented', ['--language', 'nl']);
  assert.deepEqual(
    results.cases.filter(({ feature }) => !feature.endsWith('.nl.feature')),
    [],
  );
  spec({ run: out, language: 'nl', verify: false, owners: [] }, () => undefined);
  const read = (file: string): string => readFileSync(path.join(out, file), 'utf8');
  for (const text of [output, read('report.html'), read('specification.nl.html')]) {
    assert.match(text, /Oordeel: .* \(\w+\)/);
    assert.match(text, new RegExp(`${String(results.requirements.length)} eisen: `));
  }
}

/** Runs the suite, and checks that nothing is broken but what docs/known-deviations.md lists. */
async function judge(
  t: TestContext,
  name: ServerName,
  target: string,
  profile: string,
  more: readonly string[] = [],
): Promise<{ out: string; output: string; results: Results }> {
  const out = mkdtempSync(path.join(tmpdir(), 'run-'));
  t.after(() => rmSync(out, { recursive: true, force: true }));
  const { code, output } = await runSuite(target, out, profile, more);
  const file = path.join(out, 'results.json');
  assert.ok(existsSync(file), `the run exited with ${String(code)} and wrote no results.json:\n${output}`);
  const results = JSON.parse(readFileSync(file, 'utf8')) as Results;

  const failed = results.requirements.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
  const unknown = failed.filter((id) => !isKnownDeviation(name, id));
  assert.deepEqual(unknown, [], `${name} breaks what docs/known-deviations.md does not list:\n${output}`);
  assert.equal(code, failed.length === 0 ? 0 : 1, output);
  assert.ok(
    results.requirements.some(({ verdict }) => judged.includes(verdict)),
    `nothing was judged:\n${output}`,
  );
  return { out, output, results };
}

async function runSuite(
  target: string,
  out: string,
  profile: string,
  more: readonly string[],
): Promise<{ code: number | null; output: string }> {
  const command = [
    ...['run', '--target', target, '--profile', profile],
    ...['--no-allure-report', '--out', out, ...more],
  ];
  const child = spawn(process.execPath, [path.join(root, 'bin/finesse-conformance.js'), ...command], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listen = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

/** Whether a line of docs/known-deviations.md names both the server and the requirement. */
function isKnownDeviation(name: ServerName, requirement: string): boolean {
  if (!existsSync(knownDeviations)) return false;
  return readFileSync(knownDeviations, 'utf8')
    .split('\n')
    .some((line) => line.toLowerCase().includes(name) && line.split(/[^\w.-]+/).includes(requirement));
}
