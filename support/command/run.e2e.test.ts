import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { makeFolder, runCommand, type Ended } from '../testing/command-line';

interface Results {
  verdict: string;
  counts: Record<string, number>;
  requirements: { id: string; verdict: string }[];
  cases: { id: string; verdict: string; finding: { requirement: string } | null }[];
}

async function run(
  t: TestContext,
  ...parameters: string[]
): Promise<Ended & { out: string; results: Results }> {
  const out = path.join(makeFolder(t), 'out');
  const ended = await runCommand(['run', '--out', out, ...parameters]);
  const results = JSON.parse(readFileSync(path.join(out, 'results.json'), 'utf8')) as Results;
  return { ...ended, out, results };
}

test('the embedded server meets the documented profile, and the run folder is complete', async (t) => {
  const { code, said, out, results } = await run(t, '--profile', 'documented');
  assert.equal(code, 0, said);
  assert.equal(results.counts.fail, 0);
  assert.equal(results.counts.blocked, 0);
  assert.deepEqual(
    readdirSync(out).filter((name) => !name.startsWith('allure')),
    [
      'cucumber.html',
      'junit.xml',
      'messages.ndjson',
      'offer.json',
      'report.html',
      'results.json',
      'summary.md',
      'wire',
    ],
  );
  const documented = results.requirements.filter(({ id }) => id.startsWith('DOC-'));
  assert.equal(documented.length, 31);
});

test('the same over TLS', async (t) => {
  const { code, said } = await run(t, '--profile', 'documented', '--target', 'targets/embedded-tls.yaml');
  assert.equal(code, 0, said);
});

test('of a run with --json a program reads on stdout what results.json holds', async (t) => {
  const { code, stdout, results } = await run(t, '--requirement', 'RFC7395-3.1-a', '--no-allure', '--json');
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(stdout), results);
});

test('a run with --quiet says its verdict in two lines', async (t) => {
  const { stdout, out } = await run(t, '--requirement', 'RFC7395-3.1-a', '--no-allure', '--quiet');
  const [numbers, verdict, ...more] = stdout.trimEnd().split('\n');
  assert.match(numbers ?? '', /^\d+ requirements?: 0 fail, .* \d+ cases?\.$/);
  assert.equal(verdict, `Verdict: pass. Report: ${path.join(out, 'report.html')}`);
  assert.deepEqual(more, []);
});

test('how much is said is asked for in one way', async () => {
  const { code, said } = await runCommand(['run', '--json', '--quiet']);
  assert.equal(code, 2);
  assert.match(said, /^error: option '--quiet' cannot be used with option '--json'$/m);
});

test('the handshake profile signs nobody in', async (t) => {
  const { code, out } = await run(t, '--profile', 'handshake');
  assert.equal(code, 0);
  const wire = readdirSync(path.join(out, 'wire')).map((name) =>
    readFileSync(path.join(out, 'wire', name), 'utf8'),
  );
  assert.ok(wire.length > 0);
  assert.ok(wire.every((text) => !text.includes('<auth')));
});

const firstFaults: [fault: string, requirement: string][] = [
  ['subprotocol-missing', 'RFC7395-3.1-a'],
  ['accept-wrong', 'RFC6455-4.2.2-e'],
  ['stream-id-missing', 'RFC6120-4.7.3-a'],
  ['two-stanzas-in-one-message', 'RFC7395-3.3.3-d'],
  ['any-password-accepted', 'RFC6120-6.5.10-a'],
  ['bind-other-resource', 'RFC6120-4.3.6-a'],
  ['presence-echo-withheld', 'RFC6121-4.2.2-b'],
  ['team-subscription-forbidden', 'DOC-S10-a'],
  ['subscription-confirmed-for-other-node', 'XEP0060-6.1.2-a'],
  ['event-withheld', 'XEP0060-4.2-a'],
];

for (const [fault, requirement] of firstFaults) {
  test(`the fault ${fault} turns ${requirement} red`, async (t) => {
    const { code, said, results } = await run(t, '--fault', fault, '--requirement', requirement);
    assert.equal(code, 1, said);
    const findings = results.cases.flatMap(
      ({ verdict, finding }) => (verdict === 'fail' ? finding : []) ?? [],
    );
    assert.ok(
      findings.some((finding) => finding.requirement === requirement),
      `named: ${findings.map((finding) => finding.requirement).join(', ')}`,
    );
  });
}
