import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collect } from './collect';
import { judgeRun, type JudgedRun } from './judge-run';
import { sampleCatalogue, sampleRequirement } from '../../testing/samples/requirement';
import { runSample } from '../../testing/samples/run';

const catalogue = sampleCatalogue(
  sampleRequirement({ id: 'RFC-1-a' }),
  sampleRequirement({ id: 'RFC-2-a' }),
  sampleRequirement({ id: 'RFC-1-b', level: 'SHOULD' }),
  sampleRequirement({ id: 'RFC-1-c', level: 'MAY' }),
  sampleRequirement({ id: 'DOC-1', level: 'EXAMPLE', provenance: 'example' }),
);

const steps = `
const finding = (requirement) => ({ requirement, sent: '<open/>', expected: ['<open/>'], got: 'nothing within 5 s', next: null });
const note = (world, verdict, message, found) =>
  world.attach(JSON.stringify({ verdict, message, finding: found }), { mediaType: judgementType });
Given('the server answers', () => {});
Then('it breaks {word}', function (id) {
  note(this, 'fail', 'broken', finding(id));
  throw new Nonconformity(finding(id));
});
Then('it warns of {word}', function (id) { note(this, 'warn', 'not quite', finding(id)); });
Then('it notes {word}', function (id) { note(this, 'info', 'noted', finding(id)); });
Then('it is barred', function () { note(this, 'blocked', 'no second account', null); return 'pending'; });
Then('it is not offered', function () { note(this, 'not-applicable', 'no upload in disco', null); return 'skipped'; });
Then('it crashes', () => { throw new TypeError('x is undefined'); });
Then('it is twice defined', () => {});
Then(/it is twice defined/, () => {});
Then('it is pending', function () { return 'pending'; });
Then('it is skipped', function () { return 'skipped'; });
After({ tags: '@hook' }, () => { throw new Error('after'); });
After({ tags: '@ownhook' }, function () { note(this, 'blocked', 'not cleaned up', null); throw new Error('after'); });
`;

async function judge(scenarios: string, more = ''): Promise<JudgedRun> {
  const features = { 'features/1-upgrade/a.feature': `Feature: Upgrade\n${scenarios}` };
  const { envelopes } = await runSample({ features, steps: steps + more });
  return judgeRun(collect(envelopes), catalogue);
}

const verdictsOf = (run: JudgedRun): string[] =>
  run.cases.map(({ record, verdict }) => `${record.id} ${verdict}`);
const requirementsOf = (run: JudgedRun): string[] =>
  run.requirements.map(({ requirement, verdict }) => `${requirement.id} ${verdict}`);

const scenario = (id: string, tags: string, step: string): string =>
  `@case:${id} ${tags}\nScenario: ${id}\nGiven the server answers\nThen ${step}\n`;

test('each way a step can end comes to the verdict of the contract', async () => {
  const run = await judge(
    [
      scenario('A-1', '@req:RFC-1-a', 'the server answers'),
      scenario('A-2', '@req:RFC-1-a', 'it breaks RFC-1-a'),
      scenario('A-3', '@req:RFC-1-b', 'it warns of RFC-1-b'),
      scenario('A-4', '@req:RFC-1-c', 'it notes RFC-1-c'),
      scenario('A-5', '@req:RFC-1-a', 'it is barred'),
      scenario('A-6', '@req:RFC-1-a', 'it is not offered'),
      scenario('A-7', '@req:RFC-1-a', 'it crashes'),
      scenario('A-8', '@req:RFC-1-a', 'nobody says this'),
      scenario('A-9', '@req:RFC-1-a', 'it is twice defined'),
      scenario('A-10', '@req:RFC-1-a', 'it is pending'),
      scenario('A-11', '@req:RFC-1-a', 'it is skipped'),
      scenario('A-12', '@req:RFC-1-a @hook', 'the server answers'),
      scenario('A-13', '@req:RFC-1-a @ownhook', 'the server answers'),
      scenario('A-14', '@req:NONE', 'the server answers'),
    ].join('\n'),
  );
  assert.deepEqual(verdictsOf(run), [
    'A-1 pass',
    'A-2 fail',
    'A-3 warn',
    'A-4 info',
    'A-5 blocked',
    'A-6 not-applicable',
    'A-7 error',
    'A-8 error',
    'A-9 error',
    'A-10 blocked',
    'A-11 blocked',
    'A-12 error',
    'A-13 blocked',
    'A-14 error',
  ]);
  assert.equal(run.verdict, 'error');
  assert.deepEqual(
    run.cases.map(({ message }) => message),
    [
      null,
      'broken',
      'not quite',
      'noted',
      'no second account',
      'no upload in disco',
      'TypeError: x is undefined (at “it crashes”)',
      'no step definition says “nobody says this”: add one or mend the sentence',
      'more than one step definition says “it is twice defined”: make them differ',
      'pending without a reason at “it is pending”',
      'skipped without a reason at “it is skipped”',
      'Error: after (at “hook without a name”)',
      'not cleaned up',
      'the case is tagged @req:NONE, which the catalogue does not hold: add it or mend the tag',
    ],
  );
});

test('a warning about one rule of a case leaves another that a further check holds', async () => {
  const both = '@req:RFC-1-a @req:RFC-1-b';
  const run = await judge(
    `@case:A-1 ${both}\nScenario: A-1\nGiven the server answers\nThen it warns of RFC-1-b\nAnd the server answers\n`,
  );
  assert.deepEqual(requirementsOf(run), ['RFC-1-a pass', 'RFC-1-b warn']);
});

test('a red case fails its requirement and only warns about an example it shares', async () => {
  const run = await judge(scenario('A-1', '@req:RFC-1-a @req:DOC-1', 'it breaks RFC-1-a'));
  assert.deepEqual(requirementsOf(run), ['RFC-1-a fail', 'DOC-1 warn']);
  assert.equal(run.verdict, 'fail');
  assert.deepEqual(run.counts, {
    error: 0,
    fail: 1,
    blocked: 0,
    warn: 1,
    pass: 0,
    info: 0,
    'not-applicable': 0,
  });
});

test('a finding is held against the one requirement that it names, and blocks another of its severity', async () => {
  const run = await judge(scenario('A-1', '@req:RFC-1-a @req:RFC-2-a', 'it breaks RFC-1-a'));
  assert.deepEqual(requirementsOf(run), ['RFC-1-a fail', 'RFC-2-a blocked']);
});

test('a case whose one check warns says nothing of its other requirements, which nothing exercised', async () => {
  const run = await judge(scenario('A-1', '@req:RFC-1-a @req:RFC-1-b @req:RFC-1-c', 'it warns of RFC-1-b'));
  assert.deepEqual(requirementsOf(run), ['RFC-1-a blocked', 'RFC-1-b warn', 'RFC-1-c blocked']);
  assert.deepEqual(verdictsOf(run), ['A-1 warn']);
});

test('a case that records a deviation shows it, although it also holds a rule that was kept', async () => {
  const run = await judge(scenario('A-1', '@req:RFC-1-a @req:RFC-1-c', 'it notes RFC-1-c'));
  assert.deepEqual(requirementsOf(run), ['RFC-1-a pass', 'RFC-1-c info']);
  assert.deepEqual(verdictsOf(run), ['A-1 info']);
});

test('what a case finds beside a control that fails is blocked, and so is what it passes by', async () => {
  const run = await judge(
    `Rule: R\n${scenario('A-1', '@control @req:RFC-1-a', 'it is barred')}${scenario('A-2', '@req:RFC-1-a', 'it breaks RFC-1-a')}` +
      scenario('A-3', '@req:RFC-1-a', 'the server answers'),
  );
  assert.deepEqual(verdictsOf(run), ['A-1 blocked', 'A-2 blocked', 'A-3 blocked']);
  assert.deepEqual(requirementsOf(run), ['RFC-1-a blocked']);
});

test('a finding that names no requirement of its case belongs to the most severe one', async () => {
  const run = await judge(scenario('A-1', '@req:DOC-1 @req:RFC-1-b', 'it breaks RFC-1-a'));
  assert.equal(run.cases[0]?.finding?.requirement, 'DOC-1');
  assert.deepEqual(requirementsOf(run), ['DOC-1 warn', 'RFC-1-b warn']);
});

test('a requirement takes the strongest verdict of its cases', async () => {
  const run = await judge(
    scenario('A-1', '@req:RFC-1-a', 'the server answers') + scenario('A-2', '@req:RFC-1-a', 'it is barred'),
  );
  assert.deepEqual(requirementsOf(run), ['RFC-1-a blocked']);
  assert.equal(run.verdict, 'blocked');
});

test('a run in which nothing was judged is blocked', async () => {
  const run = await judge(scenario('A-1', '@req:RFC-1-a', 'it is not offered'));
  assert.equal(run.verdict, 'blocked');
  assert.equal((await judge('')).verdict, 'blocked');
});

test('a case of an outline carries the cell of its case column', async () => {
  const run = await judge(
    '@case:A-1 @req:RFC-1-a\nScenario Outline: many\nGiven the server answers\nThen <what>\n' +
      'Examples:\n| case | what |\n| fine | the server answers |\n| bad | it breaks RFC-1-a |\n',
  );
  assert.deepEqual(verdictsOf(run), ['A-1-fine pass', 'A-1-bad fail']);
});

test('cases that never began because a hook of the run failed are blocked, and the run is an error', async () => {
  const run = await judge(
    scenario('A-1', '@req:RFC-1-a', 'the server answers'),
    "BeforeAll(() => { throw new Error('no server'); });",
  );
  assert.deepEqual(verdictsOf(run), ['A-1 blocked']);
  assert.equal(run.cases[0]?.message, 'the run ended before this case began');
  assert.match(run.problems.join(), /^a hook of the run failed: Error: no server/);
  assert.equal(run.verdict, 'error');
});
