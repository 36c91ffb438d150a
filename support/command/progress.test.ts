import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Envelope } from '../judgement/verdict';
import { describeLeft, showProgress } from './progress';

/** Messages of a case, as far as progress reads them. */
function messagesOf(
  id: string,
  folder: string,
  ...tags: string[]
): Record<'before' | 'started' | 'failed' | 'ended', unknown> {
  return {
    before: [
      { pickle: { id: `p${id}`, uri: `features/${folder}/a.feature`, tags: tags.map((name) => ({ name })) } },
      { testCase: { id, pickleId: `p${id}` } },
    ],
    started: { testCaseStarted: { testCaseId: id } },
    failed: { testStepFinished: { testStepResult: { status: 'FAILED' } } },
    ended: { testCaseFinished: {} },
  };
}

/** Progress on a pipe, with the lines it writes and a clock that is set by hand. */
function onPipe(...earlier: unknown[]) {
  const lines: string[] = [];
  const clock = { nowMs: 0, tick: (): void => undefined };
  const progress = showProgress(earlier.flat() as Envelope[], {
    stream: { write: (text) => lines.push(text) },
    now: () => clock.nowMs,
    tick: (_, call) => {
      clock.tick = call;
      return () => (clock.tick = () => undefined);
    },
  });
  const take = (...messages: unknown[]): void => {
    for (const message of messages as Envelope[]) progress.take(message);
  };
  const wait = (untilMs: number): void => {
    clock.nowMs = untilMs;
    clock.tick();
  };
  return { lines, take, wait, progress };
}

test('on a pipe a line tells of each step, and that of rules over all conversations', () => {
  const [first, second] = [messagesOf('1', '1-upgrade'), messagesOf('2', '2-framing')];
  const last = messagesOf('3', '1-upgrade', '@passive');
  const { lines, take } = onPipe(first.before, second.before, last.before);
  take(first.started, first.failed, first.ended, second.started, second.ended, last.started, last.ended);
  assert.deepEqual(lines, [
    '1 Upgrade: 0 of 3 cases ended, 0 failed\n',
    '2 Framing: 1 of 3 cases ended, 1 failed\n',
    'Rules over all conversations: 2 of 3 cases ended, 1 failed\n',
  ]);
});

test('on a pipe a line comes within 15 seconds, also while one case lasts', () => {
  const only = messagesOf('1', '1-upgrade');
  const { lines, take, wait, progress } = onPipe(only.before);
  take(only.started);
  for (const second of [1, 13, 14, 20, 28]) wait(second * 1000);
  progress.end();
  wait(90_000);
  assert.equal(lines.length, 3);
});

test('tells how long the other cases will take, once some have told', () => {
  assert.equal(describeLeft({ ended: 9, total: 100 }, 9000), '');
  assert.equal(describeLeft({ ended: 10, total: 55 }, 10_000), ', 45s left');
  assert.equal(describeLeft({ ended: 10, total: 75 }, 10_000), ', 1m05s left');
});
