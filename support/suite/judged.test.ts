import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SetupFailure } from '../protocol/session';
import { sampleAccount } from '../testing/samples/session';
import { Blocked, judgementType, Nonconformity, NotApplicable, type Judgement } from '../judgement/verdict';
import { Unreachable } from '../protocol/websocket';
import { asHook, judged } from './judged';
import { sampleRun, sampleWorld, type Attachment } from '../testing/samples/world';

const broken = { sent: '<a/>', expected: ['<b/>'], got: '<c/> at 1 ms', next: null };

/** Runs a step that throws, in a case about a requirement: what Cucumber is told, or is thrown. */
async function run(
  thrown: unknown,
  requirement = 'MUST-1',
): Promise<{ status?: unknown; error?: unknown; attached: Attachment[]; judgement: Judgement | null }> {
  const { world, attached } = sampleWorld(sampleRun(), [requirement]);
  const step = judged(() => {
    throw thrown;
  });
  const ending = await (step.call(world) as Promise<unknown>).then(
    (status) => ({ status }),
    (error: unknown) => ({ error }),
  );
  const found = attached.find(({ mediaType }) => mediaType === judgementType);
  return { ...ending, attached, judgement: found ? (JSON.parse(found.text) as Judgement) : null };
}

test('lets what a step returns pass, with its arguments and its world', async () => {
  const { world, attached } = sampleWorld();
  const step = judged(function (this: unknown, ...args: unknown[]) {
    return [this === world, ...args];
  });
  assert.deepEqual(await step.call(world, 'a', 2), [true, 'a', 2]);
  assert.deepEqual(attached, []);
});

test("keeps the number of parameters that Cucumber compares with a step's text", () => {
  assert.equal(judged((one: unknown, two: unknown) => [one, two]).length, 2);
});

test('throws a broken MUST as the nonconformity it is, with the finding attached', async () => {
  const thrown = new Nonconformity(broken);
  const { error, judgement, attached } = await run(thrown);
  assert.equal(error, thrown);
  assert.deepEqual(judgement, {
    verdict: 'fail',
    message: 'wanted <b/>; got <c/> at 1 ms',
    finding: { requirement: 'MUST-1', ...broken },
    cause: null,
  });
  assert.equal(attached[1]?.text, 'wanted <b/>; got <c/> at 1 ms');
});

test('lets a broken SHOULD pass as a warning, and a broken MAY as information', async () => {
  for (const [requirement, verdict] of [
    ['SHOULD-1', 'warn'],
    ['MAY-1', 'info'],
  ]) {
    const { error, status, judgement } = await run(new Nonconformity(broken), requirement);
    assert.equal(error, undefined);
    assert.equal(status, undefined);
    assert.equal(judgement?.verdict, verdict);
  }
});

test('blocks a case whose conversation could not be set up, for whichever reason', async () => {
  const reasons = [
    new SetupFailure('the agent could not connect'),
    new Unreachable('refused', 'nobody listens'),
    new Blocked('something stood in the way'),
  ];
  for (const reason of reasons) {
    const { status, error, judgement } = await run(reason);
    assert.equal(error, undefined);
    assert.equal(status, 'pending');
    assert.deepEqual(judgement, {
      verdict: 'blocked',
      message: reason.message,
      finding: null,
      cause: reason instanceof Unreachable ? { id: 'step-connected', sentence: reason.message } : null,
    });
  }
});

test('skips a case that does not apply', async () => {
  const { status, judgement } = await run(new NotApplicable('the server offers no such thing'));
  assert.equal(status, 'skipped');
  assert.equal(judgement?.verdict, 'not-applicable');
});

test("throws any other exception as the suite's own, without a judgement", async () => {
  for (const thrown of [new TypeError('x is not a function'), 'a word', null]) {
    const { error, attached } = await run(thrown);
    assert.equal(error, thrown);
    assert.deepEqual(attached, []);
  }
});

test('judges a step that fails later as one that fails at once', async () => {
  const { world } = sampleWorld();
  const step = judged(() => Promise.reject(new Blocked('later')));
  assert.equal(await step.call(world), 'pending');
});

test('leaves alone what is thrown outside of a case', async () => {
  const step = judged(() => {
    throw new Blocked('no world here');
  });
  await assert.rejects(step.call(undefined) as Promise<unknown>, Blocked);
});

test('lets no secret out by the words of an exception, whoever said them', async () => {
  const { password } = sampleAccount;
  const exceptions = [
    new SetupFailure(`the agent could not authenticate: <text>${password}</text>`),
    new NotApplicable(`the server said <auth>${Buffer.from(`a\0b\0${password}`).toString('base64')}</auth>`),
    new Blocked(password),
    new Nonconformity({ ...broken, got: password, sent: password, next: password }),
    new Error(`not one well-formed document: ${password}`),
  ];
  for (const exception of exceptions) {
    const { error, attached } = await run(exception);
    const told = [
      error instanceof Error ? `${error.message} ${error.stack ?? ''}` : '',
      JSON.stringify(attached),
    ];
    assert.equal(told.join('').includes(password), false, told.join('\n'));
    assert.equal(told.join('').includes(Buffer.from(password).toString('base64').slice(4, 12)), false);
  }
});

test('where what was said is recalled, only checks of every case are held, and hooks', async () => {
  const { world } = sampleWorld(sampleRun({}, { recorded: new Map() }));
  const step = judged(() => 'done');
  world.recorder.step = 'the agent sends';
  assert.equal(await step.call(world), undefined);
  world.recorder.step = 'no message of any case satisfies';
  assert.equal(await step.call(world), 'done');
  world.recorder.step = 'the agent sends';
  assert.equal(await judged(asHook(() => 'done')).call(world), 'done');
});
