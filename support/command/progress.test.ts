import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Envelope } from '../judgement/verdict';
import { showProgress } from './progress';

/** Messages of a case, as far as progress reads them. */
function messagesOf(id: string, folder: string): Record<'before' | 'started' | 'failed' | 'ended', unknown> {
  return {
    before: [
      { pickle: { id: `p${id}`, uri: `features/${folder}/a.feature` } },
      { testCase: { id, pickleId: `p${id}` } },
    ],
    started: { testCaseStarted: { testCaseId: id } },
    failed: { testStepFinished: { testStepResult: { status: 'FAILED' } } },
    ended: { testCaseFinished: {} },
  };
}

test('on a pipe a line tells of each step, and of one that goes on for long', () => {
  const [first, second] = [messagesOf('1', '1-upgrade'), messagesOf('2', '2-framing')];
  const lines: string[] = [];
  let nowMs = 0;
  const earlier = [first.before, second.before].flat() as Envelope[];
  const stream = { write: (text: string) => lines.push(text) };
  const progress = showProgress(earlier, { stream, now: () => nowMs });
  const take = (...messages: unknown[]): void => {
    for (const message of messages as Envelope[]) progress.take(message);
  };
  take(first.started, first.failed);
  nowMs = 14_000;
  take(first.ended);
  take(second.started);
  nowMs = 29_000;
  take(second.ended);
  progress.end();
  assert.deepEqual(lines, [
    '1 Upgrade: 0 of 2 cases ended, 0 failed\n',
    '2 Framing: 1 of 2 cases ended, 1 failed\n',
    '2 Framing: 2 of 2 cases ended, 1 failed\n',
  ]);
});
