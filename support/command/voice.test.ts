import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeSampleRun } from '../testing/samples/report';
import { makeVoice, type Loudness } from './voice';

async function hear(loudness: Loudness): Promise<{ stdout: string; stderr: string; results: unknown }> {
  const heard = { stdout: '', stderr: '' };
  const into = (name: keyof typeof heard) => ({ write: (text: string) => (heard[name] += text) });
  const voice = makeVoice(loudness, { stdout: into('stdout'), stderr: into('stderr') });
  const { report } = await makeSampleRun();
  voice.say('Testing the sample');
  voice.insist('The baseline has another finding');
  voice.conclude(report, 'reports/x');
  return { ...heard, results: report.results };
}

test('a program reads the results on stdout, and nothing else stands there', async () => {
  const { stdout, stderr, results } = await hear('json');
  assert.deepEqual(JSON.parse(stdout), JSON.parse(JSON.stringify(results)));
  assert.equal(stderr, 'Testing the sample\nThe baseline has another finding\n');
});

test('who wants quiet hears the verdict, the numbers and what decided the exit code', async () => {
  const { stdout, stderr } = await hear('quiet');
  assert.deepEqual(stdout.trimEnd().split('\n'), [
    'The baseline has another finding',
    '3 requirements: 1 error, 1 fail, 0 blocked, 1 warn, 0 pass, 0 not-applicable. 7 cases.',
    'Verdict: error. Report: reports/x/report.html',
  ]);
  assert.equal(stderr, '');
});

test('who wants all hears each finding in the failure form, who asks for nothing does not', async () => {
  const [verbose, usual] = [await hear('verbose'), await hear('usual')];
  assert.match(verbose.stdout, /^ {2}where {5}reports\/x\/wire\/UPG-002\.txt$/m);
  assert.doesNotMatch(usual.stdout, /^ {2}where /m);
  for (const { stdout } of [verbose, usual]) assert.ok(stdout.startsWith('Testing the sample\n'));
});
