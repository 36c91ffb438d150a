import { judgementType, missingFence, type Judgement } from '../../judgement/verdict';
import { isAboutEveryCase } from '../../suite/run';
import type { Message } from './message';
import type { HeldCase } from './shard-messages';

/**
 * Whether a case has checks of every case to be held anew: its rule is about all transcripts, and nothing kept it from
 * coming to them.
 */
export function isRejudged(held: HeldCase): boolean {
  if (!held.tags.includes('@passive')) return false;
  const own = held.testCase.testSteps.filter((_, index) => !isAboutEvery(held, index));
  return own.every(({ id }) => statusOf(held, id) === 'PASSED');
}

/** Whether a case came to a finding: what it tells is told. */
export function hasFinding(held: HeldCase): boolean {
  return judgementsOf(held).some(({ verdict }) => verdict === 'fail' || verdict === 'warn');
}

/**
 * A case with what its checks of every case have found now. Where they find nothing, and were in the way of nothing but
 * a fence that was not answered, the case stays blocked: silence was not proven.
 */
export function replaceChecks(held: HeldCase, now: HeldCase | undefined): HeldCase {
  if (!now || (isUnfenced(held) && !hasFinding(now))) return held;
  const indices = held.testCase.testSteps.flatMap((_, index) => (isAboutEvery(held, index) ? [index] : []));
  return indices.reduce((one, index) => replaceCheck(one, now, index), held);
}

function replaceCheck(held: HeldCase, now: HeldCase, index: number): HeldCase {
  const id = held.testCase.testSteps[index]?.id;
  const theirs = now.testCase.testSteps[index]?.id;
  if (id === undefined || theirs === undefined) return held;
  const attempt = held.messages.find(({ testCaseStarted }) => testCaseStarted)?.testCaseStarted?.id ?? '';
  const then = held.messages.filter((envelope) => stepOf(envelope) === id);
  const place = held.messages.indexOf(then[0] ?? {});
  const timestamp = then.find(({ testStepFinished }) => testStepFinished)?.testStepFinished?.timestamp;
  const replaced = now.messages
    .filter((envelope) => stepOf(envelope) === theirs)
    .map((envelope) => adopt(envelope, { testCaseStartedId: attempt, testStepId: id }, timestamp));
  const rest = held.messages.filter((envelope) => stepOf(envelope) !== id);
  return { ...held, messages: rest.toSpliced(place, 0, ...replaced) };
}

type Timestamp = NonNullable<Message['testStepFinished']>['timestamp'];

/** A message of one case as that of another, at the time when that came to the step. */
function adopt(
  { testStepStarted, testStepFinished, attachment }: Message,
  ids: { testCaseStartedId: string; testStepId: string },
  at: Timestamp | undefined,
): Message {
  const time = at ? { timestamp: at } : {};
  if (testStepStarted) return { testStepStarted: { ...testStepStarted, ...ids, ...time } };
  if (testStepFinished) return { testStepFinished: { ...testStepFinished, ...ids, ...time } };
  return attachment ? { attachment: { ...attachment, ...ids, ...time } } : {};
}

function isUnfenced(held: HeldCase): boolean {
  return judgementsOf(held).some(({ cause }) => cause?.id === missingFence.id);
}

function isAboutEvery({ texts }: HeldCase, index: number): boolean {
  return isAboutEveryCase(texts[index] ?? '');
}

function statusOf({ messages }: HeldCase, stepId: string): string {
  const finished = messages.find(({ testStepFinished }) => testStepFinished?.testStepId === stepId);
  return String(finished?.testStepFinished?.testStepResult.status);
}

function stepOf({ testStepStarted, testStepFinished, attachment }: Message): string | undefined {
  return (testStepStarted ?? testStepFinished ?? attachment)?.testStepId;
}

function judgementsOf({ messages }: HeldCase): Judgement[] {
  return messages.flatMap(({ attachment }) =>
    // what is attached as text is Cucumber's IDENTITY encoding
    attachment?.mediaType === judgementType ? [JSON.parse(attachment.body) as Judgement] : [],
  );
}
